// Deletions that do not go as planned: the client and the real proxy, against servers that
// refuse, hang and give one name twice.
import { expect, test } from 'vitest';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { Archive } from '../../../lib/archive/archive.ts';
import { splitDoubles } from '../../../lib/client/victims.ts';
import type { Account } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import type { VisitKind } from '../../../lib/wire/operations.ts';
import { realClock, startClient, until } from '../../rigs/client.ts';
import { startPliable, type Says } from '../../rigs/pliable.ts';
import { atEnd, startRelay } from '../../server/relay.ts';

async function mailbox(
  says: Partial<Record<string, Says>>,
  given: { uids?: string[]; visit?: VisitKind; archive?: Archive } = {},
) {
  const server = await startPliable(says, given.uids);
  atEnd(() => server.stop());
  let late = 0;
  const relay = await startRelay({ env: { DEMO: '0' }, now: () => Date.now() + late });
  const waits: (() => void)[] = [];
  let isHeld = false;
  const client = startClient(relay.port, {
    archive: given.archive ?? createMemoryArchive(),
    clock: {
      now: realClock.now,
      after(ms, then) {
        if (!isHeld) return realClock.after(ms, then);
        waits.push(then);
        return () => void waits.splice(waits.indexOf(then), 1);
      },
    },
  });
  atEnd(() => client.kill());
  const { host, port } = server;
  const account: Account = {
    key: `a@${host}:${port}`,
    address: 'a',
    host,
    port,
    security: 'plain',
    user: 'a',
    isDemo: false,
  };
  const open = (visit: VisitKind = given.visit ?? 'look') =>
    client.app.openMailbox({ account, password: 'secret', visit, remember: false });
  expect(await open()).toBe(true);
  const ids = client.app.mailbox.get().rows.map(({ id }) => id);
  const signIns = () =>
    server.sessions.flat().filter((line) => line.startsWith('PASS')).length;
  return {
    ...client,
    server,
    relay,
    account,
    open,
    ids,
    signIns,
    /** From here on no time passes but by `pass`. */
    hold: () => (isHeld = true),
    pass() {
      late += 3_600_000;
      waits.splice(0).forEach((then) => then());
    },
  };
}

test('who hangs up on the password after QUIT does not hear it again unasked', async () => {
  const box = await mailbox({
    PASS: (_, session) => {
      if (session === 0) return null;
      box.server.hangUp();
      return '';
    },
  });
  const { app } = box;
  app.mark(box.ids.slice(0, 1));
  box.hold();
  await app.commit();
  expect(app.deletion.get().commit).toMatchObject({
    name: 'unknown',
    fault: { kind: 'closed', during: 'authorization' },
  });
  box.pass();
  await app.release();
  expect(box.signIns()).toBe(2);
});

test('a password refused after QUIT is not sent again, and the next opening settles it', async () => {
  let isRefused = true;
  const box = await mailbox({
    PASS: (_, session) => (session > 0 && isRefused ? '-ERR [AUTH] no' : null),
  });
  const { app, server } = box;
  app.mark(box.ids.slice(0, 1));
  box.hold();
  await app.commit();
  expect(app.deletion.get().commit).toMatchObject({
    name: 'unknown',
    fault: { kind: 'sign-in' },
  });
  expect(box.signIns()).toBe(2);
  box.pass();
  await app.release();
  app.open(box.ids[1]!);
  await until(app.reader, ({ name }) => name === 'failed');
  expect(app.reader.get()).toMatchObject({ fault: { kind: 'sign-in' } });
  expect(box.signIns()).toBe(2);

  await app.disconnect();
  isRefused = false;
  expect(await box.open()).toBe(true);
  await until(app.deletion, ({ commit }) => commit.name === 'done');
  expect(app.deletion.get().commit).toMatchObject({
    name: 'done',
    receipt: { lines: [{ id: 'u1', outcome: 'gone', why: null }] },
  });
  expect(server.mailbox()).toEqual(['u2', 'u3']);
});

test.each([
  ['in a line over every bound', (said: string) => said.padEnd(65_536, '!')],
  ['in no status', () => '\0 bye'],
])('QUIT answered %s is looked into, and the receipt is true', async (_, answer) => {
  const { app, ids, server } = await mailbox({
    QUIT: (_rest, session, ordinary) => (session > 0 ? null : answer(ordinary())),
  });
  const shown = new Set<string>();
  app.deletion.subscribe(() => shown.add(app.deletion.get().commit.name));
  app.mark(ids.slice(0, 1));
  await app.commit();
  // Never 'failed', which says that nothing was deleted.
  expect([...shown]).toEqual(['idle', 'running', 'unknown', 'done']);
  expect(app.deletion.get().commit).toMatchObject({
    name: 'done',
    receipt: { quitLine: null, lines: [{ id: 'u1', outcome: 'gone', why: null }] },
  });
  expect(server.mailbox()).toEqual(['u2', 'u3']);
});

test('a server that is busy for a moment is looked at again by itself', async () => {
  let isBusy = true;
  const box = await mailbox({
    PASS: (_, session) => (session > 0 && isBusy ? '-ERR [SYS/TEMP] later' : null),
  });
  const { app } = box;
  app.mark(box.ids.slice(0, 1));
  box.hold();
  await app.commit();
  expect(app.deletion.get().commit.name).toBe('unknown');
  isBusy = false;
  box.pass();
  await until(app.deletion, ({ commit }) => commit.name === 'done');
});

test.each(['look', 'manage'] as const)(
  'without the relay nothing leaves, nothing is deleted, and no receipt comes (%s)',
  async (visit) => {
    const archive = createMemoryArchive();
    const { app, ids, relay, account, sent } = await mailbox({}, { visit, archive });
    app.mark(ids);
    await relay.app.close();
    await until(app.relay, ({ name }) => name === 'gone');
    await app.commit();
    const { commit, marks } = app.deletion.get();
    expect(commit).toEqual({ name: 'failed', fault: { kind: 'relay-gone' } });
    expect(marks.size).toBe(3);
    expect(sent.some((frame) => frame.includes('"op":"commit"'))).toBe(false);
    expect(await archive.all('journal', account.key)).toEqual([]);
  },
);

test('a stop shows at once, ends soon, and gives the look-only visit back', async () => {
  const { app, ids, server } = await mailbox({ DELE: () => '' });
  app.mark(ids);
  const committing = app.commit();
  await until(
    app.deletion,
    ({ commit }) => commit.name === 'running' && commit.progress.phase === 'deleting',
  );
  expect(app.visit.get()).toMatchObject({ visit: 'manage' });
  app.stopCommit();
  expect(app.deletion.get().commit.name).toBe('stopping');
  await committing;
  expect(app.deletion.get()).toMatchObject({
    commit: { name: 'failed', fault: { kind: 'cancelled' } },
  });
  expect(app.deletion.get().marks.size).toBe(3);
  expect(app.visit.get()).toMatchObject({ visit: 'look' });
  expect(server.mailbox()).toEqual(['u1', 'u2', 'u3']);
});

test('a name given twice is never sent, and what can be deleted is', async () => {
  const { app, ids, server, sent } = await mailbox({}, { uids: ['u1', 'u1', 'u2'] });
  expect(ids).toEqual(['u1 1', 'u1 2', 'u2']);
  app.mark(ids);
  const now = app.visit.get();
  const { doubles } = now.name === 'open' ? now.snapshot : { doubles: [] };
  const marks = app.deletion.get().marks.values();
  const { sure, doubled } = splitDoubles(marks, doubles);
  expect([sure, doubled].map((each) => each.map(({ id }) => id))).toEqual([
    ['u2'],
    ['u1 1', 'u1 2'],
  ]);
  await app.commit();
  await until(app.deletion, ({ commit }) => commit.name === 'done');
  expect(app.deletion.get().commit).toMatchObject({
    name: 'done',
    receipt: { lines: [{ id: 'u2', outcome: 'gone', why: null }] },
  });
  expect(server.mailbox()).toEqual(['u1', 'u1']);
  const commits = sent.filter((frame) => frame.includes('"op":"commit"'));
  expect(commits).toHaveLength(1);
  expect(commits[0]).not.toContain('u1');
});

test('a mark whose name was given twice since is doubled too', () => {
  const mark = (id: string) => ({
    id: id as MessageId, // a name as the server gives it
    size: 1,
    headerHash: null,
    subject: null,
    from: null,
    because: null,
    markedAt: 0,
  });
  const { sure, doubled } = splitDoubles(['abc', ' 17', 'def 2', 'ghi'].map(mark), [
    'abc' as MessageId,
  ]);
  expect(sure.map(({ id }) => id)).toEqual([' 17', 'ghi']);
  expect(doubled.map(({ id }) => id)).toEqual(['abc', 'def 2']);
});
