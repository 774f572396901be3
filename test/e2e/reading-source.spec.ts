// The source of a message, however large: drawn a few lines at a time, searched beside the
// page, its scrollbar true, nothing in it hidden.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startLetterbox, type Letterbox } from '../rigs/letterbox.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { headersAreIn, openMailbox, row, textOf } from './screen.ts';

const text = textOf('en');
const head = (subject: string) =>
  `From: Ada <ada@example.org>\r\nTo: me@example.org\r\nSubject: ${subject}\r\n\r\n`;
const MB = 1_000_000;

/** 25 MB in lines of 78, a word twice in it: once early, once at the very end. */
function longLetter(): Buffer {
  const line = `${'abcdefghijklmnopqrstuvwxyz '.repeat(3).slice(0, 76)}\r\n`;
  const lines = Math.floor((25 * MB) / line.length);
  const body = Buffer.from(line.repeat(lines));
  body.write('needle', 1_000);
  body.write('Needle', body.length - 40);
  return Buffer.concat([Buffer.from(head('Long source')), body]);
}

/** One line of 20 MB. */
const oneLine = Buffer.concat([
  Buffer.from(head('One line')),
  Buffer.alloc(20 * MB, 'wide as the sea '),
  Buffer.from('\r\n'),
]);
const odd = Buffer.concat([
  Buffer.from(head('Odd bytes')),
  Buffer.from('caf\xe9 \x1b[31mred \x00 nul\tTab\r\n', 'latin1'),
  Buffer.from('.dot in front\r\n'),
]);
const letters = [longLetter(), oneLine, odd].map((raw) => ({ raw }));

let box: Letterbox;
test.beforeAll(async () => {
  box = await startLetterbox(letters);
});
test.afterAll(() => box.stop());

async function openSource(page: Page, subject: string): Promise<void> {
  const { host, port } = box;
  const user = 'ada';
  await openMailbox(page, { host, port, security: 'plain', user, password: 'x' });
  await headersAreIn(page, text);
  await row(page, subject).click();
  const download = page.getByTestId('reader').getByRole('button', { name: /^Download/ });
  const source = page.getByTestId('tab-source');
  await expect(download.or(source).first()).toBeVisible();
  if (await download.isVisible()) await download.click();
  await source.click();
  await expect(page.getByTestId('source')).toBeVisible({ timeout: 60_000 });
}

const lineNodes = (page: Page) => page.locator('[data-source-line]').count();

test('25 MB are searched beside the page, and few lines are in the document', async ({
  page,
}) => {
  await openSource(page, 'Long source');
  const source = page.getByTestId('source');
  expect(await lineNodes(page)).toBeLessThanOrEqual(400);

  await page.getByLabel(text.t('src.find')).fill('needle');
  const count = page.getByTestId('source-found');
  await expect(count).toHaveText(text.t('src.found', { i: 1, n: 2 }));
  await expect(source.locator('[data-current]')).toHaveText('needle');
  await page.getByRole('button', { name: text.t('src.next') }).click();
  await expect(count).toHaveText(text.t('src.found', { i: 2, n: 2 }));
  await expect(source.locator('[data-current]')).toHaveText('Needle');
  await expect(source.locator('[data-current]')).toBeInViewport();
  await page.getByLabel(text.t('src.find')).press('Shift+Enter');
  await expect(source.locator('[data-current]')).toHaveText('needle');
  await page.getByLabel(text.t('src.find')).fill('no such words');
  await expect(count).toHaveText(text.t('src.notFound'));

  // A scrollbar as long as all lines are, up to what a browser can lay out.
  const { height, last } = await source.evaluate((box) => {
    box.scrollTop = box.scrollHeight;
    return { height: box.scrollHeight, last: box.scrollTop };
  });
  expect(height).toBeGreaterThan(6_000_000);
  expect(last).toBeGreaterThan(6_000_000);
  const lines = Math.floor((25 * MB) / 78) + 4;
  await expect(source.locator('[data-source-line]').last()).toContainText(String(lines));
  expect(await lineNodes(page)).toBeLessThanOrEqual(400);
});

test('one line of 20 MB scrolls and wraps within bounds', async ({ page }) => {
  await openSource(page, 'One line');
  const source = page.getByTestId('source');
  expect(await lineNodes(page)).toBeLessThanOrEqual(400);
  const before = await source.evaluate((box) => box.scrollHeight);
  await page.getByLabel(text.t('src.wrap')).check();
  await expect
    .poll(() => source.evaluate((box) => box.scrollHeight))
    .toBeGreaterThan(before * 5);
  const wide = await source.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(wide, 'px to scroll sideways').toBeLessThanOrEqual(0);
  await source.focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => source.evaluate((box) => box.scrollTop + box.clientHeight + 2))
    .toBeGreaterThan(await source.evaluate((box) => box.scrollHeight - 2));
  expect(await lineNodes(page)).toBeLessThanOrEqual(400);
});

test('nothing in it is hidden, and what is saved is what came', async ({ page }) => {
  await openSource(page, 'Odd bytes');
  const source = page.getByTestId('source');
  await expect(source).toContainText('café ␛[31mred ␀ nul');
  await expect(source).toContainText('.dot in front');
  await page.getByLabel(text.t('src.encoding')).selectOption('7-bit');
  await expect(source).toContainText('caf⟨E9⟩');
  await expectAccessible(page);
  await expectNoSideScroll(page);
  const saving = page.waitForEvent('download');
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: text.t('msg.save') })
    .click();
  expect((await readFile(await (await saving).path())).equals(odd)).toBe(true);
});

test('a place in sight stays in sight when the lines are wrapped', async ({ page }) => {
  await openSource(page, 'One line');
  const source = page.getByTestId('source');
  await source.evaluate((box) => (box.scrollTop = box.scrollHeight / 2));
  await expect(source.locator('[data-source-line]').first()).not.toContainText('Ada');
  await page.getByLabel(text.t('src.wrap')).check();
  await expect
    .poll(() =>
      source.evaluate((box) => box.scrollTop / (box.scrollHeight - box.clientHeight)),
    )
    .toBeCloseTo(0.5, 1);
});
