// A move of hundreds of messages from a real Dovecot into a real Chromium, whose processes
// are all ended by SIGKILL in its midst, again and again: is every message on the server or
// whole in the browser at that moment, and all of them here, once each, in the end?
// `--rounds N`, `--messages N`, `--seed N` for the moments.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { startBrowser, type BrowserProcess } from '../rigs/browser-process.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../rigs/dovecot.ts';
import { startRelay } from '../rigs/delay-relay.ts';
import { startProduct, type Product } from '../rigs/product.ts';
import { command, fillIn, textOf } from '../e2e/screen.ts';
import { mixedMail } from '../bench/parts/mailboxes.ts';
import { createChance, type Chance } from './fuzz/chance.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1939' },
    rounds: { type: 'string', default: '20' },
    messages: { type: 'string', default: '500' },
  },
});
const text = textOf('en');
const user = 'ann';
/** ours: a move of 500 took 3 to 8 s here */
const patience = { timeout: 60_000 };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** As the server sends them: lines end in CRLF. */
const asSent = (raw: Buffer) =>
  Buffer.from(raw.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');

async function onServer(dovecot: Dovecot): Promise<string[]> {
  const files = await dovecot.files(user);
  const folder = dovecot.maildir(user);
  const hashes = files.map(async (name) => {
    // A QUIT that was sent may be carried out while this reads.
    const raw = await readFile(join(folder, name)).catch(() => null);
    return raw ? sha256(asSent(raw)) : [];
  });
  return (await Promise.all(hashes)).flat();
}

/** Hashes of what is whole in the archive, read octet for octet by a page of its own. */
async function inArchive({ context }: BrowserProcess, origin: string): Promise<string[]> {
  await serveArchive(context);
  const page = await archivePage(context, origin);
  const hashes = await page.evaluate(async () => {
    const { archive } = (globalThis as unknown as { doors: Doors }).doors;
    const all: string[] = [];
    for (const { account } of await archive.use())
      for (const { id } of await archive.list(account)) {
        const found = await archive.read(account, id);
        if (!found) throw new Error(`${id} is listed and not here`);
        const digest = await crypto.subtle.digest('SHA-256', found.raw);
        all.push(
          [...new Uint8Array(digest)]
            .map((n) => n.toString(16).padStart(2, '0'))
            .join(''),
        );
      }
    return all;
  });
  await page.close();
  return hashes;
}

async function open(page: Page, product: Product, port: number): Promise<void> {
  // Not the app itself: a link that comes while it wakes up is not always seen.
  await page.goto(`${product.url}/healthz`);
  await page.evaluate(() =>
    localStorage.setItem('poste-restante:removed-by-rule', 'yes'),
  );
  const target = { host: '127.0.0.1', port, user, password: 'secret' };
  await fillIn(page, { ...target, security: 'plain', visit: 'manage' }, product.url);
  await page.getByLabel(text.t('connect.remember')).check();
  await page.getByTestId('open').click();
  await expect(page.getByTestId('msg-list')).toBeVisible(patience);
}

/** Everything is to be moved, by itself; and the fetching begins. */
async function beginMove(page: Page): Promise<void> {
  await command(page, text.t('cmd.policy'));
  const dialog = page.getByTestId('policy');
  await dialog.getByRole('radio', { name: text.t('pol.rule.move') }).check();
  await dialog.getByLabel(text.t('pol.ask')).uncheck();
  await page.getByTestId('policy-use').click();
  await command(page, text.t('cmd.device'));
  const saving = page.getByTestId('saving');
  const begin = saving.locator('form button[type=submit]');
  await expect(begin).toBeVisible(patience);
  const ask = saving.getByRole('button', { name: text.t('saving.ask') });
  if (await ask.isVisible()) await ask.click();
  await begin.click();
}

/**
 * What is not here is fetched by itself, and then all of it leaves the server; where all was
 * here already it leaves with the person.
 */
async function seeOff(page: Page, dovecot: Dovecot): Promise<void> {
  const account = page.getByRole('button', {
    name: text.t('shell.account', { address: user }),
  });
  const leave = page.getByRole('menuitem', { name: /^Disconnect/ });
  await expect
    .poll(
      async () => {
        const left = (await onServer(dovecot)).length;
        if (left === 0 || !(await account.isVisible())) return left;
        await account.click();
        const offered = /[\d,]+$/.exec((await leave.textContent().catch(() => '')) ?? '');
        // Not before all is here: what is fetched later would stay.
        if (Number(offered?.[0].replace(',', '')) === left) await leave.click();
        else await page.keyboard.press('Escape');
        return left;
      },
      { ...patience, intervals: [2_000] },
    )
    .toBe(0);
}

/** What the server has been asked when the browser dies: the fetching, or the deletion. */
function momentOf(chance: Chance, messages: number): { command: string; times: number } {
  const command = chance.oneOf(['RETR', 'RETR', 'DELE', 'QUIT']);
  return { command, times: command === 'QUIT' ? 2 : 1 + chance.below(messages) };
}

async function round(n: number, product: Product, chance: Chance) {
  const mails = mixedMail(Number(values.messages)).filter(
    (mail) => !('raw' in mail) || mail.raw.length < 1_000_000,
  );
  const all = mails.map((mail) =>
    sha256(asSent(Buffer.from('raw' in mail ? mail.raw : mail))),
  );
  const dovecot = await startDovecot({
    users: [{ name: user, password: 'secret', messages: mails }],
  });
  let heard = (_line: string): void => {};
  const target = { host: dovecot.host, port: dovecot.pop3Port };
  const line = await startRelay({ target, onCommand: (said) => heard(said) });
  const profile = mkdtempSync(join(tmpdir(), 'killed-'));
  const wrong: string[] = [];
  try {
    const first = await startBrowser(profile);
    await first.promiseStorage(product.url);
    const page = await first.context.newPage();
    page.setDefaultTimeout(60_000);
    await open(page, product, line.port);
    const when = momentOf(chance, mails.length);
    const come = new Promise<void>((resolve) => {
      let seen = 0;
      heard = (line) => {
        if (line.startsWith(when.command) && ++seen === when.times) resolve();
      };
    });
    await beginMove(page);
    await come;
    await new Promise((resolve) => setTimeout(resolve, chance() * 100));
    await first.kill();

    const second = await startBrowser(profile);
    const here = await inArchive(second, product.url);
    const left = await onServer(dovecot);
    const safe = new Set([...left, ...here]);
    const lost = all.filter((hash) => !safe.has(hash));
    if (lost.length > 0) wrong.push(`round ${n}: ${lost.length} lost`);
    if (new Set(here).size !== here.length) wrong.push(`round ${n}: some twice`);

    await second.promiseStorage(product.url);
    const again = await second.context.newPage();
    again.setDefaultTimeout(60_000);
    await open(again, product, line.port);
    await seeOff(again, dovecot).catch(async (error: unknown) => {
      await again.screenshot({ path: join(tmpdir(), `killed-${n}.png`) });
      throw error;
    });
    await again.close();
    const moved = await inArchive(second, product.url);
    if ([...moved].sort().join() !== [...all].sort().join())
      wrong.push(`round ${n}: in the end ${moved.length} of ${all.length} are here`);
    await second.kill();
    console.log(
      `round ${n}: killed at ${when.command} ${when.times} with ${here.length} here, ${left.length} on the server; ` +
        `${lost.length} lost; then ${moved.length} here`,
    );
  } finally {
    await line.stop();
    await dovecot.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  return wrong;
}

async function main(): Promise<void> {
  const missing = dovecotAvailable();
  if (missing !== null) {
    console.log(missing);
    return;
  }
  const chance = createChance(Number(values.seed));
  const product = await startProduct();
  const wrong: string[] = [];
  for (let n = 1; n <= Number(values.rounds); n++)
    wrong.push(...(await round(n, product, chance)));
  await product.stop();
  for (const what of wrong) console.log(what);
  console.log(`seed ${values.seed}: ${values.rounds} rounds, ${wrong.length} violations`);
  process.exit(wrong.length === 0 ? 0 : 1);
}

void main();
