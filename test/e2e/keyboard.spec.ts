// The whole way with the keyboard alone, and the keys that stay quiet where they should.
import { expect, test } from './fixtures.ts';
import { headersAreIn, textOf } from './screen.ts';

const text = textOf('en');

test('from the first page to a receipt without a mouse', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('demo-open').focus();
  await page.keyboard.press('Enter');
  await headersAreIn(page, text);
  await expect(page.getByTestId('msg-row').first()).toBeFocused();

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByTestId('reader').getByTestId('subject')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject')).toBeVisible();
  await expect(page.getByTestId('msg-row').nth(2)).toBeFocused();

  await page.keyboard.press('d');
  await expect(page.getByTestId('tray-bar')).toContainText('1');
  await page.keyboard.press('z');
  await expect(page.getByTestId('tray-bar')).toHaveCount(0);
  await page.keyboard.press('Delete');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByTestId('commit-cancel')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('commit')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt').locator('[data-outcome=gone]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('tray')).toBeHidden();
});

test('letters typed into the search do nothing else', async ({ page }) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  await page.keyboard.press('/');
  await page.keyboard.type('dzlx#?');
  await expect(page.locator('#search')).toHaveValue('dzlx#?');
  await expect(page.getByTestId('console')).toHaveCount(0);
  await expect(page.getByTestId('tray-bar')).toHaveCount(0);
});

test('the palette finds a command and gives the focus back', async ({ page }) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  await page.getByTestId('msg-row').first().focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByTestId('palette')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('palette')).toBeHidden();
  await expect(page.getByTestId('msg-row').first()).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(text.t('kbd.help'));
});

test('who types fast runs what was typed, not what stood there before', async ({
  page,
}) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  await page.keyboard.press('ControlOrMeta+k');
  // Enter comes before the browser had time for anything else.
  await page
    .getByTestId('palette')
    .getByRole('combobox')
    .evaluate(async (input: HTMLInputElement, typed) => {
      document.execCommand('insertText', false, typed);
      await Promise.resolve();
      const enter = { key: 'Enter', bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', enter));
    }, text.t('cmd.copy'));
  await expect(page.getByRole('dialog')).toHaveAttribute('data-testid', 'copy');
});

test('a key acts on the row that has the focus, however it came there', async ({
  page,
}) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  const rows = page.getByTestId('msg-row');
  await expect(rows.first()).toBeFocused();
  // As a screen reader does: it gives the focus to whichever row is read.
  await rows.nth(3).focus();
  await page.keyboard.press('d');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByTestId('tray')).toContainText('1');
  await page.keyboard.press('Escape');
  await expect(rows.nth(3)).toHaveAccessibleName(/marked, still on the server/);
  await expect(rows.first()).not.toHaveAccessibleName(/marked, still on the server/);
});

test('a range begins where the focus was, by key and by press', async ({ page }) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  const rows = page.getByTestId('msg-row');
  const selected = page.locator('[data-testid=msg-row][aria-selected=true]');
  await rows.nth(2).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected).toHaveCount(3);
  await page.keyboard.press('Escape');
  await rows.nth(1).click();
  await rows.nth(5).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(5);
  await expect(rows.nth(5)).toBeFocused();
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(3);
});

test('F6 goes from the list to the open message, and Esc from the search to its row', async ({
  page,
}) => {
  await page.goto('/demo');
  await headersAreIn(page, text);
  const rows = page.getByTestId('msg-row');
  await rows.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('subject')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.locator('[data-reader-scroll]')).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(rows.nth(1)).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('nothing is called so');
  await expect(rows).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-testid=msg-row][tabindex="0"]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-testid=msg-row][tabindex="0"]')).toBeFocused();
});
