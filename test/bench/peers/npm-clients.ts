// node-pop3 and yapople at one job, from the folder that BENCH_PEERS names. They are no
// dependencies of this project.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod/mini';
import { readTask, report } from '../engine/process.ts';

const { warmPort: _, ...task } = readTask(); // a visit before the one that counts may hang them
const name = z.enum(['node-pop3', 'yapople']).parse(process.env['BENCH_PEER']);
const folder = z.string().parse(process.env['BENCH_PEERS']);
const load: (name: string) => unknown = createRequire(join(folder, 'package.json'));

/** What both are used for here; every method waits for its answer. */
type Peer = {
  begin(): Promise<void>;
  count(): Promise<number>;
  lists(): Promise<unknown>;
  top(n: number): Promise<string>;
  retr(n: number): Promise<string>;
  dele(n: number): Promise<unknown>;
  quit(): Promise<unknown>;
};

type Method = (...given: unknown[]) => Promise<unknown>;
const method = z.custom<Method>((value) => typeof value === 'function');
const text = z.string();
type Maker = new (options: object) => object;
const maker = z.custom<Maker>((value) => typeof value === 'function');

function call(of: object, name: string, ...given: unknown[]): Promise<unknown> {
  return Reflect.apply(method.parse(Reflect.get(of, name)), of, given);
}

function nodePop3(): Peer {
  const given = load('node-pop3');
  const Client = maker.parse(
    typeof given === 'function' ? given : Reflect.get(Object(given), 'default'),
  );
  const client = new Client({
    host: task.host,
    port: task.port,
    user: task.user,
    password: task.password,
    tls: task.security === 'tls',
    tlsOptions: { rejectUnauthorized: false },
  });
  return {
    begin: async () => {},
    count: async () => Number(text.parse(await call(client, 'STAT')).split(' ')[0]),
    async lists() {
      await call(client, 'LIST');
      await call(client, 'UIDL');
    },
    top: async (n) => text.parse(await call(client, 'TOP', n, 0)),
    retr: async (n) => text.parse(await call(client, 'RETR', n)),
    dele: (n) => call(client, 'command', 'DELE', n),
    quit: () => call(client, 'QUIT'),
  };
}

function yapople(): Peer {
  const Client = maker.parse(Reflect.get(Object(load('yapople')), 'Client'));
  const client = new Client({
    host: task.host,
    port: task.port,
    username: task.user,
    password: task.password,
    tls: task.security === 'tls',
    mailparser: false,
    options: { rejectUnauthorized: false },
  });
  const one = async (name: string, ...given: unknown[]): Promise<string> => {
    const found = await call(client, name, ...given);
    if (Buffer.isBuffer(found)) return found.toString('latin1');
    return typeof found === 'string'
      ? found
      : text.parse(Object.values(Object(found))[0]);
  };
  return {
    begin: async () => void (await call(client, 'connect')),
    count: async () => Number(await call(client, 'count')),
    // It knows no UIDL.
    lists: () => call(client, 'list'),
    top: (n) => one('top', n, 0),
    retr: (n) => one('retrieve', n),
    dele: (n) => call(client, 'delete', n),
    quit: () => call(client, 'quit'),
  };
}

const figures = await report(task, async () => {
  const began = performance.now();
  const peer = name === 'yapople' ? yapople() : nodePop3();
  await peer.begin();
  const count = await peer.count();
  let bytes = 0;
  let messages = 0;
  if (task.job !== 'delete') await peer.lists();
  const first = task.job === 'list' ? Math.max(1, count - (task.count ?? 50) + 1) : 1;
  for (let n = first; n <= count; n++) {
    messages += 1;
    if (task.job === 'delete') await peer.dele(n);
    else if (task.job === 'list' || task.job === 'headers')
      bytes += Buffer.byteLength(await peer.top(n));
    else {
      const message = Buffer.from(await peer.retr(n));
      bytes += message.length;
      writeFileSync(join(task.folder, `${n}.eml`), message);
    }
  }
  const ms = task.job === 'list' ? { ms: performance.now() - began } : {};
  await peer.quit();
  return { bytes, messages, ...ms };
});
console.log(JSON.stringify(figures));
process.exit(0); // one of them leaves its socket open
