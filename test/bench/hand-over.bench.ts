// How long the archive answers nothing when the tab that had it dies: from the crash of the
// owner's page until another tab has read a message, and until it has written one durably.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startProduct } from '../rigs/product.ts';
import { printTable, spread } from './table.ts';

declare const doors: Doors & typeof import('./archive/work.ts');

const deaths = process.argv.includes('--quick') ? 3 : 15;
const messages = 2_000;

const product = await startProduct();
const folder = mkdtempSync(join(tmpdir(), 'hand-over-bench-'));
const executablePath = findChromium();
const context = await chromium.launchPersistentContext(folder, {
  args: chromiumArgs,
  ...(executablePath === null ? {} : { executablePath }),
});
await serveArchive(context, `export * from './test/bench/archive/work.ts';`);

let owner = await archivePage(context, product.url);
await owner.evaluate(
  (n) =>
    doors.putMany(doors.archive, 'small', { count: n, ahead: 32, make: doors.small }),
  messages,
);
const asked: number[] = [];
const written: number[] = [];
for (let death = 0; death < deaths; death++) {
  const next = await archivePage(context, product.url);
  await next.evaluate(() => doors.readMany(doors.archive, 'small', 1));
  const cdp = await context.newCDPSession(owner);
  const dead = new Promise((resolve) => owner.once('crash', resolve));
  const begun = performance.now();
  void cdp.send('Page.crash').catch(() => {}); // it never answers
  await dead;
  await next.evaluate(() => doors.readMany(doors.archive, 'small', 1));
  asked.push(performance.now() - begun);
  await next.evaluate(
    (n) =>
      doors.putMany(doors.archive, `after-${n}`, {
        ...{ count: 1, ahead: 1, make: doors.small },
      }),
    death,
  );
  written.push(performance.now() - begun);
  await owner.close();
  owner = next;
}
printTable(
  ['after the crash of the tab that had the archive', 'times', 'ms'],
  [
    ['another tab has read a message', String(deaths), spread(asked)],
    ['and has written one, durably', String(deaths), spread(written)],
  ],
);
await context.close();
rmSync(folder, { recursive: true, force: true });
await product.stop();
