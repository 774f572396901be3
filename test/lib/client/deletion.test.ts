// Deletion end to end: the client, the real proxy, the real demo server.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ArchiveError, type Archive } from '../../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { startServer, type App as Server } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { keyValue, startClient, until, type Client } from '../../rigs/client.ts';

let server: Server;
const clients: Client[] = [];
const client = (given: Parameters<typeof startClient>[1] = {}): Client => {
  const fresh = startClient(server.port, given);
  clients.push(fresh);
  return fresh;
};
const idsOf = ({ app }: Client): MessageId[] =>
  app.mailbox.get().rows.map(({ id }) => id);
const asks = ({ sent }: Client, op: string): number =>
  sent.filter((frame) => frame.includes(`"op":"${op}"`)).length;

beforeAll(async () => {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'off' });
  server = await startServer({ config, log: () => {}, web: null });
});
afterEach(() => {
  for (const each of clients.splice(0)) each.kill();
});
afterAll(() => server.close());

test('marks send nothing, survive a reload, and are taken back one by one', async () => {
  const archive = createMemoryArchive();
  const session = keyValue();
  const first = client({ archive, session });
  await first.app.openDemo();
  const ids = idsOf(first).slice(0, 3);
  first.app.mark(ids);
  expect(first.app.deletion.get().marks.size).toBe(3);
  await until(first.app.mailbox, (now) => now.summaries.size === now.rows.length);
  expect(asks(first, 'commit')).toBe(0);
  expect(
    first.app.console.get().lines.some(({ command }) => command.startsWith('DELE')),
  ).toBe(false);
  first.kill();

  const second = client({ archive, session });
  await second.app.openDemo();
  expect([...second.app.deletion.get().marks.keys()].sort()).toEqual([...ids].sort());
  second.app.keep(ids.slice(0, 1));
  expect(second.app.deletion.get().marks.size).toBe(2);
  expect(second.app.undo()).toBe(true);
  expect(second.app.deletion.get().marks.size).toBe(3);
  second.app.keepAll();
  expect(second.app.deletion.get().marks.size).toBe(0);
  expect(second.app.undo()).toBe(true);
  expect(second.app.deletion.get().marks.size).toBe(3);
});

test('what is marked after the commit was confirmed is not part of it', async () => {
  const one = client();
  await one.app.openDemo();
  const [first, second] = idsOf(one) as [MessageId, MessageId];
  one.app.mark([first]);
  const going = one.app.commit();
  one.app.mark([second]);
  await going;
  await until(one.app.deletion, (now) => now.commit.name === 'done');
  expect(idsOf(one)).not.toContain(first);
  expect(idsOf(one)).toContain(second);
  expect([...one.app.deletion.get().marks.keys()]).toEqual([second]);
});

test('a commit from a look-only visit deletes exactly the marked, and proves it', async () => {
  const session = keyValue();
  const one = client({ session });
  await one.app.openDemo();
  const before = idsOf(one);
  const ids = [before[2]!, before[5]!, before[9]!];
  one.app.mark(ids);
  await one.app.commit();
  const done = await until(one.app.deletion, (now) => now.commit.name === 'done');
  if (done.commit.name !== 'done') throw new Error('not done');
  const { receipt } = done.commit;
  expect(receipt.lines.map(({ id, outcome, why }) => ({ id, outcome, why }))).toEqual(
    ids.map((id) => ({ id, outcome: 'gone', why: null })),
  );
  expect(receipt.checkedAt).not.toBeNull();
  expect(receipt.quitLine).toMatch(/^\+OK/);
  expect(done.marks.size).toBe(0);
  expect(one.app.visit.get()).toMatchObject({ visit: 'manage' });
  expect(idsOf(one)).toEqual(before.filter((id) => !ids.includes(id)));
  one.kill();

  const other = client({ session });
  await other.app.openDemo();
  expect(idsOf(other)).toEqual(before.filter((id) => !ids.includes(id)));
});

test('what another program removed first is said, and the rest is deleted', async () => {
  const session = keyValue();
  const first = client({ session });
  await first.app.openDemo();
  const ids = idsOf(first).slice(0, 2);
  first.app.mark(ids);
  await until(first.app.mailbox, (now) => now.summaries.size === now.rows.length);
  await first.app.release();

  const phone = client({ session });
  await phone.app.openDemo();
  phone.app.mark(ids.slice(0, 1));
  await phone.app.commit();
  await until(phone.app.deletion, (now) => now.commit.name === 'done');
  await phone.app.disconnect();

  await first.app.commit();
  const done = await until(first.app.deletion, (now) => now.commit.name === 'done');
  if (done.commit.name !== 'done') throw new Error('not done');
  expect(done.commit.receipt.lines.map(({ outcome, why }) => ({ outcome, why }))).toEqual(
    [
      { outcome: 'gone', why: 'already-gone' },
      { outcome: 'gone', why: null },
    ],
  );
});

test('without a journal nothing is sent, and the person is told', async () => {
  const memory = createMemoryArchive();
  const archive: Archive = {
    ...memory,
    put: (shelf, items, durability) =>
      shelf === 'journal'
        ? Promise.reject(new ArchiveError('full', null))
        : memory.put(shelf, items, durability),
  };
  const one = client({ archive });
  await one.app.openDemo();
  one.app.mark(idsOf(one).slice(0, 2));
  await one.app.commit();
  expect(one.app.deletion.get().commit).toEqual({
    name: 'failed',
    fault: { kind: 'internal', ref: 'journal' },
  });
  expect(one.app.deletion.get().marks.size).toBe(2);
  expect(asks(one, 'commit')).toBe(0);
  expect(asks(one, 'allow')).toBe(0);
  expect(one.app.notices.get().map(({ key }) => key)).toContain('notices.journalFailed');
});

test('a socket cut in the middle of a commit is settled by looking, not by sending', async () => {
  const one = client();
  await one.app.openDemo();
  const before = idsOf(one);
  const ids = before.slice(0, 5);
  one.app.mark(ids);
  const cut = until(one.app.deletion, (now) => now.commit.name === 'running').then(() =>
    until(
      one.app.deletion,
      ({ commit }) => commit.name === 'running' && commit.progress.phase !== 'checking',
    ).then(() => one.cut()),
  );
  await one.app.commit();
  await cut;
  const done = await until(one.app.deletion, (now) => now.commit.name === 'done');
  if (done.commit.name !== 'done') throw new Error('not done');
  expect(asks(one, 'commit')).toBe(1);
  const there = new Set(idsOf(one));
  for (const { id, outcome } of done.commit.receipt.lines)
    expect(outcome).toBe(there.has(id) ? 'still-there' : 'gone');
  const kept = done.commit.receipt.lines.filter(
    ({ outcome }) => outcome === 'still-there',
  );
  expect([...done.marks.keys()].sort()).toEqual(kept.map(({ id }) => id).sort());
});

test('a tab that died in a commit tells the outcome at the next opening', async () => {
  const archive = createMemoryArchive();
  const session = keyValue();
  const first = client({ archive, session });
  await first.app.openDemo();
  const ids = idsOf(first).slice(0, 4);
  first.app.mark(ids);
  void first.app.commit();
  await until(
    first.app.deletion,
    ({ commit }) => commit.name === 'running' && commit.progress.phase === 'applying',
  );
  first.kill();

  const second = client({ archive, session });
  await until(second.app.relay, (now) => now.name === 'ready');
  // The first one's line may still hold the mailbox for a moment.
  while (!(await second.app.openDemo()))
    await until(second.app.visit, (now) => now.name === 'failed');
  const done = await until(second.app.deletion, (now) => now.commit.name === 'done');
  if (done.commit.name !== 'done') throw new Error('not done');
  const there = new Set(idsOf(second));
  for (const { id, outcome } of done.commit.receipt.lines)
    expect(outcome).toBe(there.has(id) ? 'still-there' : 'gone');
  expect(asks(second, 'commit')).toBe(0);
});

test('stopping before QUIT deletes nothing and keeps the marks', async () => {
  const one = client();
  await one.app.openDemo();
  const before = idsOf(one);
  one.app.mark(before);
  const stopped = until(one.app.deletion, (now) => now.commit.name === 'running').then(
    () => one.app.stopCommit(),
  );
  await one.app.commit();
  await stopped;
  expect(one.app.deletion.get()).toMatchObject({
    commit: { name: 'failed', fault: { kind: 'cancelled' } },
  });
  expect(one.app.deletion.get().marks.size).toBe(before.length);
  await one.app.checkAgain();
  expect(idsOf(one)).toEqual(before);
  expect(one.app.deletion.get().commit.name).toBe('failed');
});
