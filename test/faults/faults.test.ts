// The fault server itself: each misbehaviour is what its name says, and ends when asked.
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { talkTo, type Talk } from '../rigs/talk.ts';
import { startFaultServer, type FaultOptions, type FaultServer } from './server.ts';
import { faults, type FaultName } from './table.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function server(name: FaultName, more: Partial<FaultOptions> = {}) {
  const started = await startFaultServer({ name, ...more });
  closers.push(() => started.stop());
  return started;
}

async function visit({ port }: FaultServer, signIn = true): Promise<Talk> {
  const talk = await talkTo(port);
  closers.push(() => talk.end());
  if (!signIn) return talk;
  await talk.line();
  await talk.ask('USER fault');
  await talk.ask('PASS secret');
  return talk;
}

async function uids(talk: Talk): Promise<string[]> {
  await talk.ask('UIDL');
  const lines = (await talk.block()).split('\r\n').filter(Boolean);
  return lines.map((line) => line.split(' ')[1] ?? '');
}

test('without a fault it is an ordinary server', async () => {
  const ordinary = await server('none');
  const talk = await visit(ordinary);
  expect(await talk.ask('STAT')).toMatch(/^\+OK 6 \d+$/);
  expect(await uids(talk)).toEqual(ordinary.mailbox());
  await talk.ask('TOP 2 1');
  expect(await talk.block()).toMatch(/\r\n\r\n\.\.one line[^\r]*\r\n$/);
  await talk.ask('RETR 1');
  expect(await talk.block()).toMatch(/\r\n\.\.one line.*\r\nand one that does not\r\n$/);
  await talk.ask('DELE 6');
  expect(await talk.ask('QUIT')).toMatch(/^\+OK/);
  expect(ordinary.mailbox()).toHaveLength(5);
  expect(ordinary.sessions()[0]?.plain).toContain('PASS secret');
});

describe('every fault', () => {
  const names = Object.keys(faults) as FaultName[];
  test.each(names)('%s answers or ends, and stops when told to', async (name) => {
    const faulty = await startFaultServer({ name });
    const talk = await talkTo(faulty.port).catch(() => null);
    if (talk === null) return faulty.stop(); // reset at once
    talk.socket.write(
      'CAPA\r\nUSER a\r\nPASS b\r\nLIST\r\nUIDL\r\nTOP 1 0\r\nRETR 1\r\nDELE 1\r\nQUIT\r\n',
    );
    if (!/silent/.test(name))
      await Promise.race([once(talk.socket, 'data'), once(talk.socket, 'close')]);
    talk.end();
    await faulty.stop();
    await expect(talkTo(faulty.port)).rejects.toThrow();
  });
});

test.each([
  ['quit-lost;commit=0', 6],
  ['quit-lost;commit=1', 5],
] satisfies [FaultName, number][])(
  '%s leaves %i letters and no answer',
  async (name, left) => {
    const faulty = await server(name);
    const talk = await visit(faulty);
    await talk.ask('DELE 1');
    await expect(talk.ask('QUIT')).rejects.toThrow('lost');
    expect(faulty.mailbox()).toHaveLength(left);
  },
);

test('renumber, uidl-change and other-client differ from session to session', async () => {
  const [one, two, three] = [
    await server('renumber'),
    await server('uidl-change'),
    await server('other-client'),
  ];
  const first = await uids(await visit(one));
  const second = await uids(await visit(one));
  expect(second).not.toEqual(first);
  expect([...second].sort()).toEqual([...first].sort());
  expect(await uids(await visit(two))).not.toEqual(await uids(await visit(two)));
  expect(await uids(await visit(three))).toHaveLength(6);
  expect(await uids(await visit(three))).toHaveLength(5);
});

test('retr-fin hangs up in the middle, retr-octets-lie sends the whole under another size', async () => {
  const cut = await visit(await server('retr-fin'));
  expect(await cut.ask('RETR 3')).toMatch(/^\+OK/);
  expect(await cut.rest()).not.toContain('\r\n.\r\n');
  const lie = await visit(await server('retr-octets-lie'));
  expect(await lie.ask('RETR 3')).toBe('+OK 7 octets');
  expect((await lie.block()).length).toBeGreaterThan(100);
});

test('retr-endless waits for a reader that stopped', async () => {
  const talk = await visit(await server('retr-endless'));
  await talk.ask('RETR 1');
  talk.socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 50; n++) await new Promise((resolve) => setImmediate(resolve));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
});

test.each(['none', 's-inject'] satisfies FaultName[])(
  '%s shakes hands after STLS, and the secret goes through it',
  async (name) => {
    const faulty = await server(name, { tls: 'stls' });
    const talk = await visit(faulty, false);
    await talk.line();
    await talk.ask('CAPA');
    expect(await talk.block()).toContain('STLS');
    expect(await talk.ask('STLS')).toBe('+OK begin');
    talk.socket.removeAllListeners('data');
    const secure = connectTls({
      socket: talk.socket,
      ca: faulty.certificate?.pem ?? '',
      servername: 'localhost',
    });
    await once(secure, 'secureConnect');
    secure.write('USER a\r\nPASS secret\r\n');
    await once(secure, 'data');
    secure.destroy();
    expect(faulty.sessions()[0]?.plain.join()).not.toContain('secret');
    expect(faulty.sessions()[0]?.commands).toContain('PASS secret');
  },
);
