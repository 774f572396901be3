import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPositions, weigh } from '../../../components/mailbox/positions.ts';
import type { MessageId, Row } from '../../../lib/mail/message.ts';

const row = (n: number): Row => ({ id: `u${n}` as MessageId, size: n });

describe('positions in the server’s order', () => {
  test('are right after every arrival, shrinking and replacement', () => {
    const lists = fc.array(
      fc.uniqueArray(fc.integer({ min: 1, max: 40 })).map((all) => all.map(row)),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lists, fc.boolean(), (all, growing) => {
        const positions = createPositions();
        for (const rows of growing ? all.map((_, n) => range(n * 7)) : all) {
          const index = positions(rows);
          expect(rows.map(({ id }) => index.get(id))).toEqual(rows.map((_, at) => at));
        }
      }),
    );
  });

  test('weighing adds what is in the list and passes over what is not', () => {
    const rows = range(4);
    const at = createPositions()(rows);
    expect(weigh(['u1', 'u3', 'u9'] as MessageId[], rows, at)).toBe(4);
  });
});

function range(count: number): Row[] {
  return Array.from({ length: count }, (_, at) => row(at + 1));
}
