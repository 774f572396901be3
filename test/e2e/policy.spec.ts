// Mail moved from a real Dovecot to this device: the rule is chosen with its preview, what it
// marked is confirmed in the tray, and the Maildir on disk is looked at.
import type { Page } from '@playwright/test';
import { dovecotAvailable, startDovecot } from '../rigs/dovecot.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { command, fillIn, headersAreIn, row, textOf } from './screen.ts';

const missing = dovecotAvailable();
test.skip(missing !== null, missing ?? '');
const text = textOf('en');

const letter = (n: number) =>
  Buffer.from(
    `From: Ann <ann@x.example>\r\nSubject: letter ${n}\r\nMessage-ID: <${n}@x.example>\r\n\r\nText ${n}\r\n`,
  );

/** The browser will promise to keep what is here, as soon as it is asked to. */
async function mayPromise(page: Page, origin: string): Promise<void> {
  const target = await page.context().newCDPSession(page);
  const { targetInfo } = await target.send('Target.getTargetInfo');
  const browser = await page.context().browser()?.newBrowserCDPSession();
  await browser?.send('Browser.grantPermissions', {
    permissions: ['durableStorage'],
    origin,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  });
}

test('moves what is saved, and leaves the rest', async ({ page, product }) => {
  const messages = Array.from({ length: 6 }, (_, n) => letter(n));
  const dovecot = await startDovecot({
    users: [{ name: 'ann', password: 'secret', messages }],
  });
  try {
    await fillIn(page, {
      host: dovecot.host,
      port: dovecot.pop3Port,
      security: 'plain',
      user: 'ann',
      password: 'secret',
      visit: 'manage',
    });
    await page.getByLabel(text.t('connect.remember')).check();
    await page.getByTestId('open').click();
    await headersAreIn(page, text);

    await command(page, text.t('cmd.policy'));
    const dialog = page.getByTestId('policy');
    await dialog.getByRole('radio', { name: text.t('pol.rule.move') }).check();
    const preview = page.getByTestId('policy-preview');
    await expect(preview).toContainText(text.t('pol.goes', { n: 0, size: '' }));
    await expect(preview).toContainText(text.t('pol.stays.not-saved', { n: 6 }));
    await expectAccessible(page);
    await page.getByTestId('policy-use').click();

    // Read whole, it is saved here; the next look marks it.
    for (const n of [1, 4]) {
      await row(page, `letter ${n}`).click();
      await expect(row(page, `letter ${n}`).getByTestId('row-saved')).toBeVisible();
    }
    await command(page, text.t('cmd.policy'));
    await expect(preview).toContainText(text.t('pol.bar.not-promised'));
    await mayPromise(page, product.url);
    await preview.getByRole('button', { name: text.t('saving.ask') }).click();
    await expect(preview).toContainText(/2 messages, .* would be removed/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+R');
    const bar = page.getByTestId('tray-bar');
    await bar.getByRole('button', { name: text.t('del.review') }).click();
    const tray = page.getByTestId('tray');
    await expect(tray.getByRole('listitem')).toHaveCount(2);
    await expect(tray.getByText(text.t('pol.because.move')).first()).toBeVisible();
    expect(await dovecot.files('ann')).toHaveLength(6);
    await tray.getByTestId('commit').click();
    await expect(page.getByTestId('receipt')).toContainText('Deleted 2 messages');
    const left = await dovecot.files('ann');
    expect(left).toHaveLength(4);
    for (const n of [0, 2, 3, 5])
      expect((await dovecot.read('ann', n)).toString()).toContain(`letter ${n}`);
    await page.keyboard.press('Escape');
    // Here it is still, and only here.
    await row(page, 'letter 4').click();
    await expect(page.getByTestId('subject')).toHaveText('letter 4');
  } finally {
    await dovecot.stop();
  }
});
