// Rules at work: the whole client with a real archive, the real proxy and a real Dovecot whose
// Maildir is looked at. What is gone from the server is whole here, and nothing goes that was
// not to go.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveEverything } from '../../../lib/client/policy.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { oneHolder, until } from '../../rigs/client.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../../rigs/dovecot.ts';
import {
  type Device,
  device,
  type Server,
  opened,
  asking,
  byItself,
  move,
  notFirst,
  found,
  saveAll,
  marked,
  sentCommits,
  receipt,
  preview,
  counts,
  letter,
  letters,
  hash,
} from '../../rigs/ruled.ts';

const missing = dovecotAvailable();
if (missing !== null) console.log(missing);

describe.skipIf(missing !== null)('on a real Dovecot', () => {
  let dovecot: Dovecot;
  let n = 0;
  beforeAll(async () => {
    const users = Array.from({ length: 12 }, (_, at) => ({
      name: `anna${at}`,
      password: 'secret',
      messages: letters,
    }));
    dovecot = await startDovecot({ users });
  });
  afterAll(() => dovecot?.stop());

  const fresh = (): Server & { user: string } => ({
    host: dovecot.host,
    port: dovecot.pop3Port,
    user: `anna${n++}`,
  });
  const left = async ({ user }: { user: string }) => (await dovecot.files(user)).length;

  async function allHere({ messages }: Device, ids: readonly MessageId[]) {
    for (const [at, id] of ids.entries())
      expect(hash((await messages.read('k', id))?.raw ?? letter(99))).toBe(
        hash(letters[at] ?? letter(98)),
      );
  }

  test('what was moved waits in the tray, goes by the commit, and stays whole here', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    const ids = tab.ids();
    await tab.app.setPolicy(asking(move));
    expect(marked(tab)).toEqual([]);
    tab.app.saveHere(ids.slice(0, 5));
    await found(tab, ({ messages }) => messages === 5);
    expect(marked(tab)).toEqual(ids.slice(0, 5));
    const { because, headerHash } = tab.app.deletion.get().marks.get(ids[0]!)!;
    expect(because).toEqual({ rule: 'move', n: 0 });
    expect(headerHash).toHaveLength(64);
    expect(sentCommits(tab)).toBe(0);
    expect(await left(server)).toBe(8);
    await tab.app.commit();
    expect(await receipt(tab)).toEqual(Array(5).fill('gone'));
    expect(await left(server)).toBe(3);
    await allHere(on, ids.slice(0, 5));
  });

  test('the first removal by itself ever waits in the tray; the next goes by itself', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    const ids = tab.ids();
    await tab.app.setPolicy(byItself(move));
    tab.app.saveHere(ids.slice(0, 2));
    await found(tab, ({ waits }) => waits);
    await tab.app.disconnect();
    expect(await left(server)).toBe(8);
    await tab.open();
    await found(tab, ({ messages }) => messages === 2);
    await tab.app.commit();
    expect(await receipt(tab)).toEqual(['gone', 'gone']);

    // A mark of the person's own is not taken along.
    tab.app.mark(ids.slice(7));
    tab.app.saveHere(ids.slice(2, 4));
    await until(tab.app.mailbox, ({ rows }) => rows.length === 4);
    await until(tab.app.deletion, ({ commit }) => commit.name === 'done');
    expect(marked(tab)).toEqual(ids.slice(7));
    // What was read only, goes when the visit is left.
    tab.app.open(ids[4]!);
    await until(tab.app.saved, (now) => now.name === 'on' && now.sizes.has(ids[4]!));
    expect(await left(server)).toBe(4);
    await tab.app.disconnect();
    expect(await left(server)).toBe(3);
    await allHere(on, ids.slice(0, 5));
  });

  test('a look-only visit says what would go, and nothing goes', async () => {
    const server = fresh();
    const on = device();
    notFirst(on);
    const tab = await opened(server, on, 'look');
    await tab.app.setPolicy(byItself(move));
    await saveAll(tab);
    const told = await found(tab, ({ messages }) => messages === 8);
    expect(told.bar).toBe('look-only');
    expect(marked(tab)).toEqual([]);
    await tab.app.disconnect();
    expect(sentCommits(tab)).toBe(0);
    expect(await left(server)).toBe(8);
  });

  test('without a promise of storage nothing is marked, and a promise taken back stops a commit', async () => {
    const server = fresh();
    const on = device();
    on.isPromised = false;
    const tab = await opened(server, on);
    await tab.app.setPolicy(asking(move));
    await saveAll(tab);
    await found(tab, ({ bar }) => bar === 'not-promised');
    expect(counts(await preview(tab, move))).toEqual({
      goes: 0,
      stays: { 'not-promised': 8 },
    });
    on.isPromised = true;
    await tab.app.checkAgain();
    await found(tab, ({ messages }) => messages === 8);
    on.isPromised = false;
    await tab.app.commit();
    expect(sentCommits(tab)).toBe(0);
    expect(marked(tab)).toEqual([]);
    expect(tab.app.notices.get().map(({ key }) => key)).toContain('notices.notProven');
    expect(await left(server)).toBe(8);
  });

  test('a copy that was spoilt after it was marked keeps its original', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    await tab.app.setPolicy(asking(move));
    await saveAll(tab);
    await found(tab, ({ messages }) => messages === 8);
    await on.messages.spoil();
    await tab.app.commit();
    expect(sentCommits(tab)).toBe(0);
    expect(await left(server)).toBe(8);
    await tab.app.disconnect();
    await tab.open();
    await found(tab, ({ messages }) => messages === 0);
    expect(counts(await preview(tab, move))).toEqual({ goes: 0, stays: { damaged: 8 } });
  });

  test('of two tabs one acts; the other takes over when it is gone', async () => {
    const server = fresh();
    const on = device();
    const one = await opened(server, on);
    await one.app.setPolicy(asking({ name: 'newest', messages: 6 }));
    await saveAll(one);
    await found(one, ({ messages }) => messages === 2);
    await one.app.release();
    const two = await opened(server, on);
    await found(two, ({ bar }) => bar === 'other-tab');
    await two.app.setPolicy(asking({ name: 'newest', messages: 3 }));
    await found(two, ({ bar }) => bar === 'other-tab');
    expect(marked(two)).toHaveLength(2);
    // What the one changes leaves alone what the other chose.
    await one.app.setPolicy({ keepHere: { newest: 1, octets: null } });
    expect(one.app.policy.get()).toMatchObject({ policy: { rule: { messages: 3 } } });
    await one.app.disconnect();
    await two.app.checkAgain();
    await found(two, ({ messages }) => messages === 5);
    expect(marked(two).sort()).toEqual(two.ids().slice(0, 5).sort());
    const { marks } = two.app.deletion.get();
    expect([...marks.values()].map(({ because }) => because?.n)).toEqual(
      Array(5).fill(3),
    );
    expect(await left(server)).toBe(8);
  });

  test('a full disk in the midst of a move: only what is whole is marked', async () => {
    const server = fresh();
    let room = 9_000;
    const on = device(() => (room -= 3_000));
    const tab = await opened(server, on);
    await tab.app.setPolicy(byItself(move));
    notFirst(on);
    tab.app.saveHere('all');
    await until(tab.app.downloading, ({ name }) => name === 'stopped');
    const whole = (await on.messages.list('k')).map(({ id }) => id);
    expect(whole.length).toBeLessThan(8);
    await until(tab.app.deletion, ({ marks }) => marks.size === whole.length);
    expect(marked(tab).sort()).toEqual(whole.sort());
    expect(await left(server)).toBe(8);
    await tab.app.disconnect();
    expect(await left(server)).toBe(8 - whole.length);
  });

  test('what the person keeps is not marked again: not by a look, a reload or another rule', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    const ids = tab.ids();
    await tab.app.setPolicy(asking(move));
    await saveAll(tab);
    await found(tab, ({ messages }) => messages === 8);
    tab.app.keep(ids.slice(0, 2));
    await tab.app.checkAgain();
    await found(tab, ({ messages }) => messages === 6);
    tab.kill();
    const again = await opened(server, on);
    on.hold = oneHolder();
    await found(again, () => true);
    expect(marked(again).sort()).toEqual(ids.slice(2).sort());
    await again.app.disconnect();
    const third = await opened(server, on);
    await third.app.setPolicy(asking({ name: 'newest', messages: 1 }));
    await found(third, ({ messages }) => messages === 5);
    third.app.keepAll();
    third.app.undo();
    await third.app.checkAgain();
    await until(third.app.deletion, ({ marks }) => marks.size === 5);
    // A rule that leaves everything takes its marks back.
    await third.app.setPolicy(leaveEverything);
    expect(marked(third)).toEqual([]);
  });

  test('only copies are counted before they are forgotten, and not forgotten while they count', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    const ids = tab.ids();
    await tab.app.setPolicy(asking(move));
    tab.app.saveHere(ids.slice(0, 3));
    await found(tab, ({ messages }) => messages === 3);
    expect(await tab.app.lonely('k')).toBe(0);
    on.verifying = () => tab.app.forget('k'); // in the midst of the commit
    await tab.app.commit();
    expect(await receipt(tab)).toEqual(['gone', 'gone', 'gone']);
    expect(tab.app.notices.get().map(({ key }) => key)).toContain('notices.removingNow');
    await allHere(on, ids.slice(0, 3));
    expect(await tab.app.lonely()).toBe(3);
    await tab.app.forget('k');
    expect(await on.messages.list('k')).toEqual([]);
  });

  test('what is forgotten here is marked for the server, and only the tray removes it', async () => {
    const server = fresh();
    const on = device();
    notFirst(on);
    const tab = await opened(server, on);
    const ids = tab.ids();
    await tab.app.setPolicy(byItself({ name: 'forgotten' }));
    await saveAll(tab);
    expect(marked(tab)).toEqual([]);
    await tab.app.forgetCopies(ids.slice(1, 3));
    expect(marked(tab)).toEqual(ids.slice(1, 3));
    expect((await on.messages.list('k')).map(({ id }) => id)).not.toContain(ids[1]);
    await tab.app.disconnect();
    expect(await left(server)).toBe(8);
    await tab.open();
    expect(marked(tab)).toEqual(ids.slice(1, 3));
    await tab.app.commit();
    expect(await receipt(tab)).toEqual(['gone', 'gone']);
    expect(await left(server)).toBe(6);
  });

  test('the newest are fetched by themselves, up to a size, and not what was forgotten', async () => {
    const server = fresh();
    const on = device();
    const tab = await opened(server, on);
    const ids = tab.ids();
    const keepHere = { newest: 4, octets: 2_200 };
    await tab.app.setPolicy({ ...leaveEverything, keepHere });
    await tab.app.checkAgain();
    await until(tab.app.downloading, ({ name }) => name === 'done');
    const here = async () => (await on.messages.list('k')).map(({ id }) => id).sort();
    expect(await here()).toEqual(ids.slice(5).sort());
    await tab.app.forgetCopies([ids[7]!]);
    await tab.app.checkAgain();
    await expect.poll(here).toEqual(ids.slice(4, 7).sort());
    expect(await left(server)).toBe(8);
  });
});
