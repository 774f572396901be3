// What the proxy and its WebSocket cost beside the engine alone, and how long a click waits
// while a mailbox is being downloaded. The client is a process in Node, like a browser
// without its screen.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wireLimits } from '../../lib/wire/operations.ts';
import { dovecotAvailable } from '../rigs/dovecot.ts';
import { lines } from './engine/plan.ts';
import { startRig, type Line, type MailboxName, type Rig } from './engine/rig.ts';
import { runReporting } from './engine/run-peer.ts';
import type { JobName } from './engine/task.ts';
import { buildWorkers, type Workers } from './engine/workers.ts';
import { closeVisit, openVisit, startProxy, type Visit } from './parts/visit.ts';
import { median, printTable, spread } from './table.ts';
import {
  clickOnEngine,
  clickThroughProxy,
  readMessages,
  readsInFlight,
  type Clicks,
} from './parts/clicks.ts';

const MB = 1_000_000;
const isQuick = process.argv.includes('--quick');
/** Only how long a click waits behind a download. */
const onlyClicks = process.argv.includes('--clicks');
const runs = isQuick ? 2 : 5;
const clicks = isQuick ? 20 : 60;
const loopback = lines.filter(({ delayMs }) => delayMs === 0);

const missing =
  dovecotAvailable() ??
  (existsSync(fileURLToPath(new URL('../../dist/main.mjs', import.meta.url)))
    ? null
    : 'Nothing is built yet: npm run build');
if (missing !== null) console.log(missing);
else await measure();

async function measure(): Promise<void> {
  const rig = await startRig(loopback);
  const workers = await buildWorkers();
  const { product, port } = await startProxy();
  try {
    if (!onlyClicks) await throughput(rig, workers, port);
    await clickBehindBulk(rig, port);
  } finally {
    await product.stop();
    workers.remove();
    await rig.stop();
  }
}

type Passage = { name: string; job: JobName; mailbox: MailboxName };

/** From the dial to the last byte, through both ways in turn. */
async function throughput(rig: Rig, workers: Workers, port: number): Promise<void> {
  const passages: Passage[] = [
    { name: 'headers of 10,000', job: 'headers', mailbox: 's10k' },
    { name: '500 x 200 KB', job: 'download', mailbox: 'm500' },
    { name: 'one of 50 MB', job: 'one', mailbox: 'big1' },
  ];
  const rows: string[][] = [];
  for (const line of loopback) {
    for (const { name, job, mailbox } of passages) {
      const alone: number[] = [];
      const through: number[] = [];
      for (let run = -1; run < runs; run++) {
        const engine = await withEngine(rig, workers, job, mailbox, line);
        const proxy = await withProxy(rig, port, job, mailbox, line);
        if (run < 0) continue; // the server's caches are nobody's
        alone.push(engine);
        through.push(proxy);
      }
      const count = rig.count(mailbox);
      const amount = job === 'headers' ? count : rig.octets(job, mailbox, 0) / MB;
      const rate = (ms: number[]) => ((amount / median(ms)) * 1000).toFixed(0);
      rows.push([
        line.name,
        name,
        spread(alone),
        spread(through),
        `${rate(alone)} ${job === 'headers' ? 'rows/s' : 'MB/s'}`,
        `${rate(through)} ${job === 'headers' ? 'rows/s' : 'MB/s'}`,
        (median(alone) / median(through)).toFixed(2),
      ]);
    }
  }
  printTable(
    [
      'line',
      'what',
      'engine alone, ms',
      'through proxy, ms',
      'engine',
      'proxy',
      'proxy / engine',
    ],
    rows,
  );
  console.log(
    `Sign-in included; median (lowest–highest) of ${runs}. The engine alone runs in a fresh process;\n` +
      'the proxy is warm, makes rows of headers, and a client in this process checks every frame.',
  );
}

async function withEngine(
  rig: Rig,
  workers: Workers,
  job: JobName,
  mailbox: MailboxName,
  line: Line,
): Promise<number> {
  const command = {
    program: process.execPath,
    args: [workers.path('ours')],
    // No folder: the octets are counted, as they are behind the proxy.
    input: JSON.stringify(rig.task(job, mailbox, line, '')),
  };
  return (await runReporting(command, 60_000)).wall_ms;
}

async function withProxy(
  rig: Rig,
  port: number,
  job: JobName,
  mailbox: MailboxName,
  line: Line,
): Promise<number> {
  const began = performance.now();
  const visit = await openVisit(port, rig.task(job, mailbox, line, ''));
  const got = job === 'headers' ? await readHeaders(visit) : await readMessages(visit);
  const took = performance.now() - began;
  await closeVisit(visit);
  const wanted = job === 'headers' ? rig.count(mailbox) : rig.octets(job, mailbox, 0);
  if (got !== wanted) throw new Error(`${got} came instead of ${wanted}`);
  return took;
}

/** All summaries, in as few requests as the contract allows; resolves with their number. */
async function readHeaders({ wire, ids }: Visit): Promise<number> {
  let count = 0;
  const asked: Promise<unknown>[] = [];
  for (let at = 0; at < ids.length; at += wireLimits.idsPerRequest) {
    const part = ids.slice(at, at + wireLimits.idsPerRequest);
    const onPart = ({ summaries }: { summaries: unknown[] }) =>
      (count += summaries.length);
    asked.push(wire.call('headers', { ids: part, urgent: false }, { onPart }));
  }
  await Promise.all(asked);
  return count;
}

/** What a click costs with nothing else to do, and while a mailbox is being downloaded. */
async function clickBehindBulk(rig: Rig, port: number): Promise<void> {
  const rows: string[][] = [];
  for (const line of loopback) {
    const target = rig.task('download', 'm500', line, '');
    const ways: [name: string, clicks: Clicks][] = [
      ['engine, bulk and a click', await clickOnEngine(target, clicks)],
      ['proxy, reads and a click', await clickThroughProxy(port, target, clicks)],
    ];
    for (const [name, { alone, busy }] of ways) {
      const both = (show: (part: number) => number) =>
        [0.5, 0.95].map((part) => show(part).toFixed(1)).join(' / ');
      rows.push([
        line.name,
        name,
        both((part) => at(alone, part)),
        both((part) => at(busy, part)),
        both((part) => at(busy, part) - at(alone, part)),
      ]);
    }
  }
  console.log('');
  printTable(
    ['line', 'way', 'nothing else, ms', 'while downloading, ms', 'longer by, ms'],
    rows,
  );
  console.log(
    `p50 / p95 of ${clicks} clicks: the first 30 lines of a message, to their last byte. Meanwhile messages of 200 KB are\n` +
      `downloaded without end: all 500 asked as bulk of the engine, ${readsInFlight} at a time and not urgent through the proxy.`,
  );
}

/** The value below which this part of them lies. */
function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
  );
}
