// The search as a person uses it, over rows and over what is kept here; and a message that
// only this device has.
import { startFaultServer } from '../faults/server.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { fillIn, headersAreIn, row, rows, textOf } from './screen.ts';

const text = textOf('en');

function letter(n: number, from: string, body: string): Uint8Array {
  return new TextEncoder().encode(
    [
      `From: ${from}`,
      'To: anna@example.org',
      `Subject: Estimate number ${n}`,
      `Date: Mon, ${10 + n} May 2026 09:00:00 +0000`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      body,
      '',
    ].join('\r\n'),
  );
}
const messages = [
  letter(1, 'Atelier Morel <contact@morel.example>', 'Les ardoises de l’été sont là.'),
  letter(2, 'Bob <bob@x.example>', 'いつもお世話になります。日本語の見積書です。'),
  letter(3, 'Bob <bob@x.example>', 'Nothing about roofs in here.'),
  letter(4, 'Carol <carol@x.example>', 'The slate, and what the slate costs.'),
];

test('finds words inside what is kept, and keeps what the server no longer has', async ({
  page,
}) => {
  const server = await startFaultServer({ name: 'none', messages });
  const { host, port } = server;
  const user = 'anna@example.org';
  await fillIn(page, { host, port, security: 'plain', user, password: 'x', visit: 'manage' }); // prettier-ignore
  await page.getByLabel(text.t('connect.remember')).check();
  await page.getByTestId('open').click();
  await headersAreIn(page, text);
  await expect(page.getByTestId('store-chip')).toBeVisible();
  await row(page, 'number 4').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('s');
  await expect(page.getByTestId('row-saved')).toHaveCount(4);
  await page.keyboard.press('Escape');

  // Words inside, with the place where they stand; the address keeps them from the server.
  const box = page.locator('#search');
  const inside = text.t('search.inside', { n: 4 });
  await box.fill('ardoises');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('scope')).toContainText(inside);
  await expect(row(page, 'number 1').locator('mark')).toHaveText('ardoises');
  await box.fill('de:bob 日本');
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, 'number 2').locator('mark').last()).toHaveText('日本');
  await expect(page.getByTestId('chips').getByRole('button')).toHaveCount(1);
  const { search, hash } = new URL(page.url());
  expect(search).not.toContain('q=');
  expect(new URLSearchParams(hash.slice(1)).get('q')).toBe('from:bob 日本');
  await page.getByTestId('chips').getByRole('button').click();
  await expect(box).toHaveValue('日本');

  // What is offered is taken with the keyboard; what is not understood is told.
  await box.fill('');
  await box.pressSequentially('is:o');
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', /-0$/);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('is:offline ');
  await expect(rows(page)).toHaveCount(4);
  await box.fill('larger:wide slate');
  await expect(
    page.getByText(text.t('search.problem.size', { text: 'larger:wide' })),
  ).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  // A result is marked and deleted; its copy stays, and says what it is.
  await page.keyboard.press('Escape');
  await box.fill('slate');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Delete');
  await page.getByTestId('commit').click();
  await expect.poll(() => server.mailbox().length).toBe(3);
  await expect(page.getByTestId('only-count')).toHaveText(text.t('only.count', { n: 1 }));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('tray')).toBeHidden();
  await box.fill('');
  await expect(rows(page)).toHaveCount(4);
  await page.getByTestId('only-count').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('only-here')).toBeVisible();
  await server.stop();
  await row(page, 'number 4').click();
  await expect(page.getByTestId('subject')).toHaveText('Estimate number 4');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSideScroll(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await row(page, 'number 4').focus();
  await page.keyboard.press('d');
  await expect(page.getByText(text.t('only.notMarked', { n: 1 }))).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByTestId('forget')).toContainText(text.t('only.forgetLost', { n: 1 })); // prettier-ignore
  await expect(page.getByRole('button', { name: text.t('only.keep') })).toBeFocused();
  await page.getByTestId('forget-yes').click();
  await expect(rows(page)).toHaveCount(0);
  await page.locator('#search').fill('');
  await expect(rows(page)).toHaveCount(3);
});
