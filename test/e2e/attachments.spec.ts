// Attachments as a person meets them: told for what they are, looked at in the page, saved
// byte for byte.
import { readFile, stat } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startDemo, type Demo } from '../../server/demo/server.ts';
import { attachedLetters, csv, subjects } from '../letters/attached.ts';
import { startLetterbox } from '../rigs/letterbox.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { openMailbox, openMessage, textOf } from './screen.ts';

let demo: Demo;
test.beforeAll(async () => {
  demo = await startDemo({ letters: attachedLetters() });
});
test.afterAll(() => demo.close());

async function open(page: Page, subject: string): Promise<void> {
  const { host, port, password } = demo;
  const user = `demo-${Math.random().toString(36).slice(2)}`;
  await openMailbox(page, { host, port, security: 'plain', user, password });
  await openMessage(page, subject);
}

const card = (page: Page, name: string) =>
  page.getByTestId('attachments').locator('li').filter({ hasText: name });

test('each kind is looked at in the page, wide and narrow, and Esc leads back', async ({
  page,
}) => {
  await open(page, subjects.kinds);
  const text = textOf('en');
  await expect(page.getByTestId('attachment-strip')).toContainText('photo.png');
  await expect(card(page, 'page.html').locator('[data-warning=page]')).toBeVisible();
  const seen: [string, string, string | RegExp][] = [
    ['photo.png', 'figure', /320/],
    ['devis.pdf', '[data-testid=preview-pdf]:has(canvas[data-drawn="1"])', ''],
    ['prix.csv', '[data-testid=preview-table]', 'Tuile; plate'],
    ['notes.txt', '[data-testid=preview-text]', 'Été\nhiver ␚abc'],
    ['visite.ics', '[data-testid=preview-calendar]', '<b>important</b>'],
    ['anna.vcf', '[data-testid=preview-contacts]', '+33 6 12 34 56 78'],
    ['answer.eml', '[data-testid=preview-message]', 'Re: the roof'],
    ['page.html', '[data-testid=preview-text]', '<script>alert(1)</script>'],
  ];
  for (const [name, place, words] of seen) {
    await test.step(name, async () => {
      const button = page
        .getByTestId('attachments')
        .getByRole('button', { name: text.t('att.previewOf', { name }) });
      await button.click();
      const dialog = page.getByTestId('preview');
      await expect(dialog.locator(place)).toBeVisible();
      await expect(dialog.locator(place)).toContainText(words);
      await page.setViewportSize({ width: 360, height: 760 });
      await expectNoSideScroll(page);
      // axe takes its time: the kinds that have controls of their own.
      if (/pdf|csv/.test(name)) await expectAccessible(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(button).toBeFocused();
    });
  }
});

test('the text of a PDF and the hours of an invitation can be read', async ({ page }) => {
  await open(page, subjects.kinds);
  const text = textOf('en');
  const look = (name: string) =>
    page
      .getByTestId('attachments')
      .getByRole('button', { name: text.t('att.previewOf', { name }) })
      .click();
  const dialog = page.getByTestId('preview');
  await look('devis.pdf');
  await dialog.locator('summary').click();
  await expect(dialog).toContainText('Toiture, 84 m2');
  await page.keyboard.press('Escape');

  await look('scan.pdf');
  await expect(dialog).toContainText(text.t('pdf.page', { n: 1, total: 3 }));
  await dialog.getByRole('button', { name: text.t('pdf.next') }).click();
  await expect(dialog.locator('canvas[data-drawn="2"]')).toBeVisible();
  await page.keyboard.press('Escape');

  await look('visite.ics');
  await expect(dialog).toContainText('Tuesday, 12 May 2026 at 09:30 (Europe/Paris)');
  await expect(dialog).toContainText('Every 2 weeks on Tuesday and Thursday, 6 times');
  await expect(dialog).toContainText(text.t('cal.nothing'));
});

test('what does harm is said of each file', async ({ page }) => {
  await open(page, subjects.risky);
  const warned = async (name: string) =>
    card(page, name)
      .locator('[data-warning]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-warning')).join(' '));
  const expected: [string, string][] = [
    ['facture.pdf.exe', 'double program'],
    ['bordereau_fdp.exe', 'direction program'],
    ['photo.png', 'mismatch page'],
    ['photo.jpg', 'mismatch'],
    ['lien.lnk', 'shortcut'],
    ['image.iso', 'disk'],
    ['_CON.txt', 'device'],
    ['rapport.docm', 'macro'],
  ];
  for (const [name, words] of expected) {
    await expect.poll(() => warned(name), name).toBe(words);
  }
});

test('a picture larger than memory is refused with its size, a broken one as broken', async ({
  page,
}) => {
  await open(page, subjects.bombs);
  const text = textOf('en');
  const refused = page.getByTestId('preview-refused');
  for (const [name, words] of [
    ['bomb.png', text.t('prev.pixels', { width: 30_000, height: 30_000 })],
    ['broken.png', text.t('prev.damaged')],
  ] as const) {
    await card(page, name)
      .getByRole('button', { name: text.t('att.previewOf', { name }) })
      .click();
    await expect(refused).toHaveText(words);
    await page.keyboard.press('Escape');
  }
});

test('letters within letters open one out of the other, to a bound', async ({ page }) => {
  await open(page, subjects.nested);
  const text = textOf('en');
  for (let level = 1; level <= 6; level++) {
    // In the letter that was opened last, whose files may not be listed yet.
    const letter = level === 1 ? page : page.getByTestId('preview').nth(level - 2);
    await letter
      .getByTestId('attachments')
      .first()
      .getByRole('button', { name: text.t('att.previewOf', { name: 'inner.eml' }) })
      .click();
    await expect(page.getByTestId('preview')).toHaveCount(level);
    if (level <= 5) {
      await expect(page.getByTestId('preview-message').last()).toContainText(
        `Letter ${level}`,
      );
    }
  }
  await expect(page.getByTestId('preview-refused')).toHaveText(
    text.t('encl.deep', { n: 5 }),
  );
  for (let level = 5; level >= 0; level--) {
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('preview')).toHaveCount(level);
  }
});

test('one file is saved as it was sent, and all of them as one .zip', async ({
  page,
}) => {
  await open(page, subjects.kinds);
  const text = textOf('en');
  const saved = async (press: () => Promise<void>) => {
    const saving = page.waitForEvent('download');
    await press();
    const download = await saving;
    return {
      name: download.suggestedFilename(),
      bytes: await readFile(await download.path()),
    };
  };
  const one = await saved(() =>
    card(page, 'prix.csv')
      .getByRole('button', { name: text.t('att.save', { name: 'prix.csv' }) })
      .click(),
  );
  expect(one.name).toBe('prix.csv');
  expect(one.bytes.equals(csv)).toBe(true);

  const all = await saved(() =>
    page.getByRole('button', { name: text.t('att.saveAll') }).click(),
  );
  expect(all.name).toBe(`${subjects.kinds}.zip`);
  // Stored, not packed: the file lies in it as it is.
  expect(all.bytes.includes(csv)).toBe(true);
  for (const name of ['photo.png', 'answer.eml', 'page.html']) {
    expect(all.bytes.includes(name), name).toBe(true);
  }
});

test('a large .zip goes into a file as it is made, or is told to be made first', async ({
  page,
}) => {
  const text = textOf('en');
  const file = (name: string) =>
    `--b\r\nContent-Type: application/octet-stream; name=${name}\r\n` +
    `Content-Disposition: attachment\r\n\r\n${`${'x'.repeat(970)}\r\n`.repeat(13_500)}\r\n`;
  const raw =
    'Subject: Large\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
    `--b\r\n\r\nFiles.\r\n${file('one.bin')}${file('two.bin')}--b--\r\n`;
  const box = await startLetterbox([{ raw: Buffer.from(raw) }]);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', {
      configurable: true,
      // A file of the browser's own, for there is nobody to choose one.
      value: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, {
          create: true,
        }),
    });
  });
  const { host, port } = box;
  await openMailbox(page, { host, port, security: 'plain', user: 'ada', password: 'x' });
  await page.getByTestId('msg-row').click();
  await page
    .getByTestId('reader')
    .getByRole('button', { name: /^Download/ })
    .click();
  const saveAll = page.getByRole('button', { name: text.t('att.saveAll') });
  await saveAll.click();
  const written = () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const found = await folder.getFileHandle('Large.zip').catch(() => null);
      return (await found?.getFile())?.size ?? 0;
    });
  await expect.poll(written).toBeGreaterThan(26_000_000);
  await expect(page.getByText(/^Making the .zip/)).toHaveCount(0);

  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const saving = page.waitForEvent('download');
  await saveAll.click();
  await expect(page.getByText(/^Making the .zip/)).toBeVisible();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('Large.zip');
  expect((await stat(await download.path())).size).toBe(await written());
  await box.stop();
});
