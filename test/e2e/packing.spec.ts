// Originals are packed with the browser's own base64 where it has one.
import { chromium } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { expect, test } from './fixtures.ts';

declare const doors: Doors & typeof import('../lib/archive/base64-ways.ts');

test('base64 is undone by the browser as by hand, to the octet', async ({ product }) => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath === null ? {} : { executablePath }),
  });
  const context = await browser.newContext();
  await serveArchive(context, `export * from './test/lib/archive/base64-ways.ts';`);
  const page = await archivePage(context, product.url);
  const { compared, undone } = await page.evaluate(() => doors.compareWays(2_000));
  expect(compared).toBe(2_000);
  expect(undone).toBeGreaterThan(500);
  await browser.close();
});
