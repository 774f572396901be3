// Exports from the screen: a selection into one file, a mailbox into a folder, each with the
// words that say whether it is what the server announced.
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { headersAreIn, rows, textOf } from './screen.ts';

// The browser's own pickers cannot be pressed by a test: the places they would give are
// real files and a real folder of the page's private storage.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(`
    const root = () => navigator.storage.getDirectory();
    window.showSaveFilePicker = async ({ suggestedName }) =>
      (await root()).getFileHandle(suggestedName, { create: true });
    window.showDirectoryPicker = async () =>
      (await root()).getDirectoryHandle('folder', { create: true });
  `);
});

for (const language of ['en', 'fr'] as const)
  test.describe(language, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' });
    test('a selection becomes one file, all become a folder', async ({ page }) => {
      const text = textOf(language);
      await page.goto('/demo');
      await headersAreIn(page, text);
      await rows(page).nth(1).click();
      await rows(page)
        .nth(3)
        .click({ modifiers: ['Shift'] });
      await page.keyboard.press('e');
      const dialog = page.getByTestId('copy');
      await expect(dialog).toBeVisible();
      await expect(
        dialog.getByRole('radio', { name: text.t('copy.which.selected', { n: 3 }) }),
      ).toBeChecked();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: text.t('copy.start') }).click();
      await expect(dialog.getByRole('status')).toContainText(/^3 /);
      const [file] = await page.evaluate(filesIn, '');
      expect(file?.[0]).toMatch(/\.mbox$/);
      expect(file?.[1].match(/^From /gm)?.length).toBe(3);

      await dialog
        .getByRole('button', { name: text.t('common.close') })
        .last()
        .click();
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type(text.t('cmd.copy'));
      await page.keyboard.press('Enter');
      await dialog
        .getByRole('radio', { name: text.t('copy.which.all', { n: 64 }) })
        .check();
      await dialog.getByRole('radio', { name: text.t('copy.form.folder') }).check();
      await page.setViewportSize({ width: 360, height: 740 });
      await expectNoSideScroll(page);
      await dialog.getByRole('button', { name: text.t('copy.start') }).click();
      await expect(dialog.getByRole('status')).toContainText(/^64 /, { timeout: 30_000 });
      const files = await page.evaluate(filesIn, 'folder');
      expect(files.filter(([one]) => one.endsWith('.eml')).length).toBe(64);
      const check = files.find(([one]) => one === 'CHECK.txt')?.[1];
      expect(check).toContain('messages: 64\n');
      expect(check).toContain('check: equal\n');
    });
  });

/** Name and text of the files in a folder of the page's private storage. */
async function filesIn(folder: string): Promise<[string, string][]> {
  let place = await navigator.storage.getDirectory();
  if (folder !== '') place = await place.getDirectoryHandle(folder);
  const found: [string, string][] = [];
  for await (const handle of place.values())
    if (handle instanceof FileSystemFileHandle)
      found.push([handle.name, await (await handle.getFile()).text()]);
  return found;
}
