// The rules as functions: over any mailbox, what goes is whole here and asked for, and doubt
// of any kind only ever keeps more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockBounds, clockDoubt } from '../../../lib/client/policy-clock.ts';
import { planOf, type Copy, type Facts } from '../../../lib/client/policy-rules.ts';
import type { Rule } from '../../../lib/client/policy.ts';
import type { MessageId, Row } from '../../../lib/mail/message.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 29);
const named = (id: string) => id as MessageId;

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom<Rule>({ name: 'leave' }, { name: 'forgotten' }, { name: 'move' }),
  fc.record({
    name: fc.constant('days' as const),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    name: fc.constant('newest' as const),
    messages: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    name: fc.constant('octets' as const),
    octets: fc.integer({ min: 0, max: 40 }),
  }),
);
/** Within a month of now, and sometimes in 1970 or in ten years. */
const time = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: now - 50 * dayMs, max: now }) },
  { weight: 1, arbitrary: fc.constantFrom(0, now + dayMs / 2, now + 3_650 * dayMs) },
);
const message = fc.record({
  isLasting: fc.boolean(),
  isDouble: fc.boolean(),
  size: fc.integer({ min: 0, max: 9 }),
  copy: fc.option(
    fc.record({
      announced: fc.integer({ min: 0, max: 9 }),
      octets: fc.integer({ min: 0, max: 9 }),
      isRight: fc.boolean(),
      savedAt: time,
    }),
  ),
  seenAt: fc.option(time),
  isKept: fc.boolean(),
  unproven: fc.option(fc.constantFrom('damaged' as const, 'another' as const), {
    freq: 5,
  }),
});
const facts = fc
  .record({
    messages: fc.array(message, { maxLength: 14 }),
    isPromised: fc.boolean(),
    isClockTrue: fc.boolean(),
  })
  .map(({ messages, isPromised, isClockTrue }): Facts => {
    const ids = messages.map(({ isLasting }, n) => named(isLasting ? `u${n}` : ` ${n}`));
    const of = <T>(value: (m: (typeof messages)[number], row: Row) => T | null) =>
      new Map(
        rows.flatMap((row, n) => {
          const found = messages[n] && value(messages[n], row);
          return found === null || found === undefined ? [] : [[row.id, found] as const];
        }),
      );
    const rows = messages.map(({ size }, n): Row => ({ id: ids[n] ?? named(''), size }));
    return {
      rows,
      doubles: ids.filter((_, n) => messages[n]?.isDouble),
      copies: of(({ copy }, { size }): Copy | null =>
        copy?.isRight ? { ...copy, announced: size, octets: size } : copy,
      ),
      firstSeen: of(({ seenAt }) => seenAt),
      kept: new Set(ids.filter((_, n) => messages[n]?.isKept)),
      unproven: of((one) => one.unproven),
      isPromised,
      isClockTrue,
      now,
    };
  });
const idsOf = (of: { row: Row }[]) => of.map(({ row }) => row.id);
const going = (by: Rule, of: Facts) => idsOf(planOf(by, of).goes);

/** What goes by one is among what goes by the other. */
function expectNoMore(less: readonly MessageId[], more: readonly MessageId[]) {
  expect(less.filter((id) => !more.includes(id))).toEqual([]);
}

describe('what a rule removes', () => {
  test('is listed, whole here, named for good, not kept, and in storage that was promised', () => {
    fc.assert(
      fc.property(rule, facts, (by, of) => {
        for (const { row, because } of planOf(by, of).goes) {
          const copy = of.copies.get(row.id);
          expect(because.rule).toBe(by.name);
          expect(copy).toMatchObject({ announced: row.size, octets: row.size });
          expect(row.id).not.toContain(' ');
          expect(of.doubles).not.toContain(row.id);
          expect(of.kept.has(row.id)).toBe(false);
          expect(of.unproven.has(row.id)).toBe(false);
          expect(of.isPromised && of.isClockTrue).toBe(true);
          expect(copy?.savedAt).toBeLessThanOrEqual(now + clockBounds.apartMs);
        }
      }),
    );
  });

  test('and what stays are all messages, each once, in the order of the server', () => {
    fc.assert(
      fc.property(rule, facts, (by, of) => {
        const plan = planOf(by, of);
        const all = new Set([...idsOf(plan.goes), ...idsOf(plan.stays)]);
        expect(plan.goes.length + plan.stays.length).toBe(of.rows.length);
        expect(of.rows.every(({ id }) => all.has(id))).toBe(true);
        const places = idsOf(plan.goes).map((id) =>
          of.rows.findIndex((r) => r.id === id),
        );
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  test('is nothing where everything is left, or only what is forgotten goes', () => {
    fc.assert(
      fc.property(facts, (of) => {
        expect(going({ name: 'leave' }, of)).toEqual([]);
        expect(going({ name: 'forgotten' }, of)).toEqual([]);
      }),
    );
  });

  test('is never more when anything is in doubt', () => {
    fc.assert(
      fc.property(rule, facts, fc.nat(13), (by, of, n) => {
        const sure = going(by, of);
        const id = of.rows[n]?.id ?? named('none');
        const without = <T>(map: ReadonlyMap<MessageId, T>) =>
          new Map([...map].filter(([key]) => key !== id));
        expectNoMore(going(by, { ...of, copies: without(of.copies) }), sure);
        expectNoMore(going(by, { ...of, kept: new Set([...of.kept, id]) }), sure);
        expectNoMore(going(by, { ...of, doubles: [...of.doubles, id] }), sure);
        expectNoMore(
          going(by, { ...of, unproven: new Map([...of.unproven, [id, 'damaged']]) }),
          sure,
        );
        expect(going(by, { ...of, isPromised: false })).toEqual([]);
        expect(going(by, { ...of, isClockTrue: false })).toEqual([]);
      }),
    );
  });

  test('never becomes more by a larger limit', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 20 }), (of, n) => {
        for (const limits of [
          [{ name: 'days', days: n } as const, { name: 'days', days: n + 1 } as const],
          [
            { name: 'newest', messages: n } as const,
            { name: 'newest', messages: n + 1 } as const,
          ],
          [
            { name: 'octets', octets: n } as const,
            { name: 'octets', octets: n + 1 } as const,
          ],
        ] as const)
          expectNoMore(going(limits[1], of), going(limits[0], of));
      }),
    );
  });

  test('leaves the newest, by number and by size', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 12 }), (of, n) => {
        const gone = new Set(going({ name: 'newest', messages: n }, of));
        expect(of.rows.length - gone.size).toBeGreaterThanOrEqual(
          Math.min(n, of.rows.length),
        );
        const seen = (id: MessageId) => of.firstSeen.get(id) ?? Infinity;
        // What was seen when cannot be told never goes.
        for (const id of gone)
          expect(seen(id)).toBeLessThanOrEqual(now + clockBounds.apartMs);
        const big = going({ name: 'octets', octets: n }, of);
        const left = of.rows.filter(({ id }) => !big.includes(id));
        const total = of.rows.reduce((sum, { size }) => sum + size, 0);
        if (total <= n) expect(left).toHaveLength(of.rows.length);
      }),
    );
  });
});

const one = (more: Partial<Facts> = {}, savedAt = now - 20 * dayMs): Facts => ({
  rows: [{ id: named('u'), size: 5 }],
  doubles: [],
  copies: new Map([[named('u'), { announced: 5, octets: 5, savedAt }]]),
  firstSeen: new Map([[named('u'), now - 30 * dayMs]]),
  kept: new Set(),
  unproven: new Map(),
  isPromised: true,
  isClockTrue: true,
  now,
  ...more,
});
const why = (by: Rule, of: Facts) => planOf(by, of).stays[0]?.why ?? 'goes';

describe('the reason', () => {
  const days = { name: 'days', days: 14 } as const;
  test('tells the age since it was saved, not since it was seen or sent', () => {
    expect(planOf(days, one()).goes[0]?.because).toEqual({ rule: 'days', n: 20 });
    expect(why({ name: 'days', days: 21 }, one())).toBe('not-yet');
  });
  test.each([
    ['it was saved in the future', one({}, now + 400 * dayMs), 'not-yet'],
    ['it was saved when the clock stood at 1970', one({}, 0), 'clock'],
    ['it is seen first in the future', one({ firstSeen: new Map([[named('u'), now + 9 * dayMs]]) }), 'clock'],
    ['nobody knows when it was seen first', one({ firstSeen: new Map() }), 'clock'],
    ['the clock is in doubt', one({ isClockTrue: false }), 'clock'],
    ['the server says another size now', one({ rows: [{ id: named('u'), size: 6 }] }), 'size-differs'],
    ['fewer octets came than it said', one({ copies: new Map([[named('u'), { announced: 5, octets: 4, savedAt: 0 }]]) }), 'size-differs'],
    ['it is not here', one({ copies: new Map() }), 'not-saved'],
    ['its name is made', one({ rows: [{ id: named(' 1'), size: 5 }] }), 'no-name'],
    ['its copy is spoilt', one({ unproven: new Map([[named('u'), 'damaged']]) }), 'damaged'],
    ['the browser promised nothing', one({ isPromised: false }), 'not-promised'],
    ['the person kept it', one({ kept: new Set([named('u')]) }), 'kept'],
  ] as const)('why it stays: %s', (_, of, reason) => {
    expect(why(days, of)).toBe(reason);
  }); // prettier-ignore
  test('a copy from before the clock was set right may be moved, but has no age', () => {
    expect(why({ name: 'move' }, one({}, 0))).toBe('goes');
    expect(why({ name: 'move' }, one({}, now + 400 * dayMs))).toBe('clock');
  });
});

describe('the clock', () => {
  const times = { here: now, there: now, last: now - dayMs };
  test.each([
    [times, null],
    [{ ...times, last: null }, null],
    [{ ...times, there: now - 2 * dayMs }, 'apart'],
    [{ ...times, there: now + 400 * dayMs }, 'apart'],
    [{ ...times, last: now + 40 * dayMs }, 'back'],
    [{ ...times, last: now - 800 * dayMs }, 'jumped'],
    [{ ...times, last: now - 300 * dayMs }, null],
  ])('%o: %s', (given, doubt) => {
    expect(clockDoubt(given)?.why ?? null).toBe(doubt);
  });
});
