// What is said on the screen of signed and encrypted letters is true of each of them.
import type { Page } from '@playwright/test';
import { startDemo } from '../../server/demo/server.ts';
import { signedLetters } from '../letters/signed.ts';
import { createAuthority, hasOpenssl } from '../rigs/smime.ts';
import { expect, test } from './fixtures.ts';
import { openMailbox, openMessage, textOf } from './screen.ts';

const text = textOf('en');
const anna = { address: 'anna@morel.example' };
const issuer = { issuer: 'Test Authority' };

/** Subject, state of the signature, sentences that are there, and that are not. */
const told: readonly [string, string, readonly string[], readonly string[]][] = [
  [
    'Signed well',
    'holds',
    [
      text.t('sig.holds.sender', anna),
      text.t('sig.covers.all'),
      text.t('sig.by.issuer', issuer),
    ],
    [],
  ],
  [
    'Signed and altered',
    'broken',
    [text.t('sig.broken.altered')],
    [text.t('sig.holds.sender', anna)],
  ],
  [
    'Signed by another',
    'holds',
    [text.t('sig.holds.other', { address: 'eve@evil.example' })],
    [text.t('sig.holds.sender', anna)],
  ],
  ['Signed around its text', 'holds', [text.t('sig.holds.sender', anna)], []],
  ['Signed in a part', 'holds', [text.t('sig.covers.part')], [text.t('sig.covers.all')]],
  [
    'Signed with a key',
    'holds',
    [text.t('sig.holds.sender', anna), text.t('sig.by.key')],
    [],
  ],
  ['Signed with a key in its header', 'holds', [text.t('sig.by.key')], []],
  [
    'Signed with no key',
    'unchecked',
    [text.t('sig.unchecked.no-key')],
    [text.t('sig.by.key')],
  ],
];

test.skip(!hasOpenssl, 'No openssl: the letters cannot be signed.');

test('signed and encrypted letters are told for what they are', async ({ page }) => {
  const authority = createAuthority();
  const demo = await startDemo({ letters: await signedLetters(authority) });
  const { host, port, password } = demo;
  await openMailbox(page, {
    host,
    port,
    security: 'plain',
    user: 'demo-signed',
    password,
  });

  for (const [subject, state, there, absent] of told) {
    await test.step(subject, async () => {
      await openMessage(page, subject);
      const said = page.getByTestId('signature');
      await expect(said.locator('[data-state]')).toHaveAttribute('data-state', state);
      for (const words of there) await expect(said).toContainText(words);
      for (const words of absent) await expect(said).not.toContainText(words);
      await expect(reading(page)).toContainText('The roof costs');
    });
  }

  await openMessage(page, 'Closed between HTML');
  const closed = page.getByTestId('encrypted');
  await expect(closed).toContainText(text.t('enc.smime-encrypted'));
  await expect(closed).toContainText(text.t('enc.part'));
  // What is left open before the closed part holds nothing of what comes after it.
  const frames = page.getByTestId('body-frame');
  await expect(frames).toHaveCount(2);
  await expect(frames.first().contentFrame().locator('body')).toContainText('before');
  await expect(frames.first().contentFrame().locator('body')).not.toContainText('after');
  await expect(frames.last().contentFrame().locator('body')).toContainText('after');

  await page.locator('#search').fill('');
  await openMessage(page, 'Closed');
  await expect(closed).toContainText(text.t('enc.smime-encrypted'));
  const saving = page.waitForEvent('download');
  await closed.getByRole('button', { name: text.t('enc.save') }).click();
  expect((await saving).suggestedFilename()).toBe('smime.p7m');
  await demo.close();
  authority.close();
});

/** The letter's text, be it in the reader or in what was signed. */
function reading(page: Page) {
  return page.getByTestId('reader');
}
