// Old names and new ones: whatever is thrown at it, no message becomes two, no two become one,
// and nothing is guessed.
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../../lib/mail/message.ts';
import { match, mayBeRenamed, type Known } from '../../../lib/mail/renamed.ts';

const one = (
  id: string,
  size: number,
  headerHash: string | null,
  messageId: string | null = 'm@x',
): Known => ({ id: id as MessageId, size, headerHash, messageId });
const names = ({ pairs }: ReturnType<typeof match>) =>
  pairs.map(({ from, to, isCertain }) => `${from}→${to}${isCertain ? '' : '?'}`);

describe('which is which', () => {
  test('by size and header', () => {
    const before = [one('a', 1, 'x'), one('b', 2, 'x'), one('c', 3, 'y')];
    const now = [one('n1', 2, 'x'), one('n2', 3, 'z'), one('n3', 1, 'x')];
    expect(names(match(before, now)).sort()).toEqual(['a→n3', 'b→n1']);
  });
  test('not where two are alike, old or new', () => {
    expect(
      names(match([one('a', 1, 'x'), one('b', 1, 'x')], [one('n', 1, 'x')])),
    ).toEqual([]);
    expect(
      names(match([one('a', 1, 'x')], [one('n', 1, 'x'), one('m', 1, 'x')])),
    ).toEqual([]);
    // One of the two kept its name: the other may be the new one, or not.
    const twins = [one('a', 1, 'x'), one('b', 1, 'x')];
    expect(names(match(twins, [one('a', 1, 'x'), one('n', 1, 'x')]))).toEqual([]);
  });
  test('not for certain where a header of this size is not known, or names no message', () => {
    const seen = [one('a', 1, 'x')];
    expect(names(match(seen, [one('n', 1, 'x'), one('m', 1, null)]))).toEqual(['a→n?']);
    expect(names(match([...seen, one('b', 1, null)], [one('n', 1, 'x')]))).toEqual([
      'a→n?',
    ]);
    expect(names(match([one('a', 1, 'x', '')], [one('n', 1, 'x', '')]))).toEqual([
      'a→n?',
    ]);
    expect(names(match(seen, [one('n', 1, 'x'), one('m', 2, null)]))).toEqual(['a→n']);
  });
  test('and likely by its header alone, where sizes are counted otherwise', () => {
    const before = [one('a', 1, 'x'), one('b', 2, 'y'), one('c', 3, 'z', '')];
    const now = [
      one('n', 11, 'x'),
      one('m', 12, 'y'),
      one('o', 12, 'y'),
      one('p', 9, 'z'),
    ];
    expect(names(match(before, now))).toEqual(['a→n?']);
    expect(names(match([...before, one('d', 8, 'x')], now))).toEqual([]);
  });
  test('names that went round, and names that mean another message', () => {
    const before = [one('1', 5, 'x'), one('2', 5, 'y'), one('3', 5, 'z')];
    const now = [one('1', 5, 'y'), one('2', 5, 'z')];
    const found = match(before, now);
    expect(names(found)).toEqual(['2→1', '3→2']);
    expect(found.reused).toEqual(['1', '2']);
  });
});

test('is looked into where most went and about as many came', () => {
  expect(mayBeRenamed({ known: 4_000, gone: 4_000, added: 4_000 })).toBe(true);
  expect(mayBeRenamed({ known: 4_000, gone: 2_000, added: 1_000 })).toBe(true);
  expect(mayBeRenamed({ known: 4_000, gone: 1_999, added: 4_000 })).toBe(false);
  expect(mayBeRenamed({ known: 4_000, gone: 4_000, added: 1_999 })).toBe(false);
  expect(mayBeRenamed({ known: 0, gone: 0, added: 9 })).toBe(false);
});

/** Mulberry32: the same runs every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test('of 3,000 mailboxes with twins, strangers, reused and unread names none is guessed at', () => {
  for (let seed = 1; seed <= 3_000; seed++) {
    const roll = chance(seed);
    // What each message truly is; a header may be another message's too.
    const truths = Array.from({ length: 1 + roll(12) }, (_, n) => ({
      truth: n,
      size: roll(3),
      hash: `h${roll(8)}`,
    }));
    type Truth = (typeof truths)[number];
    const truthOf = new Map<string, number>();
    const listing = (side: string, all: Truth[], pool: number, blind: number) => {
      const free = Array.from({ length: pool }, (_, n) => `${n}`);
      return all.map(({ truth, size, hash }): Known => {
        const [id = ''] = free.splice(roll(free.length), 1);
        truthOf.set(`${side}${id}`, truth);
        return one(id, size, roll(9) < blind ? null : hash);
      });
    };
    const some = (all: Truth[]) => all.filter(() => roll(5) > 0);
    const before = listing('old', some(truths), 14, roll(3));
    const now = listing('new', some(truths), 14, roll(3));
    const { pairs, reused } = match(before, now);
    const said = JSON.stringify({ seed, before, now, pairs });
    expect(new Set(pairs.map(({ from }) => from)).size, said).toBe(pairs.length);
    expect(new Set(pairs.map(({ to }) => to)).size, said).toBe(pairs.length);
    for (const { from, to, isCertain } of pairs) {
      const [old, fresh] = [
        before.find(({ id }) => id === from),
        now.find(({ id }) => id === to),
      ];
      expect(old?.headerHash, said).toBe(fresh?.headerHash);
      if (!isCertain) continue;
      expect(old?.size, said).toBe(fresh?.size);
      // No other message, listed before or now, could have been meant.
      const like = (all: Known[]) =>
        all.filter(
          ({ size, headerHash }) =>
            size === old?.size && (headerHash === null || headerHash === old.headerHash),
        ).length;
      expect([like(before), like(now)], said).toEqual([1, 1]);
    }
    for (const id of reused)
      expect(truthOf.get(`old${id}`) === truthOf.get(`new${id}`), said).toBe(false);
  }
});
