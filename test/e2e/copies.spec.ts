// Exports from the screen: a selection into one file, a mailbox into a folder, each with the
// words that say whether it is what the server announced.
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { readCopies } from '../../lib/copies/read.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { command, headersAreIn, rows, textOf } from './screen.ts';

// The browser's own pickers cannot be pressed by a test: the places they would give are
// real files and a real folder of the page's private storage.
const pickers = `
  const root = () => navigator.storage.getDirectory();
  window.showSaveFilePicker = async ({ suggestedName }) =>
    (await root()).getFileHandle(suggestedName, { create: true });
  window.showDirectoryPicker = async () =>
    (await root()).getDirectoryHandle('folder', { create: true });
`;
test.beforeEach(async ({ page }) => {
  await page.addInitScript(pickers);
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
      await command(page, text.t('cmd.copy'));
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

test('exported, read in by another browser and exported again, it is the same mail', async ({
  page,
  browser,
  product,
}) => {
  const text = textOf('en');
  const exported = async (one: Page): Promise<Buffer> => {
    await command(one, text.t('cmd.copy'));
    const dialog = one.getByTestId('copy');
    await dialog.getByRole('radio', { name: text.t('copy.form.eml') }).check();
    await dialog.getByRole('button', { name: text.t('copy.start') }).click();
    await expect(dialog.getByRole('status')).toContainText(/^64 .*equal/, {
      timeout: 30_000,
    });
    return Buffer.from(await one.evaluate(onlyFile), 'base64');
  };
  await page.goto('/demo');
  await headersAreIn(page, text);
  const before = await exported(page);

  const context = await browser.newContext({
    locale: 'en-GB',
    baseURL: product.url,
    serviceWorkers: 'block',
  });
  const other = await context.newPage();
  await other.addInitScript(pickers);
  await other.goto('/');
  const zip = { name: 'demo.zip', mimeType: 'application/zip', buffer: before };
  const broken = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') };
  await other.getByTestId('import-files').setInputFiles([zip, broken]);
  await expect(other.getByText(text.t('import.done', { n: 64, known: 0 }))).toBeVisible({
    timeout: 60_000,
  });
  await expect(other.getByText(text.t('import.bad', { n: 1 }))).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: text.t('import.open') }).click();
  await expect(other.getByText(text.t('import.banner'))).toBeVisible();
  await headersAreIn(other, text);
  await rows(other).first().click();
  await expect(other.getByTestId('subject')).toBeVisible();
  const after = await exported(other);
  expect(await messagesIn(after)).toEqual(await messagesIn(before));
  await context.close();
});

/** The octets of the one file in the page's private storage, in base64. */
async function onlyFile(): Promise<string> {
  const place = await navigator.storage.getDirectory();
  for await (const handle of place.values())
    if (handle instanceof FileSystemFileHandle && handle.name.endsWith('.zip')) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      let binary = '';
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary);
    }
  return '';
}

/** SHA-256 of each message, sorted. */
async function messagesIn(zip: Buffer): Promise<string[]> {
  const found: string[] = [];
  for await (const one of readCopies(new Blob([new Uint8Array(zip)]), 'zip'))
    if (one.name === 'message')
      found.push(createHash('sha256').update(one.raw).digest('hex'));
  expect(found.length).toBe(64);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

test('the installed app opens a file that the system hands to it', async ({ page }) => {
  const text = textOf('en');
  const manifest = await page.request.get('/manifest.webmanifest');
  expect(manifest.headers()['content-type']).toContain('application/manifest+json');
  expect(await manifest.json()).toMatchObject({
    file_handlers: [{ action: '/', accept: { 'message/rfc822': ['.eml'] } }],
  });
  // What a system does; no test can double-click a file.
  await page.addInitScript(() => {
    const file = new File(['Subject: From a file\r\n\r\nHello\r\n'], 'a.eml');
    const files = [{ getFile: async () => file }];
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (take: (launch: object) => void) => take({ files }) },
    });
  });
  await page.goto('/');
  await headersAreIn(page, text);
  await expect(rows(page)).toContainText('From a file');
});
