// A message that was saved and then went from the server: it stays in the list, can be read,
// copied and forgotten, and is never asked of the server nor marked there.
import { expect, test } from 'vitest';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { Account } from '../../../lib/client/state.ts';
import { isLasting, type MessageId } from '../../../lib/mail/message.ts';
import type { FaultServer } from '../../faults/server.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import { id, openMailbox, summaryOf } from '../../rigs/mailbox.ts';
import { messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

const account = (server: FaultServer): Account => ({
  key: 'u@h',
  address: 'u@example.org',
  host: server.host,
  port: server.port,
  security: 'plain',
  user: 'u',
  isDemo: false,
});

async function openAt(server: FaultServer, messages: MessageArchive): Promise<Client> {
  const relay = await startRelay();
  const client = startClient(relay.port, { messages });
  atEnd(() => client.kill());
  const ask = { account: account(server), password: 'p', visit: 'manage', remember: true } as const; // prettier-ignore
  expect(await client.app.openMailbox(ask)).toBe(true);
  await until(client.app.saved, (now) => now.name === 'on');
  return client;
}

/** All is saved, and the first message was deleted on the server: with proof. */
async function deletedFirst(server: FaultServer, messages: MessageArchive) {
  const { app } = await openAt(server, messages);
  await until(app.mailbox, (now) => now.covered === 6);
  app.saveHere('all');
  await until(app.downloading, (now) => now.name === 'done');
  const gone = app.mailbox.get().rows[0]?.id ?? ('' as MessageId);
  app.mark([gone]);
  await app.commit();
  await until(app.deletion, (now) => now.commit.name === 'done');
  return { app, gone };
}

const sent = (server: FaultServer): string[] =>
  server.sessions().flatMap(({ commands }) => commands);

test('stays where it was in the list, is read from here, and the counts are true', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const { app, gone } = await deletedFirst(server, messages);
  const now = app.mailbox.get();
  expect(now.onlyHere.map((row) => row.id)).toEqual([gone]);
  expect([now.rows.length, now.all.length, now.view.length]).toEqual([5, 6, 6]);
  expect(now.covered).toBe(5);
  expect(new Set(now.view).size).toBe(6);

  // In another visit it is known from its listing, and no server is asked about it.
  const again = await openAt(server, messages);
  await until(again.app.mailbox, (box) => box.summaries.has(gone) && box.covered === 5);
  again.app.showing([gone]);
  again.app.open(gone);
  const shown = await until(again.app.reader, (reader) => reader.name === 'ready');
  expect(shown).toMatchObject({ id: gone, whole: true });
  // Saved once each; the one that went is asked of nobody.
  expect(sent(server).filter((line) => line.startsWith('RETR'))).toHaveLength(6);
  expect(again.app.mailbox.get().failed.size).toBe(0);
});

test('cannot be marked, and that is said; the others are', async () => {
  const server = await startFault({ name: 'none' });
  const { app, gone } = await deletedFirst(server, messagesOnDevice());
  app.mark(app.mailbox.get().view);
  expect(app.deletion.get().marks.size).toBe(5);
  expect(app.deletion.get().marks.has(gone)).toBe(false);
  expect(app.notices.get().map(({ key }) => key)).toContain('only.notMarked');
});

test('is copied with the others', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  await deletedFirst(server, messages);
  const { app, files } = await openAt(server, messages);
  await until(app.mailbox, (now) => now.onlyHere.length === 1);
  app.copy(app.mailbox.get().view, 'mbox');
  const end = await until(app.copying, (now) => now.name === 'done');
  expect(end).toMatchObject({ check: { messages: 6, missing: [] } });
  expect((await files[0]?.file.text())?.match(/^From /gm)).toHaveLength(6);
});

test('is gone for good once it is forgotten, with all that was kept of it', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const { app, gone } = await deletedFirst(server, messages);
  await expect.poll(() => messages.headersOf('u@h', [gone])).toHaveLength(1);
  app.open(gone);
  await until(app.reader, (now) => now.name === 'ready');
  await app.forgetCopies([gone]);
  await until(app.mailbox, (now) => now.all.length === 5);
  expect(app.mailbox.get().summaries.has(gone)).toBe(false);
  expect(app.reader.get().name).toBe('empty');
  expect(await messages.read('u@h', gone)).toBe(null);
  expect(await messages.headersOf('u@h', [gone])).toEqual([]);
});

test('is here under two names, shown once, and forgotten with both', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const { gone } = await deletedFirst(server, messages);
  const raw = (await messages.read('u@h', gone))?.raw ?? new Uint8Array();
  const twin = 'another-name' as MessageId;
  const put = await messages.put({ account: 'u@h', id: twin, size: raw.length });
  await put?.write(raw);
  await put?.finish('RETR');
  const { app } = await openAt(server, messages);
  await until(app.mailbox, (now) => now.onlyHere.length > 0);
  expect(app.mailbox.get().onlyHere.map((row) => row.id)).toEqual([gone]);
  await app.forgetCopies([gone]);
  await until(app.mailbox, (now) => now.onlyHere.length === 0);
  const left = (await messages.list('u@h')).map(({ id }) => id);
  expect(left).not.toContain(gone);
  expect(left).not.toContain(twin);
});

test('a damaged only copy is told of and never thrown away', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const { gone } = await deletedFirst(server, messages);
  await messages.spoil();
  const { app } = await openAt(server, messages);
  await until(app.mailbox, (now) => now.onlyHere.length === 1);
  app.open(gone);
  const end = await until(app.reader, (now) => now.name === 'failed');
  expect(end).toMatchObject({ fault: { kind: 'gone' } });
  expect(app.notices.get().map(({ key }) => key)).toContain('only.damaged');
  expect((await messages.list('u@h')).map((one) => one.id)).toContain(gone);
});

test('a message that came back under another name is one row', () => {
  const { stores, clock, mailbox, list } = openMailbox(3, () => 7);
  mailbox.learn([0, 1, 2].map((n) => ({ ...summaryOf(n), headerHash: `hash ${n}` })));
  mailbox.setKept(new Map([0, 1, 2].map((n) => [id(n), 7])));
  list(2, [0, 2, 9]);
  expect(stores.mailbox.get().onlyHere).toEqual([{ id: id(1), size: 7 }]);
  mailbox.learn([{ ...summaryOf(9), headerHash: 'hash 1' }]);
  clock.go(1_000);
  const now = stores.mailbox.get();
  expect(now.onlyHere).toEqual([]);
  expect(new Set(now.view)).toEqual(new Set([id(0), id(2), id(9)]));
  expect(now.covered).toBe(3);
});

test('copies with the same octets under two names are one row, and go together', () => {
  const { stores, mailbox, list } = openMailbox(3, () => 7);
  const kept = new Map([0, 1, 2].map((n) => [id(n), 7]));
  const same = new Map([0, 2].map((n) => [id(n), 12]));
  mailbox.setKept(kept, same);
  list(2, []);
  expect(stores.mailbox.get().onlyHere.map((row) => row.id)).toEqual([id(0), id(1)]);
  // One of them is listed again: the other is that one.
  list(3, [2]);
  expect(stores.mailbox.get().all.map((row) => row.id)).toEqual([id(1), id(2)]);
  // Under its name is another message now.
  mailbox.setKept(new Map([...kept, [id(2), 8]]), same);
  expect(stores.mailbox.get().all.map((row) => row.id)).toEqual([id(0), id(1), id(2)]);
});

test('a listing on its way makes nothing look gone', () => {
  const { stores, mailbox } = openMailbox(0);
  mailbox.reset();
  mailbox.setKept(new Map([[id(1), 1]]));
  mailbox.takeRows({ serial: 5, from: 0, rows: [[id(0), 1]], last: false });
  expect(stores.mailbox.get().onlyHere).toEqual([]);
  expect(isLasting(id(0))).toBe(true);
});

test('a hundred thousand that are only here are placed once, and their rows in pages', async () => {
  const { stores, mailbox, list } = openMailbox(0);
  const kept = new Map(Array.from({ length: 100_000 }, (_, n) => [id(n), n] as const));
  let updates = 0;
  stores.mailbox.subscribe(() => updates++);
  mailbox.setKept(kept);
  expect(stores.mailbox.get().all.length).toBe(100_000);
  mailbox.setKept(new Map(kept));
  list(2, []);
  expect(stores.mailbox.get().onlyHere.length).toBe(100_000);
  expect(updates).toBe(2);
});
