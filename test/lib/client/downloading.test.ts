// A mailbox fetched to be here, against real servers: octet for octet, once each; what
// cannot be had is set aside; it goes on after the line, the tab or the proxy was lost.
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { Archive } from '../../../lib/archive/archive.ts';
import type { DownloadState } from '../../../lib/client/download-state.ts';
import type { Account } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { letters } from '../../letters/letters.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import { startLetterServer } from '../../rigs/letter-server.ts';
import { messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

const held = letters.filter(({ raw }) => raw.length < 200_000).map(({ raw }) => raw);
const warnings: string[] = [];
process.on('warning', ({ name }) => warnings.push(name));
afterAll(() => expect(warnings).not.toContain('MaxListenersExceededWarning'));

type Told = Exclude<DownloadState, { name: 'idle' }>;

const hash = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');

async function open(
  server: { host: string; port: number },
  given: { messages?: MessageArchive; archive?: Archive } = {},
): Promise<Client & { messages: MessageArchive }> {
  const relay = await startRelay({ env: { DEMO: '0' } });
  const messages = given.messages ?? messagesOnDevice();
  const client = startClient(relay.port, { ...given, messages });
  atEnd(() => client.kill());
  const account: Account = {
    key: 'a',
    address: 'anna@example.org',
    host: server.host,
    port: server.port,
    security: 'plain',
    user: 'anna',
    isDemo: false,
  };
  const ask = { account, password: 'x', visit: 'manage', remember: true } as const;
  expect(await client.app.openMailbox(ask)).toBe(true);
  return { ...client, messages };
}

async function hashes(messages: MessageArchive, ids: readonly MessageId[]) {
  const all: string[] = [];
  for (const id of ids) {
    const found = await messages.read('a', id);
    all.push(found ? hash(found.raw) : `${id} is not here`);
  }
  return all;
}

test('everything is here, octet for octet, and nothing is fetched twice', async () => {
  const server = await startLetterServer(held);
  atEnd(() => server.stop());
  const { app, messages, sent } = await open(server);
  const { rows } = app.mailbox.get();
  const ids = rows.map(({ id }) => id);
  app.saveHere(ids.slice(0, 20));
  const first = await until(app.downloading, (now) => now.name === 'done');
  expect(first).toMatchObject({ figures: { done: 20, total: 20 }, aside: [] });
  app.saveHere('all');
  const { figures, aside } = await until(
    app.downloading,
    (now): now is Told => now.name === 'done' && now.figures.total === ids.length - 20,
  );
  expect(aside).toEqual([]);
  expect(figures.octets).toBe(figures.totalOctets);
  const wire = (raw: Uint8Array) => {
    const text = Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n');
    return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
  };
  expect(await hashes(messages, ids)).toEqual(held.map((raw) => hash(wire(raw))));
  const reads = sent.filter((frame) => frame.includes('"op":"read"'));
  expect(reads).toHaveLength(ids.length);
  app.saveHere('all');
  await until(app.downloading, (now) => now.name === 'done' && now.figures.total === 0);
  // And found by their words, though nobody has read them.
  await expect.poll(() => messages.unread('a', 9), { timeout: 60_000 }).toEqual([]);
  const plain = [...app.mailbox.get().summaries.values()].filter(({ subject }) =>
    /^\w[\w ]{4,60}\w$/.test(subject),
  );
  expect(plain.length).toBeGreaterThan(3);
  for (const { id, subject } of plain)
    expect(await messages.find('a', [{ text: subject, in: 'subject' }], 99)).toContain(
      id,
    );
});

test('what the server refuses is set aside with what it said', async () => {
  const server = await startFault({ name: 'retr-gone' });
  const { app, messages } = await open(server);
  app.saveHere('all');
  const isDone = (now: DownloadState): now is Told => now.name === 'done';
  const { aside, figures } = await until(app.downloading, isDone);
  expect(figures).toMatchObject({ done: 6, total: 6 });
  expect(aside.map(({ id }) => id).sort()).toEqual(
    app.mailbox
      .get()
      .rows.map(({ id }) => id)
      .sort(),
  );
  expect(aside[0]?.why).toContain('not there any more');
  expect(await messages.list('a')).toEqual([]);
});

test('what is wanted of a server that may delete what is read waits for consent, once a visit', async () => {
  const server = await startFault({ name: 'expire-quit' });
  const archive = createMemoryArchive();
  const fetched = () =>
    server
      .sessions()
      .flatMap(({ commands }) => commands)
      .filter((command) => command.startsWith('RETR')).length;
  const before = await open(server, { archive });
  before.app.saveHere('all');
  await until(before.app.saved, (now) => now.name === 'on');
  before.kill();
  const { app, messages } = await open(server, { archive });
  await expect.poll(() => app.expiry.get()).toBe('unasked');
  expect(fetched()).toBe(0);
  app.agreeToExpiry();
  await until(app.downloading, (now) => now.name === 'done');
  expect(fetched()).toBe(6);
  expect(await messages.list('a')).toHaveLength(6);
});

test('a server that hangs up within each message stops it, and nothing half is here', async () => {
  const server = await startFault({ name: 'retr-fin' });
  const { app, messages } = await open(server);
  app.saveHere('all');
  const end = await until(app.downloading, (now) => now.name === 'stopped', 60_000);
  expect(end).toMatchObject({ why: { kind: 'closed' } });
  expect(await messages.list('a')).toEqual([]);
});

/** Lets so many messages in; those after them wait until it is opened. */
function gated(messages: MessageArchive, most: number) {
  let begun = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const put: MessageArchive['put'] = async (message) => {
    if (++begun > most) await gate;
    return messages.put(message);
  };
  return { messages: { ...messages, put }, open };
}

/** A download of everything that has come as far as the gate. */
async function halfWay() {
  const server = await startLetterServer(held);
  atEnd(() => server.stop());
  const archive = createMemoryArchive();
  const messages = messagesOnDevice();
  const gate = gated(messages, 10);
  const tab = await open(server, { messages: gate.messages, archive });
  tab.app.saveHere('all');
  await until(tab.app.saved, (now) => now.name === 'on' && now.sizes.size === 10);
  return { server, archive, messages, gate, tab };
}

test('paused, it goes on in another tab on another day with what is missing', async () => {
  const { server, archive, messages, tab } = await halfWay();
  tab.app.pauseSaving();
  expect(tab.app.downloading.get().name).toBe('paused');
  await tab.app.disconnect();
  tab.kill();

  const again = await open(server, { messages, archive });
  const paused = await until(again.app.downloading, (now) => now.name === 'paused');
  expect(paused).toMatchObject({ figures: { done: 0, total: held.length - 10 } });
  again.app.resumeSaving();
  await until(again.app.downloading, (now) => now.name === 'done');
  expect(await messages.list('a')).toHaveLength(held.length);
});

test('a tab that dies leaves nothing half, and the next one goes on by itself', async () => {
  const { server, archive, messages, tab } = await halfWay();
  tab.kill();
  expect(await messages.list('a')).toHaveLength(10);
  const again = await open(server, { messages, archive });
  await until(again.app.downloading, (now) => now.name === 'done');
  expect(await messages.list('a')).toHaveLength(held.length);
});

test('a socket that is cut ends nothing', async () => {
  const { messages, gate, tab } = await halfWay();
  tab.cut();
  gate.open();
  await until(tab.app.downloading, (now) => now.name === 'done');
  expect(await messages.list('a')).toHaveLength(held.length);
});

test('a full disk stops it with the reason, and keeps what is here', async () => {
  const server = await startLetterServer(held);
  atEnd(() => server.stop());
  let room = 30_000;
  const { app } = await open(server, {
    messages: messagesOnDevice({
      async room() {
        return (room -= 10_000);
      },
    }),
  });
  app.saveHere('all');
  const end = await until(app.downloading, (now) => now.name === 'stopped');
  expect(end).toMatchObject({ why: { kind: 'device', why: 'full' } });
});
