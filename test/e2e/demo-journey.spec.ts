// The same way on the demo server, one click and no form: in English and French, on a
// desktop and on a phone, in the light and in the dark. Each screen is looked at by axe.
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { headersAreIn, openMessage, row, rows, textOf } from './screen.ts';

const places = [
  { language: 'en', locale: 'en-GB', width: 1280, height: 800, colorScheme: 'light' },
  { language: 'fr', locale: 'fr-FR', width: 1280, height: 800, colorScheme: 'dark' },
  { language: 'en', locale: 'en-GB', width: 360, height: 740, colorScheme: 'dark' },
  { language: 'fr', locale: 'fr-FR', width: 360, height: 740, colorScheme: 'light' },
] as const;

for (const { language, locale, width, height, colorScheme } of places) {
  const text = textOf(language);
  test.describe(`${language}, ${width} px, ${colorScheme}`, () => {
    test.use({ locale, viewport: { width, height }, colorScheme });

    test('from the first page to a receipt', async ({ page }) => {
      await test.step('connect', async () => {
        await page.goto('/');
        await expect(page.getByTestId('connect-form')).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expectAccessible(page);
        await expectNoSideScroll(page);
        await page.getByTestId('demo-open').click();
      });

      await test.step('list', async () => {
        await expect(page.getByTestId('demo')).toBeVisible();
        await expect(rows(page).first()).toBeVisible();
        await headersAreIn(page, text);
        await expectAccessible(page);
        await expectNoSideScroll(page);
      });

      await test.step('read', async () => {
        await openMessage(page, 'Votre reçu n° 2026-1187');
        await expect(page.getByTestId('attachments')).toContainText('2026-1187.pdf');
        await expectAccessible(page);
        await expectNoSideScroll(page);
        for (const tab of ['headers', 'source', 'text']) {
          await page.getByTestId(`tab-${tab}`).click();
          await expect(page.getByTestId(`tab-${tab}`)).toHaveAttribute(
            'aria-selected',
            'true',
          );
          await expectAccessible(page);
        }
      });

      await test.step('save', async () => {
        const saving = page.waitForEvent('download');
        await page
          .getByTestId('reader')
          .getByRole('button', { name: text.t('msg.save') })
          .click();
        expect((await saving).suggestedFilename()).toMatch(/2026-1187.*\.eml$/);
      });

      await test.step('mark, keep, commit', async () => {
        const reader = page.getByTestId('reader');
        await reader.getByRole('button', { name: text.t('del.mark') }).click();
        await reader.getByTestId('keep').click();
        await reader.getByRole('button', { name: text.t('del.mark') }).click();
        await page.keyboard.press('g');
        await page.keyboard.press('m');
        await expect(page.getByTestId('tray')).toBeVisible();
        await expect(page.getByTestId('commit-cancel')).toBeFocused();
        await expectAccessible(page);
        await page.getByTestId('commit').click();
        await expect(
          page.getByTestId('receipt').locator('[data-outcome=gone]'),
        ).toHaveCount(1);
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(page.getByTestId('tray')).toBeHidden();
      });

      await test.step('what the server was told', async () => {
        await page.keyboard.press('l');
        const console = page.getByTestId('console');
        await expect(console).toBeVisible();
        await expect(
          console.getByTestId('console-row').filter({ hasText: 'QUIT' }).first(),
        ).toBeVisible();
        await expectAccessible(page);
        await expectNoSideScroll(page);
      });
    });
  });
}

test('a row shows the first words of its message, unless it is compact', async ({
  page,
}) => {
  const text = textOf('en');
  await page.goto('/demo');
  const one = row(page, 'Backup finished');
  await expect(one).toContainText('Job "atelier" on nas');
  await page.getByRole('button', { name: text.t('settings.title') }).click();
  const settings = page.getByTestId('settings');
  await settings
    .getByRole('radio', { name: text.t('settings.density.compact') })
    .check({ force: true });
  await expect(one).not.toContainText('Job "atelier" on nas');
});

test('the demo remembers its visitor, and no other', async ({
  page,
  browser,
  product,
}) => {
  const text = textOf('en');
  await page.goto('/demo');
  await headersAreIn(page, text);
  await openMessage(page, 'Votre reçu n° 2026-1187');
  await page
    .getByTestId('reader')
    .getByRole('button', { name: text.t('del.mark') })
    .click();

  await page.goto('/demo');
  await expect(row(page, 'Votre reçu n° 2026-1187')).toContainText(text.t('del.keep'));

  const stranger = await browser.newContext({ locale: 'en-GB' });
  const theirs = await stranger.newPage();
  await theirs.goto(`${product.url}/demo`);
  await headersAreIn(theirs, text);
  await expect(row(theirs, 'Votre reçu n° 2026-1187')).not.toContainText(
    text.t('del.keep'),
  );
  await stranger.close();
});
