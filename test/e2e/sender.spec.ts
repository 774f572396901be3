// Who sent a message, as a person sees it: five verdicts as five chips, the true domain of
// every address whatever is written around it, and a list that is left with one press.
import type { Page } from '@playwright/test';
import { createLeave } from '../../server/lists/leave.ts';
import { createDial } from '../../server/net/dial.ts';
import { letterOf, spoofed } from '../letters/spoofed.ts';
import { verdicts } from '../letters/verdicts.ts';
import { startNameServer } from '../rigs/dns.ts';
import { startLetterServer } from '../rigs/letter-server.ts';
import { startListServer } from '../rigs/list-server.ts';
import { startProductHere } from '../rigs/product-here.ts';
import { createSigner, sealed, signed, zoneOf } from '../rigs/signer.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { headersAreIn, openMailbox, row, textOf } from './screen.ts';

const text = textOf('en');
const who = { security: 'plain', user: 'ada', password: 'x' } as const;
const chip = (page: Page) => page.getByTestId('reader').getByTestId('sender-chip');

async function openRow(page: Page, subject: string): Promise<void> {
  await row(page, subject).click();
  await expect(page.getByTestId('subject')).toHaveText(subject);
}

/** In the page, where it is quick: the sender's address of each message as it is seen. */
async function readAll({
  position,
  next,
  question,
}: Record<'next' | 'question', string> & { position: string[] }) {
  const found: string[] = [];
  const reader = () => document.querySelector('[data-testid=reader]');
  for (const place of position) {
    for (;;) {
      await new Promise(requestAnimationFrame);
      const here = reader();
      if (!here?.textContent.includes(place)) continue;
      const address = here.querySelector<HTMLElement>('[data-testid=from] button');
      const isAsked = here.textContent.includes(question);
      if (!address && !isAsked) continue;
      const isSeen = address?.checkVisibility() && address.offsetWidth > 0;
      found.push(
        address ? (isSeen ? address.innerText.replace(/\s/g, '') : '') : 'asked',
      );
      break;
    }
    reader()?.querySelector<HTMLElement>(`button[aria-label="${next}"]`)?.click();
  }
  return found;
}

test('five verdicts are five chips, and a forged one is no verdict', async ({ page }) => {
  const box = await startLetterServer(verdicts.map(({ raw }) => raw));
  await openMailbox(page, { ...who, ...box });
  await headersAreIn(page, text);
  for (const { subject, verdict, words } of verdicts) {
    await openRow(page, subject);
    await expect(chip(page)).toHaveText(words);
    await expect(chip(page)).toHaveAttribute('data-verdict', verdict);
    await expect(chip(page).locator('svg')).toBeVisible();
  }
  // The last one is the forged one: what it claims is told, under its own heading.
  await chip(page).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByTestId('sender-panel');
  await expect(panel.getByTestId('sender-sentence')).toHaveText(
    text.t('auth.why.unchecked'),
  );
  await panel.getByText(text.t('auth.technical')).click();
  await expect(panel.getByTestId('claimed')).toContainText('evil.example');
  await expect(panel).toContainText(text.t('auth.server.none'));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(chip(page)).toBeFocused();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByTestId('tab-headers').click();
  await expect(page.getByTestId('route').getByRole('listitem')).toHaveCount(3);
  await expect(page.getByTestId('route')).toContainText('3m 15s');
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await box.stop();
});

test(`the true domain is shown and said, ${spoofed.length} of ${spoofed.length}`, async ({
  page,
}) => {
  const box = await startLetterServer(spoofed.map(letterOf));
  await openMailbox(page, { ...who, ...box });
  await headersAreIn(page, text);
  const wrong: string[] = [];
  for (const one of spoofed) {
    await openRow(page, one.name);
    await expect(chip(page)).toBeVisible();
    const from = page.getByTestId('reader').getByTestId('from');
    const seen = (await from.innerText()).replace(/\s+/g, ' ').trim();
    const said = await from.ariaSnapshot();
    const isWhole = await from.getByRole('button').evaluate((button) => {
      const box = button.getBoundingClientRect();
      const inner = [...button.querySelectorAll('bdi, span')].map((one) =>
        one.getBoundingClientRect(),
      );
      return [box, ...inner].every(
        ({ left, right, bottom }) =>
          left >= box.left - 1 &&
          right <= Math.min(innerWidth, box.right + 1) &&
          bottom <= box.bottom + 1,
      );
    });
    const isShown = seen.endsWith(`@${one.domain}`) && isWhole;
    const name = text.t('addr.actions', { address: `@${one.domain}` });
    if (!isShown || !said.includes(name)) wrong.push(`${one.name}: ${seen}\n${said}`);
  }
  expect(wrong).toEqual([]);
  await box.stop();
});

test('every message of the demo shows its sender’s address on the narrowest screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/demo');
  await headersAreIn(page, text);
  await page.getByTestId('msg-row').first().click();
  await expect(page.getByTestId('reader')).toBeVisible();
  const shown = await page.evaluate(readAll, {
    position: [...Array(64).keys()].map((n) =>
      text.t('msg.position', { n: n + 1, total: 64 }),
    ),
    next: text.t('msg.next'),
    question: text.t('get.peekNote'),
  });
  // Two are so large that they are asked about before there is anything to show of them.
  expect(shown.filter((one) => one === 'asked')).toHaveLength(2);
  expect(shown.filter((one) => !/^(?:asked|\S+@[\w.-]+)$/.test(one))).toEqual([]);
  await expectNoSideScroll(page);
});

test('a list is left by one POST that a signature vouches for, after the press and not before', async ({
  page,
}) => {
  const list = await startListServer();
  const signer = createSigner('papers.example');
  const gate = createSigner('gate.example');
  const names = await startNameServer(zoneOf(signer, gate));
  const dial = createDial({ guard: { allowPrivate: true, allowed: [], ports: [443] } });
  const product = await startProductHere({
    env: { DNS_SERVERS: names.address },
    leaveList: createLeave(dial, { ca: list.ca }),
  });
  const letter = [
    'From: The Papers <news@papers.example>',
    'To: you@post.example',
    'Subject: Number 12',
    'Date: Mon, 02 Mar 2026 12:00:00 +0000',
    'List-Id: The Papers <news.papers.example>',
    `List-Unsubscribe: <${list.url}/leave?u=7>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    '',
    'Text.',
    '',
  ].join('\r\n');
  const fields = 'From:Subject:Date:List-Unsubscribe:List-Unsubscribe-Post';
  const passedOn = await sealed(
    await signed(letter, signer, { fields }),
    gate,
    1,
    'gate.example; dkim=pass header.d=papers.example',
  );
  const box = await startLetterServer([passedOn]);
  const { host, port } = box;
  const link = new URLSearchParams({
    host,
    port: String(port),
    security: 'plain',
    user: 'ada',
  });
  await page.goto(`${product.url}/#${link.toString()}`);
  await page.locator('input[name=password]').fill('x');
  await page.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  await openRow(page, 'Number 12');

  // Nobody is asked for the key before the person wants it; then it proves the sender.
  await expect(chip(page)).toHaveText(text.t('auth.chip.unchecked'));
  expect(names.asked).toEqual([]);
  await page.getByTestId('list-leave').click();
  await expect(page.getByTestId('leave-one-click')).toContainText(
    text.t('lists.oneClickUnsigned', { host: new URL(list.url).host }),
  );
  await expect(page.getByTestId('leave-now')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await chip(page).click();
  await page.getByRole('button', { name: text.t('auth.look.ask') }).click();
  await expect(page.getByTestId('sender-sentence')).toHaveText(
    text.t('auth.why.confirmedHere', { domain: 'papers.example' }),
  );
  await page.getByText(text.t('auth.technical')).click();
  const technical = page.getByTestId('sender-technical');
  await expect(technical).toContainText(text.t('auth.arc.pass'));
  await expect(technical).toContainText(
    text.t('auth.arc.set', { n: 1, domain: 'gate.example' }),
  );
  await page.keyboard.press('Escape');
  expect(names.asked).toContain('one._domainkey.papers.example');
  expect(names.asked).toContain('one._domainkey.gate.example');

  await page.getByTestId('list-leave').click();
  await expect(page.getByTestId('leave-dialog')).toContainText(`${list.url}/leave?u=7`);
  await expectAccessible(page);
  expect(list.requests).toEqual([]);
  await page.getByTestId('leave-now').click();
  await expect(page.getByTestId('leave-result')).toContainText('200');
  expect(list.requests).toMatchObject([
    { method: 'POST', path: '/leave?u=7', body: 'List-Unsubscribe=One-Click' },
  ]);
  await page.getByTestId('leave-dialog').getByRole('button').last().click();

  list.answer = { status: 404 };
  await page.getByTestId('list-leave').click();
  await page.getByTestId('leave-now').click();
  await expect(page.getByTestId('leave-result')).toHaveText(
    text.t('lists.refused', { host: new URL(list.url).host, status: '404' }),
  );
  await product.stop();
  await Promise.all([box.stop(), names.stop(), list.stop()]);
});
