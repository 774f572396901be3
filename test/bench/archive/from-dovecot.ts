// Whole mailboxes from a real Dovecot through the proxy into the archive of a real Chromium,
// durable and read again, beside what Node can do at most on the same server (all commands
// written ahead, octets only counted), in turn in one run; then the memory of the page, the
// index, and what it takes up on the disk.
import { z } from 'zod/mini';
import { createText } from '../../../lib/i18n/text.ts';
import { startDovecot, type Dovecot, type Mail } from '../../rigs/dovecot.ts';
import { buildWorkers, type Workers } from '../engine/workers.ts';
import { check, findPeers, type Peer } from '../engine/peers.ts';
import { startBareChromium } from '../parts/bare-chromium.ts';
import { pagesOf } from '../parts/memory.ts';
import { saveMarks } from '../parts/save-marks.ts';
import { variedMiddling, variedSmall } from '../parts/varied.ts';
import { startProxy } from '../parts/visit.ts';
import { median, printTable, spread } from '../table.ts';
import { asMbox, inProfile, notmuchIndex } from './on-disk.ts';

const password = 'a long sentence';
/** The raw client is given as long as nobody waits. */
const limitMs = 60_000;
/** Looked at so often where memory is watched; such a round is not timed. */
const lookEachMs = 100;
const { t } = createText('en');
/** The compiler wraps named functions in a helper that the page does not have. */
const script = `globalThis.__name = (named) => named; (${saveMarks.toString()})()`;
const marks = z.object({ here: z.number(), said: z.string() });

type Job = { name: string; messages: Mail[]; octets: number };
type Memory = { idle: number; most: number; after: number };
type Saved = {
  ms: number;
  memory: Memory | null;
  findableMs: number | null;
  stored: number;
};

export async function fromDovecot({
  rounds,
  count,
}: {
  rounds: number;
  count: { large: number; small: number };
}): Promise<void> {
  const jobs = [
    jobOf(`${count.large} × 200 KB`, variedMiddling(count.large)),
    jobOf(`${count.small} of 2–8 KB`, variedSmall(count.small)),
  ];
  const workers = await buildWorkers();
  const { product } = await startProxy();
  const dovecots: Dovecot[] = [];
  try {
    const raw = await rawPeer(workers);
    const times: string[][] = [];
    const memories: string[][] = [];
    const sizes: string[][] = [];
    for (const job of jobs) {
      const dovecot = await startDovecot({
        users: [{ name: 'reader', password, messages: job.messages }],
        extraConfig: 'auth_mechanisms = plain login\n',
      });
      dovecots.push(dovecot);
      const ours: number[] = [];
      const limits: number[] = [];
      // The first round of all makes Dovecot's caches, and is not counted.
      for (let round = -1; round < rounds; round++) {
        const limit = await rawRun(raw, dovecot, job);
        const saved = await save(product.url, dovecot, job, { isWatched: false });
        if (round < 0) continue;
        limits.push(limit);
        ours.push(saved.ms);
      }
      const share = limits.map((limit, n) => (100 * limit) / (ours[n] ?? Number.NaN));
      times.push([
        job.name,
        spread(limits),
        spread(ours),
        `${spread(share)} %`,
        (job.octets / median(ours) / 1000).toFixed(0),
        ((job.messages.length / median(ours)) * 1000).toFixed(0),
      ]);
      const watched = await save(product.url, dovecot, job, { isWatched: true });
      const { memory } = watched;
      memories.push([
        job.name,
        ...(memory ? [memory.idle, memory.most, memory.after] : []).map((n) =>
          n.toFixed(0),
        ),
      ]);
      const theirs = notmuchIndex(dovecot.maildir('reader'));
      const part = (octets: number) => (octets / job.octets).toFixed(2);
      const perSecond = (ms: number) => ((job.messages.length / ms) * 1000).toFixed(0);
      const mbox = asMbox(job.messages.map(bytesOf));
      sizes.push([
        job.name,
        (job.octets / 1e6).toFixed(1),
        part(watched.stored),
        part(mbox),
        theirs ? part(mbox + theirs.octets) : 'notmuch is not installed',
        watched.findableMs === null
          ? 'not within its time'
          : perSecond(watched.findableMs),
        theirs ? perSecond(theirs.ms) : '–',
      ]);
    }
    printTable(
      [
        'into the archive',
        'raw limit, ms',
        'product, ms',
        'share of the limit',
        'MB/s',
        'messages/s',
      ],
      times,
    );
    console.log(
      `\nFrom the press of Save until the page says that all is here; the raw client from its dial to QUIT. A new profile each time; median (lowest–highest) of ${rounds}.\n`,
    );
    printTable(['memory of the pages, MiB', 'listed', 'most', 'all findable'], memories);
    console.log('');
    printTable(
      [
        'on the disk, of the originals',
        'originals, MB',
        'archive and index',
        'mbox',
        'mbox and notmuch',
        'index, messages/s',
        'notmuch, messages/s',
      ],
      sizes,
    );
  } finally {
    for (const dovecot of dovecots) await dovecot.stop();
    await product.stop();
    workers.remove();
  }
}

function jobOf(name: string, messages: Mail[]): Job {
  return {
    name,
    messages,
    octets: messages.reduce((sum, one) => sum + bytesOf(one).length, 0),
  };
}

const bytesOf = (mail: Mail): Uint8Array => ('raw' in mail ? mail.raw : mail);

async function rawPeer(workers: Workers): Promise<Peer> {
  const { peers } = await findPeers(workers, ['raw']);
  const [peer] = peers;
  if (!peer) throw new Error('the raw client is not there');
  return peer;
}

async function rawRun(peer: Peer, dovecot: Dovecot, job: Job): Promise<number> {
  const { host, pop3Port: port } = dovecot;
  const server = { host, port, security: 'plain', user: 'reader', password } as const;
  const messages = job.messages.length;
  const done = await peer.run(
    { job: 'download', folder: '', ...server },
    messages,
    limitMs,
  );
  check(peer, done, { bytes: job.octets, messages });
  return done.wall_ms;
}

async function save(
  url: string,
  dovecot: Dovecot,
  job: Job,
  { isWatched }: { isWatched: boolean },
): Promise<Saved> {
  const count = job.messages.length;
  const chromium = await startBareChromium();
  try {
    const { host, pop3Port: port } = dovecot;
    const link = new URLSearchParams({
      host,
      port: String(port),
      security: 'plain',
      user: 'reader',
    });
    const page = await chromium.open(`${url}/#${link.toString()}`, script, 'keeps');
    const ask = (call: string) => page.ask(within(call));
    const listed = await ask(
      `openToKeep(${JSON.stringify(password)}, ${JSON.stringify(t('connect.remember'))})`,
    );
    if (listed !== count)
      throw new Error(`listed: ${JSON.stringify(listed)} instead of ${count}`);
    const look = () => (isWatched ? (pagesOf(chromium.pid) ?? 0) : 0);
    const idle = look();
    let most = idle;
    const timer = isWatched
      ? setInterval(() => void (most = Math.max(most, look())), lookEachMs)
      : undefined;
    const { here, said } = marks.parse(await ask('saveAll()'));
    if (!said.includes(count.toLocaleString('en')))
      throw new Error(`the page says: ${said}`);
    const findable = isWatched
      ? z
          .number()
          .safeParse(
            await ask(`allFindable(${JSON.stringify(t('search.inside', { n: count }))})`),
          )
      : null;
    clearInterval(timer);
    const after = look();
    await page.close();
    await chromium.end();
    return {
      ms: here,
      memory: isWatched && idle > 0 ? { idle, most, after } : null,
      findableMs: findable?.success ? findable.data : null,
      stored: inProfile(chromium.profile),
    };
  } finally {
    await chromium.stop();
  }
}

const within = (call: string): string =>
  `Promise.race([
    ${call},
    new Promise((_, late) => setTimeout(late, 300_000, 'not within five minutes')),
  ]).catch((error) => ({ failed: String(error) }))`;
