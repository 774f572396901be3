// The picture in the README, taken of the running product. `RENEW_PICTURE=1` writes it anew.
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { headersAreIn, openMessage, textOf } from './screen.ts';

const picture = fileURLToPath(new URL('mailbox.png', import.meta.url));
const text = textOf('en');

test('the mailbox as the README shows it', async ({ page }) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  await openMessage(page, 'Votre reçu n° 2026-1187');
  await page.locator('#search').fill('');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('attachments')).toBeVisible();
  const renew = process.env['RENEW_PICTURE'] === '1';
  const taken = await page.screenshot(renew ? { path: picture } : {});
  expect(taken.length).toBeGreaterThan(20_000);
});
