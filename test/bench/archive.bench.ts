// The archive of messages alone, on a browser's disk: opening, messages in (durable, read
// again), messages out, what they take up, and words typed into the search over many of
// them. No server and no line is in it. Then whole mailboxes from a Dovecot into it, beside
// the raw limit. `--search` times the search alone, `--dovecot` the way from a server alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startProduct } from '../rigs/product.ts';
import { dovecotAvailable } from '../rigs/dovecot.ts';
import { fromDovecot } from './archive/from-dovecot.ts';
import type { Timed } from './archive/work.ts';
import { printTable, spread } from './table.ts';

declare const doors: Doors &
  typeof import('./archive/work.ts') &
  typeof import('./archive/search.ts');

const isQuick = process.argv.includes('--quick');
const onlySearch = process.argv.includes('--search');
const onlyDovecot = process.argv.includes('--dovecot');
const rounds = isQuick ? 1 : 3;
const count = isQuick
  ? { large: 100, small: 500, sealed: 50 }
  : { large: 500, small: 10_000, sealed: 100 };
const searched = isQuick ? 5_000 : 100_000;

const product = await startProduct();
const jobs = new Map<string, Timed[]>();
const opens: number[] = [];
let stored = '';
const note = (job: string, timed: Timed) =>
  jobs.set(job, [...(jobs.get(job) ?? []), timed]);

if (!onlySearch && !onlyDovecot) {
  for (let round = 0; round < rounds; round++) await inBrowser(messagesInAndOut);
  printTable(
    ['job', 'ms', 'MB/s', 'messages/s'],
    [...jobs].map(([job, timed]) => [
      job,
      spread(timed.map(({ ms }) => ms)),
      spread(
        timed.map(({ octets, ms }) => octets / ms / 1000),
        1,
      ),
      spread(timed.map(({ messages, ms }) => (messages / ms) * 1000)),
    ]),
  );
  console.log(`\nOpened cold, with all of it: ${spread(opens)} ms.`);
  console.log(`Stored, as a part of the originals: ${stored}.\n`);
}
if (!onlyDovecot) await inBrowser(wordsTyped);
await product.stop();
if (!onlySearch) {
  const missing = dovecotAvailable();
  console.log(missing ?? '\n## From Dovecot\n');
  if (missing === null) await fromDovecot({ rounds: isQuick ? 1 : 5, count });
}

async function inBrowser(work: (context: BrowserContext) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(folder, {
    args: chromiumArgs,
    ...(executablePath === null ? {} : { executablePath }),
  });
  await serveArchive(
    context,
    `export * from './test/bench/archive/work.ts';
     export * from './test/bench/archive/search.ts';`,
  );
  await work(context);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
}

async function messagesInAndOut(context: BrowserContext) {
  const page = await archivePage(context, product.url);
  await page.evaluate(() => doors.archive.keeps());
  note('large in', await page.evaluate((n) => doors.putMany(doors.archive, 'large', { count: n, ahead: 8, make: doors.large }), count.large)); // prettier-ignore
  note('small in', await page.evaluate((n) => doors.putMany(doors.archive, 'small', { count: n, ahead: 32, make: doors.small }), count.small)); // prettier-ignore
  note('large out', await page.evaluate((n) => doors.readMany(doors.archive, 'large', n), 100)); // prettier-ignore
  await page.evaluate(() => doors.archive.unlock('sealed', `vault:${'1'.repeat(32)}`, async () => new Uint8Array(32).fill(1))); // prettier-ignore
  note('large in, sealed', await page.evaluate((n) => doors.putMany(doors.archive, 'sealed', { count: n, ahead: 8, make: doors.large }), count.sealed)); // prettier-ignore
  note('large out, sealed', await page.evaluate((n) => doors.readMany(doors.archive, 'sealed', n), count.sealed)); // prettier-ignore
  note('small out', await page.evaluate((n) => doors.readMany(doors.archive, 'small', n), 500)); // prettier-ignore
  const uses = await page.evaluate(() => doors.archive.use());
  stored = uses
    .map((use) => `${use.account} ${(use.stored / use.octets).toFixed(2)}`)
    .join(', ');
  await page.close();
  const again = await archivePage(context, product.url);
  opens.push(
    await again.evaluate(async () => {
      const begun = performance.now();
      await doors.archive.use();
      return performance.now() - begun;
    }),
  );
}

async function wordsTyped(context: BrowserContext) {
  const page = await archivePage(context, product.url);
  const filled = await page.evaluate(
    (n) => doors.fillForSearch(doors.archive, n),
    searched,
  );
  const rate = (ms: number) => Math.round((searched / ms) * 1000);
  console.log(
    `${searched} messages in: ${rate(filled.putMs)}/s; made findable: ${rate(filled.learnMs)}/s.\n`,
  );
  await page.close();
  // Another page, with nothing in its memory.
  const again = await archivePage(context, product.url);
  const { rows, first, whole, longest } = await again.evaluate(
    (n) => doors.typeQueries(doors.archive, n),
    searched,
  );
  printTable(
    ['search, ms', 'times', 'p50', 'p95', 'most'],
    [
      ['rows answer a keystroke', ...quantiles(rows)],
      ['and the index, first results', ...quantiles(first)],
      ['all of the index, last letter', ...quantiles(whole)],
    ],
  );
  console.log(`\nSlowest: ${longest.join(', ')}.`);
}

function quantiles(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(
      1,
    );
  return [String(sorted.length), at(0.5), at(0.95), at(1)];
}
