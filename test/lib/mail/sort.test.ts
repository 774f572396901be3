import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId, Row, Summary } from '../../../lib/mail/message.ts';
import { createSortedRows, plainSubject, type SortWish } from '../../../lib/mail/sort.ts';

function summaryOf(id: MessageId, given: Partial<Summary> = {}): Summary {
  return {
    id,
    from: [],
    to: [],
    subject: '',
    date: null,
    arrived: null,
    messageId: '',
    mayHaveAttachments: false,
    headerHash: '',
    ...given,
  };
}
const rowsOf = (sizes: number[]): Row[] =>
  sizes.map((size, index) => ({ id: `u${index}` as MessageId, size }));

const wishes: fc.Arbitrary<SortWish> = fc.record({
  by: fc.constantFrom('arrived', 'from', 'subject', 'size', 'server'),
  descending: fc.boolean(),
});

describe('sorting', () => {
  test('header by header gives what sorting all at once gives', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            size: fc.nat({ max: 5 }),
            arrived: fc.option(fc.nat({ max: 5 })),
            subject: fc.constantFrom(
              '',
              'a',
              'Ä',
              'Re: a',
              'b',
              'Invoice 9',
              'Invoice 10',
            ),
            batch: fc.nat({ max: 4 }),
          }),
          { maxLength: 40 },
        ),
        wishes,
        (given, wish) => {
          const rows = rowsOf(given.map(({ size }) => size));
          const known = new Map<MessageId, Summary>();
          const sorted = createSortedRows(rows, ({ id }) => known.get(id), wish, ['en']);
          for (let batch = 0; batch <= 4; batch++) {
            const fresh = rows.flatMap((_, index) =>
              given[index]?.batch === batch ? [index] : [],
            );
            for (const index of fresh) {
              const { id } = rows[index]!;
              const { subject, arrived } = given[index]!;
              known.set(id, summaryOf(id, { subject, arrived }));
            }
            sorted.learn(fresh);
          }
          const whole = createSortedRows(rows, ({ id }) => known.get(id), wish, ['en']);
          expect(sorted.order()).toEqual(whole.order());
          expect(sorted.order().unsortedFrom).toBe(rows.length);
          expect([...sorted.order().indices].sort((a, b) => a - b)).toEqual(
            rows.map((_, index) => index),
          );
        },
      ),
    );
  });

  test('size and server order need no header; the rest puts what is not known last', () => {
    const rows = rowsOf([5, 9, 1]);
    const by = (wish: SortWish) =>
      createSortedRows(rows, () => undefined, wish, ['en']).order();
    expect(by({ by: 'size', descending: true })).toEqual({
      indices: [1, 0, 2],
      unsortedFrom: 3,
    });
    expect(by({ by: 'server', descending: false })).toEqual({
      indices: [0, 1, 2],
      unsortedFrom: 3,
    });
    expect(by({ by: 'subject', descending: false })).toEqual({
      indices: [2, 1, 0],
      unsortedFrom: 0,
    });
  });

  test('a header without a date counts as the oldest', () => {
    const rows = rowsOf([1, 1, 1]);
    const arrived = [100, null, 200];
    const order = createSortedRows(
      rows,
      ({ id }) => summaryOf(id, { arrived: arrived[Number(id.slice(1))] ?? null }),
      { by: 'arrived', descending: true },
      ['en'],
    ).order();
    expect(order).toEqual({ indices: [2, 0, 1], unsortedFrom: 3 });
  });
});

test.each([
  ['Re: Re: Devis', 'Devis'],
  ['RE[2]: Devis', 'Devis'],
  ['Fwd: TR: Devis', 'Devis'],
  ['Réf : Devis', 'Devis'],
  ['Regarding: x', 'Regarding: x'],
])('%j stands with %j', (subject, plain) => {
  expect(plainSubject(subject)).toBe(plain);
});
