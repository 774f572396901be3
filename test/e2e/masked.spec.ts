// Files that would run if a browser made documents of them, each pressed, dragged, looked at
// and printed in the real reader: nothing of them becomes a document here.
import type { Locator, Page } from '@playwright/test';
import { startDemo } from '../../server/demo/server.ts';
import { attachedLetters, message } from '../letters/attached.ts';
import { masked, maskedPart } from '../letters/masked.ts';
import { expect, test } from './fixtures.ts';
import { openMailbox, openMessage, textOf } from './screen.ts';

test('no file becomes a document here: opened, pressed, dragged, printed', async ({
  page,
  context,
  product,
}) => {
  const letters = attachedLetters([message('Masked', maskedPart())]);
  const demo = await startDemo({ letters });
  const text = textOf('en');
  const ran: string[] = [];
  const opened: string[] = [];
  const documents = new Set<string>();
  await page.exposeFunction('pwned', (where: string) => void ran.push(where));
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  context.on('page', (other) => void opened.push(other.url()));
  page.on('framenavigated', (frame) => void documents.add(frame.url()));
  await page.addInitScript(noteAddresses);
  const { host, port, password } = demo;
  await openMailbox(page, { host, port, security: 'plain', user: 'demo-m', password });
  await openMessage(page, 'Masked');

  const cards = page.getByTestId('attachments').locator('li');
  await expect(cards).toHaveCount(masked.length);
  const dialog = page.getByTestId('preview');
  let looks = 0;
  for (const [at, [name]] of masked.entries()) {
    const one = cards.nth(at);
    await press(page, one);
    const preview = one.getByRole('button', { name: text.t('att.previewOf', { name }) });
    if ((await preview.count()) === 0) continue;
    await preview.click({ button: 'middle' });
    await preview.click();
    // Only what is there can be waited away.
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText(text.t('prev.looking'))).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    looks++;
  }
  await page.emulateMedia({ media: 'print' });
  await page.pdf();

  const made = await page.evaluate(() => [
    ...new Set((window as unknown as { made: string[] }).made),
  ]);
  const own = (url: string) =>
    url.startsWith(`${product.url}/`) || /^about:(?:blank|srcdoc)$/.test(url);
  const strange = [...documents].filter((url) => !own(url));
  console.log(
    `${masked.length} masked files, ${looks} looked at: ${ran.length} script runs, ` +
      `${strange.length} documents made of them, ${opened.length} pages opened, ` +
      `addresses of types ${made.join(', ') || 'none'}`,
  );
  expect(looks).toBeGreaterThan(8);
  expect({ ran, opened, strange }).toEqual({ ran: [], opened: [], strange: [] });
  // Bytes whose address has this type are saved by a browser, whatever they are.
  expect(made.filter((type) => type !== 'application/octet-stream')).toEqual([]);
  await demo.close();
});

/** In the page: the type of every address that it makes for bytes. */
function noteAddresses(): void {
  const made: string[] = [];
  Object.assign(window, { made });
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object: Blob | MediaSource) => {
    made.push(object instanceof Blob ? object.type : 'media');
    return create(object);
  };
}

/** Presses with the middle and the right button, and drags to the top of the page. */
async function press(page: Page, card: Locator): Promise<void> {
  await card.scrollIntoViewIfNeeded();
  const place = await card.locator('p').first().boundingBox();
  if (!place) throw new Error('a card that is not drawn');
  const [x, y] = [place.x + 4, place.y + place.height / 2];
  await page.mouse.click(x, y, { button: 'middle' });
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, 100, { steps: 4 });
  await page.mouse.up();
}
