// A mailbox copied into an IMAP account from the screen, its line cut on the way: what the
// Maildir holds afterwards is what the source's holds, by its hashes, and each once.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imapAvailable, startDovecot, type Dovecot } from '../rigs/dovecot.ts';
import { startCutting, type CuttingLine } from '../rigs/cutting.ts';
import { hashOf, letter } from '../server/imap/letters.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { command, headersAreIn, openMailbox, textOf } from './screen.ts';

const missing = imapAvailable();
test.skip(missing !== null, missing ?? '');

const password = 'target-CANARY-77';
const messages = Array.from({ length: 10 }, (_, n) =>
  letter(n, 'Some words, and some more. '.repeat(60 * n) + '\r\n'),
);
let dovecot: Dovecot;
let line: CuttingLine;
test.beforeEach(async () => {
  const users = [
    { name: 'claire', password: 'x', messages },
    { name: 'new', password, messages: [] },
  ];
  dovecot = await startDovecot({ users, imap: true });
  // The certificate is asked about first; then one connection is cut within a message.
  line = await startCutting(dovecot.imapsPort, [Infinity, 40_000]);
});
test.afterEach(async () => {
  await line.stop();
  await dovecot.stop();
});

async function hashesIn(folder: string): Promise<string[]> {
  const parts = ['cur', 'new'].map(async (part) => {
    const names = await readdir(join(folder, part));
    return Promise.all(
      names.map(async (name) => hashOf(await readFile(join(folder, part, name)))),
    );
  });
  return (await Promise.all(parts)).flat().sort();
}

// In French: its words are the longer ones, and the other tests speak English.
test.use({ locale: 'fr-FR' });
const text = textOf('fr');

test('a cut line goes on, another day copies nothing twice', async ({
  page,
  product,
}) => {
  const before = await dovecot.files('claire');
  const dialog = page.getByTestId('copy');
  const press = (key: Parameters<typeof text.t>[0], values = {}) =>
    dialog.getByRole('button', { name: text.t(key, values), exact: true }).click();
  const open = async () => {
    await openMailbox(page, {
      host: 'localhost',
      port: dovecot.pop3Port,
      security: 'plain',
      user: 'claire',
      password: 'x',
    });
    await headersAreIn(page, text);
    await command(page, text.t('cmd.copy'));
    await dialog.getByRole('radio', { name: text.t('copy.form.account') }).check();
    await press('transfer.next');
    await press('transfer.signIn');
    await expect(dialog.getByText(text.t('connect.miss.address'))).toBeVisible();
    const field = (name: string) => dialog.locator(`[name=target-${name}]`);
    await field('address').fill('new@localhost.test');
    await expect(field('host')).toHaveValue('imap.localhost.test');
    await field('host').fill('127.0.0.1');
    await field('port').fill(String(line.port));
    await field('user').fill('new');
    await field('password').fill(password);
    await press('transfer.signIn');
    await expect(dialog.getByTestId('failure')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByText(text.t('connect.advanced')).click();
    await press('transfer.pin');
    await expect(dialog.getByTestId('folder-form')).toBeVisible();
  };

  await open();
  await dialog.locator('[name=target-folder-name]').fill('Été.2026');
  await expect(
    dialog.getByText(text.t('transfer.folder.called', { name: 'Été-2026' })),
  ).toBeVisible();
  await dialog.getByLabel(text.t('transfer.mark'), { exact: true }).check();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSideScroll(page);
  await press('transfer.start', { n: 10 });
  const end = dialog.getByTestId('transfer-end');
  const said = { n: 10, copied: 10, there: 0, folder: 'Été-2026' };
  await expect(end).toContainText(text.t('transfer.done', said));
  await expect(end).toContainText(text.t('transfer.allSame'));
  await expect(end).toContainText(text.t('transfer.marked', { n: 10 }));
  await expectAccessible(page);
  expect(line.cuts).toBe(1);
  const copies = join(dovecot.maildir('new'), '.&AMk-t&AOk--2026');
  expect(await hashesIn(copies)).toEqual(await hashesIn(dovecot.maildir('claire')));
  await press('transfer.seeMarked');
  await expect(page.getByTestId('tray')).toBeVisible();

  await page.reload();
  await open();
  await dialog.locator('[name=target-folder]').selectOption('Été-2026');
  await press('transfer.start', { n: 10 });
  const again = { n: 10, copied: 0, there: 10, folder: 'Été-2026' };
  await expect(end).toContainText(text.t('transfer.done', again));
  expect((await hashesIn(copies)).length).toBe(10);
  // Listing moves them to cur/, unread.
  const after = await dovecot.files('claire');
  expect(after).toEqual(before.map((name) => `${name.replace('new/', 'cur/')}:2,`));
  expect(product.printed()).not.toContain('CANARY');
  const kept = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, location.href]),
  );
  expect(kept).not.toContain('CANARY');
});
