// A line that was lost, a password that is no longer taken, a page that was loaded again:
// how the client comes back, against a server that misbehaves on demand.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { Account } from '../../../lib/client/state.ts';
import { createOwnTries } from '../../../lib/client/own-tries.ts';
import type { Fault } from '../../../lib/wire/faults.ts';
import { listening, portOf } from '../../rigs/ports.ts';
import { keyValue, startClient, until, type Client } from '../../rigs/client.ts';
import { createClock } from '../../rigs/mailbox.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';
import type { FaultServer } from '../../faults/server.ts';

/** A line to the server that can be cut, and a password that can be changed on the way. */
async function startLine(server: FaultServer) {
  const sockets = new Set<Socket>();
  let answers: 'all' | 'none' | 'refuse' | 'no-headers' = 'all';
  const passwords: string[] = [];
  let cuts = 0;
  const door: Server = await listening(
    createServer((near) => {
      sockets.add(near);
      near.on('error', () => {}).once('close', () => sockets.delete(near));
      if (answers === 'none') return near.destroy();
      const far = connect(server.port, server.host).on('error', () => near.destroy());
      near.on('data', (data) => {
        const sent = /^(?:PASS|APOP|AUTH) .*$/m.exec(data.toString('latin1'))?.[0];
        if (sent !== undefined) passwords.push(sent);
        if (sent !== undefined && answers === 'refuse')
          near.write('-ERR [AUTH] invalid password\r\n');
        else if (answers === 'no-headers' && /^TOP /m.test(data.toString('latin1'))) {
          // The first asking, and the one repeat that the proxy makes of its own.
          if (++cuts === 2) answers = 'all';
          near.destroy();
        } else far.write(data);
      });
      far.on('data', (data) => near.write(data));
      near.once('close', () => far.destroy());
      far.once('close', () => near.end());
    }),
  );
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    door.close();
  });
  return {
    port: portOf(door),
    passwords,
    cuts: () => cuts,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    answer: (how: typeof answers) => (answers = how),
  };
}

const accountAt = (port: number): Account => ({
  key: 'u@h',
  address: 'u@example.org',
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: 'u',
  isDemo: false,
});

async function openLine(first: 'all' | 'no-headers' = 'all') {
  const line = await startLine(await startFault({ name: 'none' }));
  const relay = await startRelay();
  const given = { archive: createMemoryArchive(), session: keyValue() };
  const start = (): Client => {
    const client = startClient(relay.port, given);
    atEnd(() => client.kill());
    return client;
  };
  line.answer(first);
  const client = start();
  const account = accountAt(line.port);
  const open = (one: Client) =>
    one.app.openMailbox({ account, password: 'p', visit: 'look', remember: false });
  expect(await open(client)).toBe(true);
  if (first === 'all') await until(client.app.mailbox, (now) => now.summaries.size === 6);
  return { line, client, given, account, start, open };
}
const lineIs = ({ app }: Client, name: string) =>
  until(app.visit, (now) => now.name === 'open' && now.line.name === name);

test('a line lost while it was used comes back by itself', async () => {
  const { line, client } = await openLine();
  const { app } = client;
  line.answer('none');
  line.cut();
  await lineIs(client, 'lost');
  app.open(app.mailbox.get().rows[0]!.id);
  await until(app.reader, (now) => now.name === 'failed');
  await app.checkAgain();
  await lineIs(client, 'lost');
  line.answer('all');
  await lineIs(client, 'held'); // nobody did anything
}, 30_000);

test('headers that a broken line kept back come when it is whole', async () => {
  const { line, client } = await openLine('no-headers');
  await lineIs(client, 'lost');
  expect(client.app.mailbox.get().summaries.size).toBe(0);
  await until(client.app.mailbox, (now) => now.summaries.size === 6); // nobody did anything
  await lineIs(client, 'held');
  expect(line.cuts()).toBe(2);
}, 30_000);

test('a password that is refused on coming back is never sent again', async () => {
  const { line, client, start, open, account } = await openLine();
  const { app } = client;
  const [row] = app.mailbox.get().rows;
  app.mark([row!.id]);
  line.answer('refuse');
  line.cut();
  await lineIs(client, 'lost');
  app.open(row!.id);
  await until(app.reader, (now) => now.name === 'failed');
  expect(app.visit.get()).toMatchObject({ line: { fault: { kind: 'sign-in' } } });
  const tried = line.passwords.length;
  app.open(row!.id);
  app.showing([row!.id]);
  await app.checkAgain();
  await app.setVisit('manage');
  await app.commit();
  expect(line.passwords.length).toBe(tried);

  await app.signInAgain();
  expect(app.visit.get().name).toBe('closed');
  expect(app.lastOpen()).toMatchObject({ account, remember: false });
  expect(JSON.stringify(app.lastOpen())).not.toContain('password');
  client.kill();
  line.answer('all');
  const again = start();
  expect(await open(again)).toBe(true);
  expect([...again.app.deletion.get().marks.keys()]).toEqual([row!.id]);
}, 30_000);

test('the mailbox of this tab is known after a reload, and not after it was left', async () => {
  const { client, start, open, account, given } = await openLine();
  await client.app.setVisit('manage');
  client.kill();
  const reloaded = start();
  expect(reloaded.app.lastOpen()).toEqual({ account, visit: 'manage', remember: false });
  expect(given.session.keys().map((key) => given.session.get(key))).not.toContain('"p"');
  expect(await open(reloaded)).toBe(true);
  await reloaded.app.disconnect();
  expect(reloaded.app.lastOpen()).toBeNull();
  given.session.set('open-visit', '{"account":1}');
  expect(reloaded.app.lastOpen()).toBeNull();
});

test('a lost mailbox is tried more and more seldom, and not for ever', () => {
  const clock = createClock();
  const closed: Fault = { kind: 'closed', during: 'transaction', line: '' };
  const at: number[] = [];
  const begun = clock.now();
  const tries = createOwnTries(clock, () => {
    at.push((clock.now() - begun) / 1_000);
    tries.after(closed);
  });
  tries.after(closed);
  tries.after(closed); // two losses are one try
  for (let second = 0; second < 2_000; second++) clock.go(1_000);
  expect(at).toEqual([2, 7, 22, 52, 112, 172, 232, 292, 352]);

  at.length = 0;
  tries.reset();
  tries.after({ kind: 'sign-in', why: 'refused', line: '' });
  tries.after({ kind: 'idle', minutes: 10 });
  clock.go(10_000_000);
  expect(at).toEqual([]);
  tries.after({ kind: 'in-use', line: '', retrySeconds: 30 });
  clock.go(29_000);
  expect(at).toEqual([]);
  clock.go(1_000);
  expect(at.length).toBe(1);
});
