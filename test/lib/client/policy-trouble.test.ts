// Rules on servers that fail in one way: the line is cut, an answer is lost, a name is another
// message's. Nothing goes that was not to go, and nothing is tried for ever.
import { expect, test } from 'vitest';
import { oneHolder, until } from '../../rigs/client.ts';
import {
  device,
  tabOf,
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
} from '../../rigs/ruled.ts';
import { startFault } from '../../server/relay.ts';

const six = Array.from({ length: 6 }, (_, at) => letter(at));

async function moving(name: Parameters<typeof startFault>[0]['name']) {
  const server = await startFault({ name, messages: six });
  const on = device();
  notFirst(on);
  const tab = await opened(server, on);
  await tab.app.setPolicy(byItself(move));
  tab.app.saveHere('all');
  return { server, on, tab };
}

test('a line cut before QUIT: nothing is gone, and it is not tried for ever', async () => {
  const { server, tab } = await moving('dele-fin');
  await until(tab.app.deletion, ({ commit }) => commit.name === 'failed');
  expect(server.mailbox()).toHaveLength(6);
  await tab.app.checkAgain();
  await tab.app.disconnect();
  expect(sentCommits(tab)).toBe(1);
  expect(server.mailbox()).toHaveLength(6);
});

test.each([
  ['quit-lost;commit=0', 6, 'still-there'],
  ['quit-lost;commit=1', 0, 'gone'],
] as const)('%s: what became of it is found by looking', async (name, count, outcome) => {
  const { server, on, tab } = await moving(name);
  expect(await receipt(tab)).toEqual(Array(6).fill(outcome));
  expect(sentCommits(tab)).toBe(1);
  expect(server.mailbox()).toHaveLength(count);
  expect(await on.messages.list('k')).toHaveLength(6);
});

test('a DELE that is refused is not sent again by itself', async () => {
  const { server, tab } = await moving('dele-refused');
  await until(tab.app.deletion, ({ commit }) => commit.name === 'done');
  await tab.app.checkAgain();
  await tab.app.disconnect();
  expect(sentCommits(tab)).toBe(1);
  expect(server.mailbox()).toHaveLength(6);
});

test('who leaves while it removes by itself waits for its end', async () => {
  const server = await startFault({ name: 'none', messages: six });
  const on = device();
  notFirst(on);
  const tab = await opened(server, on);
  await tab.app.setPolicy(byItself(move));
  const leaving: Promise<void>[] = [];
  on.verifying = async () => {
    if (tab.app.deletion.get().commit.name === 'running' && leaving.length === 0)
      leaving.push(tab.app.disconnect());
  };
  tab.app.saveHere('all');
  await until(tab.app.visit, ({ name }) => name === 'closed');
  await Promise.all(leaving);
  expect(leaving).toHaveLength(1);
  expect(sentCommits(tab)).toBe(1);
  expect(server.mailbox()).toEqual([]);
  expect(await on.messages.list('k')).toHaveLength(6);
});

test('a tab that dies with the answer on its way leaves the end to the next', async () => {
  const { server, on, tab } = await moving('quit-lost;commit=1');
  await until(tab.app.deletion, ({ commit }) => commit.name !== 'idle');
  tab.kill();
  on.hold = oneHolder(); // the browser ends what a dead tab held
  const again = await opened(server, on);
  await again.app.checkAgain();
  const list = await on.messages.list('k');
  expect(new Set([...server.mailbox(), ...list.map(({ id }) => id)]).size).toBe(6);
  expect(list).toHaveLength(6);
});

test('another message under the name of a saved one is not removed', async () => {
  const messages = six.map((_, at) => letter(at));
  const server = await startFault({ name: 'none', messages });
  const on = device();
  notFirst(on);
  const tab = await opened(server, on);
  await saveAll(tab);
  await tab.app.disconnect();
  await server.stop();
  // The same names and sizes, but for one all other letters.
  const others = messages.map((raw, at) =>
    at === 0 ? raw : Buffer.from(raw.toString('latin1').replace('letter', 'stolen')),
  );
  const next = await startFault({ name: 'none', messages: others });
  const again = await opened(next, on);
  await again.app.setPolicy(byItself(move));
  const told = await found(again, () => true);
  expect(told.bar).toBe(null);
  await again.app.disconnect();
  expect(next.mailbox()).toHaveLength(5);
  await again.open();
  expect(counts(await preview(again, move)).goes).toBe(0);
  expect(marked(again)).toEqual([]);
});

test('age is what both clocks agree on', async () => {
  const server = await startFault({ name: 'none', messages: letters });
  const on = device();
  notFirst(on);
  const tab = await opened(server, on);
  await saveAll(tab);
  await tab.app.setPolicy(byItself({ name: 'days', days: 14 }));
  expect(counts(await preview(tab, { name: 'days', days: 1 }))).toEqual({
    goes: 0,
    stays: { 'not-yet': 8 },
  });
  // This device's clock jumps: the proxy's does not.
  on.ahead = 20 * 86_400_000;
  await tab.app.checkAgain();
  const told = await found(tab, ({ bar }) => bar !== null);
  expect(told.bar).toMatchObject({ clock: { why: 'apart' } });
  await tab.app.disconnect();
  expect(server.mailbox()).toHaveLength(8);

  // Twenty days later in truth, by both.
  let later = 20 * 86_400_000;
  const then = await tabOf(server, on, () => Date.now() + later);
  await then.open();
  await found(then, ({ messages }) => messages === 8);
  expect([...then.app.deletion.get().marks.values()][0]?.because).toEqual({
    rule: 'days',
    n: 20,
  });
  // Both jump by years: the person is asked.
  on.ahead = later = 3_000 * 86_400_000;
  await then.app.checkAgain();
  const jumped = await found(then, ({ bar }) => bar !== null);
  expect(jumped.bar).toMatchObject({ clock: { why: 'jumped' } });
  expect(marked(then)).toEqual([]);
  await then.app.setPolicy({ rule: { name: 'days', days: 1 } });
  expect((await found(then, () => true)).bar).not.toBe(null);
  expect(marked(then)).toEqual([]);
  await then.app.trustClock();
  await found(then, ({ bar, messages }) => bar === null && messages === 8);
  expect(server.mailbox()).toHaveLength(8);
});

test('a database in memory is no place to move to, whatever the browser promised', async () => {
  const server = await startFault({ name: 'none', messages: letters });
  const on = device();
  const tab = await opened(server, on);
  await tab.app.setPolicy(asking(move));
  await saveAll(tab);
  await found(tab, ({ messages }) => messages === 8);
  on.keeps = 'tab';
  await tab.app.commit();
  expect(sentCommits(tab)).toBe(0);
  expect(marked(tab)).toEqual([]);
  expect(counts(await preview(tab, move)).goes).toBe(0);
});

test('who leaves while it goes wrong sees that before the visit ends', async () => {
  const server = await startFault({ name: 'dele-fin', messages: six });
  const on = device();
  notFirst(on);
  const tab = await opened(server, on);
  await tab.app.setPolicy(byItself(move));
  const [id] = tab.ids();
  tab.app.open(id!);
  await until(tab.app.saved, (now) => now.name === 'on' && now.sizes.has(id!));
  await tab.app.disconnect();
  expect(tab.app.visit.get().name).toBe('open');
  expect(tab.app.deletion.get()).toMatchObject({
    trayOpen: true,
    commit: { name: 'failed' },
  });
  await tab.app.disconnect();
  expect(tab.app.visit.get().name).toBe('closed');
  expect(sentCommits(tab)).toBe(1);
  expect(server.mailbox()).toHaveLength(6);
});
