// A person opens a message now and then while a mailbox is being downloaded: how long each
// click takes, on the engine itself and through the proxy.
import { setTimeout as wait } from 'node:timers/promises';
import { engineLimits } from '../../../server/limits.ts';
import { createDial } from '../../../server/net/dial.ts';
import type { Pop3Client } from '../../../server/pop3/api.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { closeVisit, openVisit, type Target, type Visit } from './visit.ts';

/** Milliseconds of each click, with nothing else to do and during a download. */
export type Clicks = { alone: number[]; busy: number[] };

/** Messages a download through the proxy has under way at a time. */
export const readsInFlight = 8;
/** What is read of a message by a click. */
const lines = 30;

export async function clickOnEngine(target: Target, clicks: number): Promise<Clicks> {
  const { host, port, user, password, pin } = target;
  const client = await connect({
    host,
    port,
    security: pin === undefined ? 'plain' : 'tls',
    dial: createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } }),
    limits: engineLimits,
    ...(pin === undefined ? {} : { pin }),
  });
  await client.signIn({ user, password });
  const count = (await client.list()).size;
  const click = async (n: number) => {
    await client.top((n % count) + 1, lines, () => {}, { urgency: 'now' });
  };
  const alone = await nowAndThen(clicks, click);
  const over = new AbortController();
  const bulk = downloadOn(client, count, over.signal);
  const busy = await nowAndThen(clicks, click);
  over.abort();
  await bulk;
  await client.quit();
  return { alone, busy };
}

async function downloadOn(
  client: Pop3Client,
  count: number,
  until: AbortSignal,
): Promise<void> {
  const ask = { urgency: 'bulk' } as const;
  while (!until.aborted) {
    const numbers = Array.from({ length: count }, (_, n) => n + 1);
    await Promise.all(numbers.map((n) => client.retr(n, () => {}, ask)));
  }
}

export async function clickThroughProxy(
  proxyPort: number,
  target: Target,
  clicks: number,
): Promise<Clicks> {
  const visit = await openVisit(proxyPort, target);
  const { wire, ids } = visit;
  const click = async (n: number) => {
    const id = ids[n % ids.length];
    if (id !== undefined) await wire.call('read', { id, lines });
  };
  const alone = await nowAndThen(clicks, click);
  const over = new AbortController();
  const bulk = (async () => {
    while (!over.signal.aborted) await readMessages(visit, over.signal);
  })();
  const busy = await nowAndThen(clicks, click);
  over.abort();
  await bulk;
  await closeVisit(visit);
  return { alone, busy };
}

/** Every message, some at a time; resolves with the octets. */
export async function readMessages(
  { wire, ids }: Visit,
  until?: AbortSignal,
): Promise<number> {
  let octets = 0;
  let next = 0;
  const reader = async () => {
    for (let id = ids[next++]; id !== undefined && !until?.aborted; id = ids[next++]) {
      const read = await wire.call('read', { id, urgent: false });
      octets += read.octets;
    }
  };
  await Promise.all(Array.from({ length: readsInFlight }, reader));
  return octets;
}

async function nowAndThen(
  clicks: number,
  click: (n: number) => Promise<void>,
): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < clicks; n++) {
    const began = performance.now();
    await click(n * 37);
    took.push(performance.now() - began);
    // A person looks meanwhile; uneven, so that it falls into step with nothing.
    await wait(23 + (n % 7));
  }
  return took;
}
