// A message of 50 MB through the built proxy to readers that are fast, slow, or stop for a
// while: how much the proxy's memory grows meanwhile, and how long the fast one waits.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dovecotAvailable, startDovecot } from '../rigs/dovecot.ts';
import { hugeMail } from './parts/mailboxes.ts';
import { watchMemory } from './parts/memory.ts';
import {
  closeVisit,
  openVisit,
  startProxy,
  type Target,
  type Visit,
} from './parts/visit.ts';
import { printTable, spread } from './table.ts';

const MiB = 1024 * 1024;
const isQuick = process.argv.includes('--quick');
const runs = isQuick ? 1 : 3;
/** What the slow reader takes in a second. */
const slowRate = (isQuick ? 8 : 2) * MiB;

/** Reads all of the first message; resolves with the octets received. */
type Reader = (visit: Visit) => Promise<number>;

const readers: [name: string, read: Reader][] = [
  ['as fast as it goes', (visit) => readAll(visit, { grants: true })],
  [`takes ${slowRate / MiB} MB/s`, readSlowly],
  ['stops for 4 s after 10 MB', readWithPause],
  ['allows everything, then stops 4 s', readAfterPromise],
];

const missing =
  dovecotAvailable() ??
  (existsSync(fileURLToPath(new URL('../../dist/main.mjs', import.meta.url)))
    ? null
    : 'Nothing is built yet: npm run build');
if (missing !== null) console.log(missing);
else await measure();

async function measure(): Promise<void> {
  const user = { name: 'reader', password: 'a long sentence' };
  const messages = hugeMail();
  const dovecot = await startDovecot({ users: [{ ...user, messages }] });
  const lines: [name: string, target: Target][] = [
    ['plain', targetOf(dovecot.pop3Port)],
    ['TLS', { ...targetOf(dovecot.pop3sPort), pin: dovecot.certificate.sha256 }],
  ];
  function targetOf(port: number): Target {
    return { host: dovecot.host, port, user: user.name, password: user.password };
  }
  try {
    const rows: string[][] = [];
    for (const [line, target] of lines) {
      for (const [name, read] of readers)
        rows.push([line, name, ...(await row(target, read))]);
    }
    printTable(
      [
        'line',
        'reader',
        'seconds',
        'MB/s',
        'signed in, MB',
        'peak, MB',
        'growth, MB',
        'second read, growth',
      ],
      rows,
    );
    console.log(
      `Resident memory of the proxy's process, a fresh one each run; median (lowest–highest) of ${runs}.\n` +
        'The second read is of the same message in the same process: what stays of the first is no leak if it is small.',
    );
  } finally {
    await dovecot.stop();
  }
}

async function row(target: Target, read: Reader): Promise<string[]> {
  const seconds: number[] = [];
  const rates: number[] = [];
  const before: number[] = [];
  const peaks: number[] = [];
  const growths: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { product, port } = await startProxy();
    try {
      const visit = await openVisit(port, target);
      const watch = watchMemory(product.pid);
      const began = performance.now();
      const octets = await read(visit);
      const took = (performance.now() - began) / 1000;
      const peak = watch.peak();
      watch.stop();
      const second = watchMemory(product.pid);
      await readAll(visit, { grants: true });
      again.push(second.peak() - watch.before);
      second.stop();
      await closeVisit(visit);
      seconds.push(took);
      rates.push(octets / MiB / took);
      before.push(watch.before);
      peaks.push(peak);
      growths.push(peak - watch.before);
    } finally {
      await product.stop();
    }
  }
  return [
    spread(seconds, 2),
    spread(rates),
    spread(before),
    spread(peaks),
    spread(growths, 1),
    spread(again, 1),
  ];
}

async function readAll(
  visit: Visit,
  options: {
    grants: boolean;
    onId?: (id: number) => void;
    onBytes?: (total: number) => void;
  },
): Promise<number> {
  const [id] = visit.ids;
  if (id === undefined) throw new Error('the mailbox is empty');
  let received = 0;
  const { octets, whole } = await visit.wire.call(
    'read',
    { id },
    {
      grants: options.grants,
      ...(options.onId === undefined ? {} : { onId: options.onId }),
      onBytes: (bytes) => {
        received += bytes.length;
        options.onBytes?.(received);
      },
    },
  );
  if (!whole || received !== octets || octets !== visit.sizes[0])
    throw new Error(`${received} of ${visit.sizes[0]} octets came`);
  return octets;
}

/** Grants a twentieth of its rate each 50 ms and nothing more. */
async function readSlowly(visit: Visit): Promise<number> {
  let stream = 0;
  const timer = setInterval(() => {
    if (stream > 0) visit.wire.credit(stream, Math.round(slowRate / 20));
  }, 50);
  try {
    return await readAll(visit, { grants: false, onId: (id) => (stream = id) });
  } finally {
    clearInterval(timer);
  }
}

/** A page that grants what it took, on a computer that goes to sleep for a while. */
async function readWithPause(visit: Visit): Promise<number> {
  let hasPaused = false;
  return readAll(visit, {
    grants: true,
    onBytes: (total) => {
      if (hasPaused || total < 10 * MiB) return;
      hasPaused = true;
      void pauseFor(visit, 4_000);
    },
  });
}

/** A page that grants all there is and does not take it: only the socket's bound is left. */
async function readAfterPromise(visit: Visit): Promise<number> {
  let hasPaused = false;
  let stream = 0;
  return readAll(visit, {
    grants: false,
    onId: (id) => (stream = id),
    onBytes: () => {
      if (hasPaused) return;
      hasPaused = true;
      visit.wire.credit(stream, 1024 * MiB);
      void pauseFor(visit, 4_000);
    },
  });
}

async function pauseFor({ wire }: Visit, ms: number): Promise<void> {
  wire.pause();
  await wait(ms);
  wire.resume();
}
