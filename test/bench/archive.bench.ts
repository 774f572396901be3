// The archive of messages alone, on a browser's disk: opening, messages in (durable, read
// again), messages out, and what they take up. No server and no line is in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startProduct } from '../rigs/product.ts';
import type { Timed } from './archive/work.ts';
import { printTable, spread } from './table.ts';

declare const doors: Doors & typeof import('./archive/work.ts');

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 3;
const count = isQuick ? { large: 100, small: 500 } : { large: 500, small: 10_000 };

const product = await startProduct();
const jobs = new Map<string, Timed[]>();
const opens: number[] = [];
let stored = '';
const note = (job: string, timed: Timed) =>
  jobs.set(job, [...(jobs.get(job) ?? []), timed]);

for (let round = 0; round < rounds; round++) {
  const folder = mkdtempSync(join(tmpdir(), 'archive-bench-'));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(folder, {
    args: chromiumArgs,
    ...(executablePath === null ? {} : { executablePath }),
  });
  await serveArchive(context, `export * from './test/bench/archive/work.ts';`);
  const page = await archivePage(context, product.url);
  await page.evaluate(() => doors.archive.keeps());
  note('large in', await page.evaluate((n) => doors.putMany(doors.archive, 'large', { count: n, ahead: 8, make: doors.large }), count.large)); // prettier-ignore
  note('small in', await page.evaluate((n) => doors.putMany(doors.archive, 'small', { count: n, ahead: 32, make: doors.small }), count.small)); // prettier-ignore
  note('large out', await page.evaluate((n) => doors.readMany(doors.archive, 'large', n), 100)); // prettier-ignore
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
  await context.close();
  rmSync(folder, { recursive: true, force: true });
}
await product.stop();

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
console.log(`Stored, as a part of the originals: ${stored}.`);
