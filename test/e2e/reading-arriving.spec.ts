// The text of a message is read while its attachments are still on the way; a peek goes on
// until the text is whole. The server here stops where it is told and goes on when told.
import type { Page } from '@playwright/test';
import { startLetterbox, type Letter, type Letterbox } from '../rigs/letterbox.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { headersAreIn, openMailbox, row, textOf } from './screen.ts';

const text = textOf('en');

/** A text of so many lines, then a file of 3 MB. */
function letter(subject: string, lines: number, withHtml = false): Buffer {
  const paragraphs = Array.from(
    { length: lines },
    (_, n) => `Line ${n + 1} of the text.`,
  );
  const part = (type: string, body: string) =>
    `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`;
  const file =
    '--b\r\nContent-Type: application/octet-stream; name=photos.bin\r\n' +
    'Content-Disposition: attachment; filename=photos.bin\r\n' +
    'Content-Transfer-Encoding: base64\r\n\r\n';
  return Buffer.from(
    [
      `From: Ada <ada@example.org>\r\nTo: me@example.org\r\nSubject: ${subject}\r\n`,
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
      part('text/plain', [...paragraphs, 'THE LAST LINE'].join('\r\n')),
      withHtml ? part('text/html', `<p>${paragraphs.join('<p>')}`) : '',
      file,
      `${'QUJD'.repeat(19)}\r\n`.repeat(39_000),
      '--b--\r\n',
    ].join(''),
    'latin1',
  );
}

async function open(page: Page, box: Letterbox, subject: string): Promise<void> {
  const { host, port } = box;
  const user = 'ada';
  await openMailbox(page, { host, port, security: 'plain', user, password: 'x' });
  await headersAreIn(page, text);
  await row(page, subject).click();
}

const download = (page: Page) =>
  page.getByTestId('reader').getByRole('button', { name: /^Download/ });

/** A server that waits in the middle of the file until it is told to go on. */
async function startSlowly(subject: string, lines: number) {
  let goOn = (): void => {};
  const until = new Promise<void>((resolve) => (goOn = resolve));
  const raw = letter(subject, lines);
  const held: Letter = { raw, holds: [{ at: 1_000_000, until }] };
  return { box: await startLetterbox([held]), raw, goOn };
}

test('the text is there while the file is on its way, and is not moved by its arrival', async ({
  page,
}) => {
  const { box, goOn } = await startSlowly('Photos', 300);
  await open(page, box, 'Photos');
  await download(page).click();
  const body = page.getByTestId('text-body');
  await expect(body).toContainText('THE LAST LINE');
  await expect(page.getByTestId('transfer')).toBeVisible();
  await expect(page.getByTestId('attachments')).toHaveCount(0);
  await expect(page.getByTestId('tab-source')).toHaveCount(0);
  await expectAccessible(page);

  // Somebody is reading in the middle when the rest arrives.
  const scroller = page.locator('[data-reader-scroll]');
  const line = () =>
    scroller.evaluate((box) => {
      const { left, top, height } = box.getBoundingClientRect();
      const range = document.caretRangeFromPoint(left + 60, top + height / 2);
      return range?.startContainer.textContent ?? '';
    });
  await scroller.evaluate((box) => (box.scrollTop = 2_000));
  await expect.poll(line).toMatch(/^Line \d+ of the text/);
  const before = await line();
  goOn();
  await expect(page.getByTestId('attachments')).toContainText('photos.bin');
  await expect(page.getByTestId('transfer')).toHaveCount(0);
  await expect(page.getByTestId('tab-source')).toBeVisible();
  expect(await line()).toBe(before);
  await box.stop();
});

test('stopped on the way, what was read stays and says that it is the beginning', async ({
  page,
}) => {
  const { box } = await startSlowly('Photos', 30);
  await open(page, box, 'Photos');
  await download(page).click();
  await expect(page.getByTestId('text-body')).toContainText('THE LAST LINE');
  await page
    .getByTestId('transfer')
    .getByRole('button', { name: text.t('get.stop') })
    .click();
  await expect(page.getByTestId('peeked')).toContainText('Only the beginning is here');
  await expect(page.getByTestId('text-body')).toContainText('THE LAST LINE');
  await box.stop();
});

test('a peek asks for more lines until the text is whole, and says so', async ({
  page,
}) => {
  const box = await startLetterbox([{ raw: letter('Long letter', 700) }]);
  await open(page, box, 'Long letter');
  await page.getByRole('button', { name: text.t('msg.peek', { n: 200 }) }).click();
  const note = page.getByTestId('peeked');
  await expect(note).toContainText(text.t('get.peekedWhole'));
  await expect(note).toContainText(text.t('get.peekedMore', { list: '200, 1,000' }));
  await expect(page.getByTestId('text-body')).toContainText('THE LAST LINE');
  const asked = box.commands.filter((line) => /^(TOP 1 [1-9]|RETR)/.test(line));
  expect(asked).toEqual(['TOP 1 200', 'TOP 1 1000']);
  await box.stop();
});

test('a peek at a text without end stops at its bound, and says that there is more', async ({
  page,
}) => {
  const box = await startLetterbox([{ raw: letter('Endless', 60_000) }]);
  await open(page, box, 'Endless');
  await page.getByRole('button', { name: text.t('msg.peek', { n: 200 }) }).click();
  const note = page.getByTestId('peeked');
  await expect(note).toContainText('5,000');
  await expect(note).toContainText(text.t('get.peekedCut'));
  const asked = box.commands.filter((line) => /^(TOP 1 [1-9]|RETR)/.test(line));
  expect(asked).toEqual(['TOP 1 200', 'TOP 1 1000', 'TOP 1 5000']);
  await box.stop();
});
