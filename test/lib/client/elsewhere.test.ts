// A victim that is not listed by its name: gone, or there under another one.
import { expect, test } from 'vitest';
import { elsewhere } from '../../../lib/client/elsewhere.ts';
import type { Mark } from '../../../lib/client/state.ts';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';
import { until } from '../../rigs/client.ts';
import { summaryOf } from '../../rigs/mailbox.ts';
import { device, id, openAt, settled } from '../../rigs/remembered.ts';
import { startShelf, type Shelved } from '../../rigs/shelf.ts';
import { atEnd } from '../../server/relay.ts';

const victim = (name: string, size: number, headerHash: string | null): Mark => ({
  ...{ id: id(name), size, headerHash, subject: null, from: null },
  ...{ markedAt: 0, because: null },
});
const ask = (
  victims: readonly Mark[],
  rows: readonly (readonly [name: string, size: number, hash: string | null])[],
  more: { canCome?: boolean; wasListed?: readonly string[]; listed?: number } = {},
) => {
  const summaries = new Map<MessageId, Summary>();
  for (const [name, , headerHash] of rows)
    if (headerHash !== null)
      summaries.set(id(name), { ...summaryOf(1), id: id(name), headerHash });
  const told = elsewhere(
    {
      victims: [...victims],
      like: (more.wasListed ?? victims.map((one) => one.id)).map(id),
      listed: more.listed ?? null,
    },
    rows.map(([name, size]) => ({ id: id(name), size })),
    { summaries, failed: new Map(), canCome: more.canCome ?? true },
  );
  return told && victims.map((one) => told(one.id) ?? 'gone');
};

test('is gone where no message of its size shows its header', () => {
  const one = victim('a', 5, 'x');
  expect(ask([one], [])).toEqual(['gone']);
  expect(ask([one], [['n', 6, null]])).toEqual(['gone']);
  expect(ask([one], [['n', 5, 'y']])).toEqual(['gone']);
  expect(ask([one], [['n', 5, 'x']])).toEqual(['still-there']);
  // Its twin, under the name it had.
  expect(ask([one], [['n', 5, 'x']], { wasListed: ['a', 'n'] })).toEqual(['gone']);
});

test('a name that was an old one already may be whatever was listed beside it', () => {
  const [old, now] = [victim('a', 5, 'x'), victim('n', 5, 'x')];
  const wasListed = ['n', 'o'];
  expect(ask([old], [['n', 5, 'x']], { wasListed })).toEqual(['still-there']);
  expect(ask([old], [['n', 5, 'y']], { wasListed })).toEqual(['gone']);
  expect(ask([old], [['n', 5, null]], { wasListed })).toBe(null);
  // The same message twice, once by each of its names: it went, or it did not.
  expect(ask([old, now], [['n', 5, 'x']], { wasListed })).toEqual([
    'still-there',
    'gone',
  ]);
  expect(ask([old, now], [['o', 5, 'y']], { wasListed })).toEqual(['gone', 'gone']);
});

test('an empty list proves nothing, where there was more than what was to go', () => {
  const one = victim('a', 5, 'x');
  expect(ask([one], [], { listed: 2 })).toBe(null);
  expect(ask([one], [], { listed: 1 })).toEqual(['gone']);
});

test('waits for headers, and where they cannot come nobody knows', () => {
  const one = victim('a', 5, 'x');
  expect(ask([one], [['n', 5, null]])).toBe(null);
  expect(ask([one], [['n', 5, null]], { canCome: false })).toEqual(['unknown']);
  expect(ask([victim('a', 5, null)], [['n', 5, 'y']])).toEqual(['unknown']);
});

test('of two that are alike and one that is left nobody knows which', () => {
  const two = [victim('a', 5, 'x'), victim('b', 5, 'x'), victim('c', 5, 'z')];
  expect(ask(two, [['n', 5, 'x']])).toEqual(['unknown', 'unknown', 'gone']);
  const both = ask(two, [
    ['n', 5, 'x'],
    ['m', 5, 'x'],
  ]);
  expect(both).toEqual(['still-there', 'still-there', 'gone']);
});

test('a commit whose end was lost, and new names meanwhile: nothing is called gone', async () => {
  const letter = (n: number, side: string): Shelved => ({
    uid: `${side}-${n}`,
    text: `Subject: letter ${n}\r\nMessage-ID: <${n}@x>\r\n\r\ntext\r\n`,
  });
  const old = [1, 2, 3, 4].map((n) => letter(n, 'old'));
  const shelf = await startShelf(old, atEnd);
  const kept = device();
  const first = await openAt(shelf, kept);
  await settled(first, kept);
  first.app.mark([id('old-2')]);
  shelf.hold('QUIT'); // no answer: nothing was deleted, and nobody knows
  void first.app.commit();
  await expect.poll(() => shelf.commands.includes('QUIT')).toBe(true);
  first.kill();
  shelf.hold(null);
  shelf.put([1, 2, 3, 4].map((n) => letter(n, 'new')));
  const { app } = await openAt(shelf, kept);
  const { commit } = await until(app.deletion, (now) => now.commit.name === 'done');
  expect(commit).toMatchObject({
    receipt: { lines: [{ id: 'old-2', outcome: 'still-there' }] },
  });
  await until(app.deletion, (now) => now.marks.has(id('new-2')));
  expect((await app.gone())?.filter(({ cause }) => cause.name === 'us')).toEqual([]);
});
