// The engine of this project at one job, in a process of its own: task on standard input,
// one line of figures out. The same calls as the proxy makes.
import { engineLimits, serversRemembered } from '../../../server/limits.ts';
import { createDial } from '../../../server/net/dial.ts';
import type { AskOptions, ConnectOptions, Pop3Client } from '../../../server/pop3/api.ts';
import { readCapabilities } from '../../../server/pop3/capabilities.ts';
import {
  createCapabilityMemory,
  memoryKey,
} from '../../../server/pop3/capability-memory.ts';
import { Pop3Error } from '../../../server/pop3/errors.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { readTask, report } from '../engine/process.ts';
import { countRoundTrips } from '../engine/round-trips.ts';
import type { Task } from '../engine/task.ts';
import { createSaver, type Saver } from './saver.ts';

/** As an operator sets it who has the mail server in the house. */
const guard = { allowPrivate: true, allowed: [], ports: [] };
const bulk: AskOptions = { urgency: 'bulk' };

type Done = { bytes: number; messages: number };

const jobs: Record<Task['job'], (client: Pop3Client, task: Task) => Promise<Done>> = {
  async list(client, { count = 50 }) {
    // Behind LIST and UIDL as soon as STAT's number is in: a screen waits for neither.
    const stat = client.stat();
    const listing = Promise.all([client.list(), client.uidl()]);
    const headers = stat.then(async (stat) => {
      const first = Math.max(1, stat.count - count + 1);
      return top(client, first, stat.count, { urgency: 'soon' });
    });
    const [done] = await Promise.all([headers, listing]);
    return done;
  },
  async headers(client) {
    const stat = client.stat();
    const listing = Promise.all([client.list(), client.uidl()]);
    const headers = stat.then(({ count }) => top(client, 1, count, bulk));
    const [done] = await Promise.all([headers, listing]);
    return done;
  },
  async download(client, { folder }) {
    const [sizes] = await Promise.all([client.list(), client.stat(), client.uidl()]);
    return retrieve(client, [...sizes.keys()], createSaver(folder));
  },
  async one(client, { folder }) {
    const [sizes] = await Promise.all([client.list(), client.stat()]);
    const [largest] = [...sizes].sort(([, one], [, other]) => other - one);
    return retrieve(client, largest ? [largest[0]] : [], createSaver(folder));
  },
  async delete(client) {
    const { count } = await client.stat();
    const numbers = Array.from({ length: count }, (_, at) => at + 1);
    await Promise.all(numbers.map((n) => client.dele(n, bulk)));
    return { bytes: 0, messages: count };
  },
};

async function top(
  client: Pop3Client,
  first: number,
  last: number,
  ask: AskOptions,
): Promise<Done> {
  const saver = createSaver('');
  const asked: Promise<unknown>[] = [];
  for (let n = first; n <= last; n++) {
    const { write } = saver.file(n);
    asked.push(client.top(n, 0, write, ask));
  }
  await Promise.all(asked);
  return { bytes: saver.bytes, messages: asked.length };
}

async function retrieve(
  client: Pop3Client,
  numbers: readonly number[],
  saver: Saver,
): Promise<Done> {
  await Promise.all(
    numbers.map(async (n) => {
      let file: ReturnType<Saver['file']> | null = null;
      await client.retr(n, (bytes) => (file ??= saver.file(n)).write(bytes), bulk);
      file ??= saver.file(n);
      file.end();
    }),
  );
  return { bytes: saver.bytes, messages: numbers.length };
}

async function run(task: Task) {
  const { host, port, security, pin, user, password, capa } = task;
  const trips = task.isCounted === true ? countRoundTrips() : null;
  const memory = createCapabilityMemory(serversRemembered);
  const options: ConnectOptions = {
    host,
    port,
    security,
    dial: createDial({ guard }),
    limits: engineLimits,
    ...(trips === null ? {} : { trace: trips.trace }),
    memory,
    ...(pin === undefined ? {} : { pin }),
  };
  if (capa !== undefined) memory.set(memoryKey(options), readCapabilities(capa));
  const began = performance.now();
  const client = await connect(options);
  try {
    await client.signIn({ user, password }, { ahead: true });
    const done = await jobs[task.job](client, task);
    // A person who waits for rows does not wait for the goodbye.
    const ms = task.job === 'list' ? { ms: performance.now() - began } : {};
    const untilRows = task.job === 'list' ? trips?.count() : undefined;
    const { ok, line } = await client.quit();
    if (!ok) throw new Error(`QUIT was answered ${line}`);
    return { ...done, ...ms, round_trips: untilRows ?? trips?.count() };
  } finally {
    client.destroy();
  }
}

try {
  console.log(JSON.stringify(await report(readTask(), run)));
} catch (error) {
  // A fault says in one line what became of it; a defect shows where it is.
  console.error(error instanceof Pop3Error ? JSON.stringify(error.fault) : error);
  process.exitCode = 1;
}
