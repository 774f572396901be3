// The six views of a message: a tab list after the pattern, a tree of parts, the lines that
// were said about it; what is damaged leads to its place.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startLetterbox, type Letterbox } from '../rigs/letterbox.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { headersAreIn, openMailbox, openMessage, row, textOf } from './screen.ts';

const text = textOf('en');

const damaged = [
  'From: Ada <ada@example.org>\r\nTo: me@example.org\r\nSubject: Parts within parts\r\n',
  'X-Mailer: Quill 3\r\n',
  'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
  '--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n',
  '--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain words.\r\n',
  '--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Words in HTML.\r\n--c--\r\n',
  '--b\r\nContent-Type: application/pdf; name=a.pdf\r\n',
  'Content-Disposition: attachment; filename=a.pdf\r\n',
  'Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK!!!!JVBERi0xLjQK\r\n',
  '--b\r\nContent-Type: message/rfc822\r\n\r\n',
  'From: Inner <inner@example.org>\r\nSubject: The one inside\r\n\r\nWords inside.\r\n',
  '--b--\r\n',
].join('');

let box: Letterbox;
test.beforeAll(async () => {
  box = await startLetterbox([{ raw: Buffer.from(damaged) }]);
});
test.afterAll(() => box.stop());

async function openDamaged(page: Page): Promise<void> {
  const { host, port } = box;
  const user = 'ada';
  await openMailbox(page, { host, port, security: 'plain', user, password: 'x' });
  await headersAreIn(page, text);
  await row(page, 'Parts within parts').click();
  await expect(page.getByTestId('tab-talk')).toBeVisible();
}

test('six tabs: arrows move, Enter opens, each names its panel', async ({ page }) => {
  await openDamaged(page);
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveText([
    'Message',
    'Text',
    'Headers',
    'Structure',
    'Source',
    'Talk',
  ]);
  for (const tab of await tabs.all()) {
    const panel = await tab.getAttribute('aria-controls');
    await expect(page.locator(`#${panel}[role=tabpanel]`)).toHaveCount(1);
  }
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('text-body')).toContainText('Plain words.');
  await page.keyboard.press('End');
  await expect(tabs.last()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.first()).toBeFocused();
});

for (const tabs of [
  ['message', 'text', 'headers'],
  ['structure', 'source', 'talk'],
] as const)
  test(`${tabs.join(', ')}: clean to axe, nothing sticks out`, async ({ page }) => {
    await openDamaged(page);
    for (const tab of tabs) {
      await page.getByTestId(`tab-${tab}`).click();
      await expectNoSideScroll(page);
      await expectAccessible(page);
    }
  });

test('h and v lead to headers and source, and the next visit opens there', async ({
  page,
}) => {
  await openDamaged(page);
  await page.getByTestId('subject').click();
  await page.keyboard.press('v');
  await expect(page.getByTestId('source')).toContainText('boundary=b');
  await page.keyboard.press('h');
  await expect(page.getByTestId('tab-headers')).toHaveAttribute('aria-selected', 'true');
  // What is only for the ear is laid out where it scrolls, and nowhere below the app.
  const below = await page.locator('[data-reader-scroll]').evaluate((scroller) => {
    const around: number[] = [];
    for (let one = scroller.parentElement; one; one = one.parentElement)
      around.push(one.scrollHeight - one.clientHeight);
    return Math.max(...around);
  });
  expect(below).toBeLessThanOrEqual(1);
  await page.reload();
  await openDamaged(page);
  await expect(page.getByTestId('tab-headers')).toHaveAttribute('aria-selected', 'true');
});

test('the tree tells every part, and leads to the byte of the damage', async ({
  page,
}) => {
  await openDamaged(page);
  await page.getByTestId('tab-structure').click();
  const tree = page.getByRole('tree');
  const items = tree.getByRole('treeitem');
  await expect(items).toHaveCount(7);
  await items.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(items).toHaveCount(5);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const part = page.getByTestId('structure-part');
  await expect(part).toContainText('text/html');

  await items.filter({ hasText: 'a.pdf' }).click();
  await expect(part).toContainText('base64');
  await expect(part).toContainText('attachment');
  const saving = page.waitForEvent('download');
  await part.getByRole('button', { name: text.t('att.saveShort') }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('a.pdf');
  expect(await readFile(await saved.path(), 'latin1')).toContain('%PDF-1.4');

  await items.filter({ hasText: 'message/rfc822' }).click();
  await part.getByRole('button', { name: text.t('struct.view') }).click();
  await expect(page.getByTestId('structure-preview')).toContainText('The one inside');
  await expect(page.getByTestId('structure-preview')).toContainText('Words inside.');
  await expectAccessible(page);

  await items.filter({ hasText: 'a.pdf' }).click();
  await page.getByTestId('structure-damage').getByRole('button').click();
  await expect(page.getByTestId('source').locator('[data-current]')).toContainText(
    '!!!!',
  );
});

test('the head tells the rest when it is unfolded, a note of damage leads to its place', async ({
  page,
}) => {
  await openDamaged(page);
  await page.getByTestId('reader').locator('summary').first().click();
  await expect(page.getByText('Quill 3')).toBeVisible();
  await expect(page.getByText('letter-0')).toBeVisible();
  await page.getByTestId('damage').getByRole('button').first().click();
  await expect(page.getByTestId('source').locator('[data-current]')).toContainText(
    '!!!!',
  );
});

test('what was said about a message is explained, and found in the console', async ({
  page,
}) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  await openMessage(page, 'Votre reçu n° 2026-1187');
  await page.getByTestId('tab-talk').click();
  const said = page.getByTestId('talk').getByRole('listitem');
  await expect(said.last()).toContainText(/TOP \d+ \d+/);
  await expect(said.last()).toContainText('+OK');
  await said
    .last()
    .getByRole('button', { name: text.t('talk.console') })
    .click();
  await expect(page.getByTestId('console-detail')).toContainText('TOP');
  await expect(
    page.locator('[data-testid=console-row][aria-current=true]'),
  ).toBeInViewport();
  await expectAccessible(page);
});
