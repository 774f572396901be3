// Many visits to random servers at a time, counted. The same seed draws the same servers,
// questions and cuts; only the clock is the machine's own.
import { createServer, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { createDial } from '../../../server/net/dial.ts';
import { makeCertificate } from '../../rigs/certificate.ts';
import { listening, portOf } from '../../rigs/ports.ts';
import { play, type Log } from './peer.ts';
import { planOf, type Plan } from './plan.ts';
import { visit } from './visit.ts';

// The product's own, which reads all that comes into one memory.
const dial = createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } });

export type Tally = {
  visits: number;
  /** Commands that servers heard. */
  exchanges: number;
  /** How asks ended, by kind of fault; `ok` is a good answer. */
  ends: Map<string, number>;
  /** Visits to lying servers, and those of them in which a lie was believed. */
  lied: Map<string, { told: number; believed: number }>;
  violations: { seed: number; what: string }[];
  /** Highest resident memory seen, in bytes, and when the process had warmed up. */
  rss: number;
  warmRss: number | null;
};

/** Visits after which what is loaded and compiled is there, and pools have their size. */
const warmVisits = 150;
/**
 * What resident memory may grow by from there on, however long it goes on. Answers are
 * bounded by 60 KB and there are 48 visits at a time: the rest is the collector's leisure.
 */
const growthBytes = 192 * 2 ** 20;

/** Visits `seed`, `seed + 1`, … until so many visits or exchanges were made. */
export async function fuzz(options: {
  seed: number;
  visits?: number;
  exchanges?: number;
  /** Visits at the same time: waits for silent servers overlap. */
  atOnce?: number;
  onProgress?: (tally: Tally) => void;
}): Promise<Tally> {
  const { seed, visits = Infinity, exchanges = Infinity, atOnce = 48 } = options;
  const tally: Tally = {
    ...{
      visits: 0,
      exchanges: 0,
      ends: new Map(),
      lied: new Map(),
      violations: [],
      rss: 0,
      warmRss: null,
    },
  };
  const certificate = makeCertificate();
  const context = createSecureContext({ key: certificate.key, cert: certificate.pem });
  let started = 0;

  const stray = (error: unknown): void => {
    tally.violations.push({ seed: -1, what: `nobody caught ${String(error)}` });
  };
  process.on('unhandledRejection', stray);

  async function one(plan: Plan): Promise<void> {
    const log: Log = { commands: [], plain: [], bodies: new Map(), hasLied: false };
    const sockets: Socket[] = [];
    const server = await listening(
      createServer((socket) => {
        sockets.push(socket);
        play(socket, plan, context, log);
      }),
    );
    const port = portOf(server);
    const { violations, deceived, ends } = await visit(plan, port, {
      pin: certificate.sha256,
      dial,
      log,
    });
    for (const socket of sockets) socket.destroy();
    server.close();
    tally.visits++;
    tally.exchanges += log.commands.length;
    for (const [kind, count] of ends)
      tally.ends.set(kind, (tally.ends.get(kind) ?? 0) + count);
    for (const what of violations) tally.violations.push({ seed: plan.seed, what });
    if (plan.lie !== null && log.hasLied) {
      const told = tally.lied.get(plan.lie) ?? { told: 0, believed: 0 };
      tally.lied.set(plan.lie, {
        told: told.told + 1,
        believed: told.believed + (deceived ? 1 : 0),
      });
    }
    tally.rss = Math.max(tally.rss, process.memoryUsage.rss());
    if (tally.visits === warmVisits) tally.warmRss = tally.rss;
    options.onProgress?.(tally);
  }

  async function lane(): Promise<void> {
    while (started < visits && tally.exchanges < exchanges)
      await one(planOf(seed + started++));
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, visits) }, lane));
  process.off('unhandledRejection', stray);
  const growth = tally.warmRss === null ? 0 : tally.rss - tally.warmRss;
  if (growth > growthBytes)
    tally.violations.push({ seed, what: `grew by ${Math.round(growth / 2 ** 20)} MiB` });
  return tally;
}
