// A vault in a real browser: a mailbox that was kept open is sealed and locked; then every
// file of the browser's profile is searched for what it held.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { startFaultServer, type FaultServer } from '../faults/server.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { holding } from '../rigs/profile.ts';
import { expect, test, expectAccessible } from './fixtures.ts';
import { fillIn, headersAreIn, rows, textOf } from './screen.ts';

const text = textOf('en');
const passphrase = 'Ocelots rehearse quietly 93';
const words = ['Zanzibarite', 'quokkaphile', 'umbrageous'] as const;

const secrets = [...words, 'fay@fault', 'crocodile.example', 'uid-00'];

let server: FaultServer;
let profile: string;
let context: BrowserContext;

test.beforeEach(async () => {
  server = await startFaultServer({
    name: 'none',
    messages: Array.from({ length: 5 }, (_, n) => Buffer.from(letter(n))),
  });
  profile = mkdtempSync(join(tmpdir(), 'vault-'));
});
test.afterEach(async () => {
  await context.close();
  await server.stop();
  rmSync(profile, { recursive: true, force: true });
});

function letter(n: number): string {
  return [
    `From: Odile <odile@crocodile.example>`,
    'To: fay@fault.example',
    `Subject: ${words[0]} ${n}`,
    `Message-ID: <${n}@crocodile.example>`,
    'Date: Tue, 3 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    `The ${words[1]} is here.`,
    '--b',
    `Content-Disposition: attachment; filename="${words[2]}.txt"`,
    '',
    'x',
    '--b--',
    '',
  ].join('\r\n');
}

async function launch(url: string): Promise<Page> {
  const executablePath = findChromium();
  context = await chromium.launchPersistentContext(profile, {
    args: chromiumArgs,
    baseURL: url,
    ...(executablePath === null ? {} : { executablePath }),
  });
  return context.newPage();
}

test('what is sealed cannot be found on the disk', async ({ product }) => {
  const page = await launch(product.url);
  const { host, port } = server;
  const target = {
    host,
    port,
    security: 'plain',
    user: 'fay@fault.example',
    password: 'secret',
    visit: 'manage',
  } as const;
  await fillIn(page, target);
  await page.getByLabel(text.t('connect.remember')).check();
  await page.getByTestId('open').click();
  await headersAreIn(page, text);
  await rows(page).first().click();
  const reader = page.getByTestId('reader');
  await reader.getByRole('button', { name: text.t('del.mark') }).click();
  await expect(page.getByTestId('store-chip')).toContainText('1 of 5');

  // The search finds what lies open, once the browser wrote it.
  for (const word of secrets)
    await expect.poll(() => holding(word, profile), word).not.toEqual([]);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: text.t('settings.title') })
    .first()
    .click();
  const settings = page.getByTestId('settings');
  await settings
    .getByRole('button', {
      name: text.t('vault.sealOne', { address: 'fay@fault.example' }),
    })
    .click();
  const form = page.getByTestId('seal');
  await expect(form.locator('input[name=label]')).toBeFocused();
  await expectAccessible(page);
  await form.getByRole('button', { name: text.t('vault.seal.do') }).click();
  await expect(form.locator('input[name=passphrase]')).toBeFocused();
  await form.locator('input[name=passphrase]').fill(passphrase);
  await form.locator('input[name=again]').fill(passphrase);
  await form.locator('input[name=understood]').check();
  await form.getByRole('button', { name: text.t('vault.seal.do') }).click();
  await expect(page.getByText(text.t('vault.sealed'))).toBeVisible();
  const saved = page.getByTestId('saved');
  await expect(saved).toContainText('fay@fault.example');
  await saved
    .getByRole('button', { name: /fay@fault/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: text.t('vault.lock') }).click();
  await expect(page.getByTestId('locked-vault')).toBeVisible();
  await expect(page.getByText('fay@fault.example')).toHaveCount(0);
  await context.close();
  for (const word of [...secrets, passphrase]) {
    // What the browser keeps of its tabs is its own; the address was in it before, and no mail.
    const found = holding(word, profile).filter(
      (path) => !path.includes('/Session Storage/'),
    );
    expect(found, word).toEqual([]);
  }

  const again = await launch(product.url);
  await again.goto('/');
  await again.getByTestId('locked-vault').click();
  const unlock = again.getByTestId('unlock');
  await unlock.locator('input').fill('Ocelots rehearse quietly 94');
  await again.keyboard.press('Enter');
  await expect(unlock).toContainText(text.t('vault.end.wrong'));
  await unlock.locator('input').fill(passphrase);
  await again.keyboard.press('Enter');
  await expect(again.locator('input[name=address]')).toHaveValue('fay@fault.example');
  await again.locator('input[name=password]').fill('secret');
  await again.keyboard.press('Enter');
  await headersAreIn(again, text);
  await expect(again.getByTestId('store-chip')).toContainText('1 of 5');
  await expect(again.getByTestId('tray-bar')).toBeVisible();
  await again.getByTestId('vault-chip').click();
  await again.getByTestId('lock-now').click();
  await expect(again.getByTestId('locked-vault')).toBeVisible();
});
