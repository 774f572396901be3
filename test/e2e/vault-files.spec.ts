// Vaults on the browser's real files: killed while a mailbox moves in, handed over between
// tabs; and what is forgotten without a vault leaves the files too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { holding } from '../rigs/profile.ts';
import { expect, test } from './fixtures.ts';

declare const doors: Doors;
const vault = `vault:${'5'.repeat(32)}`;
const count = 12;

let folder: string;
let context: BrowserContext;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vault-files-'));
  const executablePath = findChromium();
  context = await chromium.launchPersistentContext(folder, {
    args: chromiumArgs,
    ...(executablePath === null ? {} : { executablePath }),
  });
  await serveArchive(context);
});
test.afterEach(async () => {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Twelve messages of an account that lie open. */
const fill = (page: Page) =>
  page.evaluate(async (n) => {
    const { archive, letter, named, save } = doors;
    for (let i = 0; i < n; i++) {
      await save(archive, 'a', `m${i}`, letter(900_000 + i, i + 1));
      const words = { subject: 'kumquat', people: '', body: '', files: [], date: i };
      await archive.learn('a', [{ id: named(`m${i}`), words }]);
    }
  }, count);

/** From now on this page asks for account `b` where the vault is, and for `a` where it lay. */
const unlock = (page: Page) =>
  page.evaluate(
    (id) => doors.archive.unlock('b', id, async () => new Uint8Array(32).fill(9)),
    vault,
  );

test('a page killed while a mailbox moves in loses and doubles nothing', async ({
  product,
}) => {
  const first = await archivePage(context, product.url);
  await fill(first);
  await first.close();
  let sawBoth = 0;
  for (let round = 0; ; round++) {
    const page = await archivePage(context, product.url);
    await unlock(page);
    const found = await page.evaluate(async (n) => {
      const { archive, letter, named } = doors;
      const places: string[] = [];
      for (let i = 0; i < n; i++) {
        const same = async (account: string) => {
          const read = await archive.read(account, named(`m${i}`));
          if (!read) return '';
          const was = letter(900_000 + i, i + 1);
          const isSame =
            read.raw.length === was.length && read.raw.every((o, at) => o === was[at]);
          return isSame ? account : '!';
        };
        places.push((await same('a')) + (await same('b')));
      }
      return places;
    }, count);
    // Whole in one of them, or still in both: never in none, and never another.
    for (const place of found) expect(['a', 'b', 'ab']).toContain(place);
    sawBoth += new Set(found).size > 1 ? 1 : 0;
    if (found.every((place) => place === 'b')) break;
    expect(round).toBeLessThan(40);
    // Killed after a chance time that grows, so that it comes to an end; first between two steps.
    const wait = round === 0 ? null : Math.random() * 150 * round;
    await page.evaluate(async (ms) => {
      const { archive } = doors;
      // What is asked of 'a' goes to the vault from here on: 'b' only names the same one.
      const key = async () => new Uint8Array(32).fill(9);
      const move = async () => {
        await archive.unlock('a', `vault:${'5'.repeat(32)}`, key);
        return (await archive.moveIn('a')).left;
      };
      if (ms === null) return void (await move());
      const moveAll = async () => {
        while ((await move()) > 0);
      };
      void moveAll();
      await new Promise((resolve) => setTimeout(resolve, ms));
    }, wait);
    await page.close();
  }
  // The test is of no use where nothing was ever divided between the two.
  expect(sawBoth).toBeGreaterThan(0);
  const page = await archivePage(context, product.url);
  expect(await page.evaluate(() => doors.archive.list('a'))).toEqual([]);
  await unlock(page);
  // As the next unlocking does: the last kill may have come before the old place was swept.
  await page.evaluate(async (id) => {
    await doors.archive.unlock('a', id, async () => new Uint8Array(32).fill(9));
    await doors.archive.moveIn('a');
  }, vault);
  expect(await page.evaluate(() => doors.archive.list('b'))).toHaveLength(count);
  await context.close();
  expect(holding('kumquat', folder)).toEqual([]);
});

test('a vault stays open for its tab when another one had the files', async ({
  product,
}) => {
  const owner = await archivePage(context, product.url);
  await owner.evaluate(() => doors.archive.keeps());
  const guest = await archivePage(context, product.url);
  await unlock(guest);
  await guest.evaluate(() => doors.save(doors.archive, 'b', 'm', doors.letter(50_000)));
  await owner.close();
  const read = () =>
    guest.evaluate(async () => (await doors.archive.list('b')).map(({ id }) => id));
  expect(await read()).toEqual(['m']);
  await guest.evaluate(() => doors.archive.lock('b'));
  const asked = await guest.evaluate(
    (id) => doors.archive.list(id).catch((error: { why: string }) => error.why),
    vault,
  );
  expect(asked).toBe('locked');
  const other = await guest.evaluate(
    (id) =>
      doors.archive
        .unlock('c', id, async () => new Uint8Array(32).fill(8))
        .catch((error: { why: string }) => error.why),
    vault,
  );
  expect(other).toBe('damaged');
  await guest.evaluate((id) => doors.archive.forgetVault(id), vault);
  expect(await guest.evaluate(() => doors.archive.vaultSizes())).toEqual([]);
});

test('what is forgotten leaves the files, words and all', async ({ product }) => {
  const page = await archivePage(context, product.url);
  await page.evaluate(async () => {
    const { archive, named, save } = doors;
    const mail = new TextEncoder().encode('Subject: Zanzibarite\r\n\r\nquokkaphile\r\n');
    for (const id of ['gone', 'stays']) {
      await save(archive, 'a', id, mail);
      const subject = id === 'gone' ? 'zanzibarite' : 'kumquat';
      const words = { subject, people: '', body: '', files: [`${id}-file.pdf`], date: 1 };
      await archive.learn('a', [{ id: named(id), words }]);
    }
  });
  expect(holding('zanzibarite', folder)).not.toEqual([]);
  expect(holding('gone-file', folder)).not.toEqual([]);
  await page.evaluate(() => doors.archive.forget('a', [doors.named('gone')]));
  expect(await page.evaluate(() => doors.archive.use())).toMatchObject([{ messages: 1 }]);
  await page.close();
  for (const word of ['zanzibarite', 'gone-file'])
    expect(holding(word, folder), word).toEqual([]);
  expect(holding('kumquat', folder)).not.toEqual([]);
});
