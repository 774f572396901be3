import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  barLength,
  rowView,
  sizeClass,
  visible,
} from '../../../components/mailbox/row-view.ts';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';

const id = 'u1' as MessageId;
const summary: Summary = {
  id,
  from: [{ name: 'Atelier Morel', address: 'contact@morel.example' }],
  to: [{ name: '', address: 'claire@laposte.example' }],
  subject: 'Devis toiture',
  date: 1_000,
  arrived: 2_000,
  messageId: 'a@b',
  mayHaveAttachments: true,
  headerHash: '00',
};
const facts = { id, number: 7, size: 1_200, summary, failedLine: undefined };

describe('a row', () => {
  test('without a header is known by its number and size only', () => {
    const view = rowView({ ...facts, summary: undefined });
    expect(view).toMatchObject({ state: 'known', sender: '', subject: '', at: null });
  });

  test('with a header shows the name, keeps the address, and dates by arrival', () => {
    expect(rowView(facts)).toMatchObject({
      state: 'header',
      sender: 'Atelier Morel',
      address: 'contact@morel.example',
      at: 2_000,
      attachments: true,
    });
  });

  test('falls back to the Date field, and to the address where no name is given', () => {
    const bare = {
      ...summary,
      arrived: null,
      from: [{ name: '', address: 'root@host.example' }],
    };
    expect(rowView({ ...facts, summary: bare })).toMatchObject({
      sender: 'root@host.example',
      address: '',
      at: 1_000,
    });
  });

  test('that failed says so, unless its header came after all', () => {
    const failedLine = '-ERR disk error';
    expect(rowView({ ...facts, summary: undefined, failedLine }).state).toBe('failed');
    expect(rowView({ ...facts, failedLine }).state).toBe('header');
  });

  test('shows characters that turn a line around instead of obeying them', () => {
    expect(visible('invoice\u202efdp.exe')).toBe('invoice\ufffdfdp.exe');
    expect(visible(' two\r\n lines\u0000\u2028here ')).toBe('two lines here');
  });
});

describe('a size bar', () => {
  test('grows with the size, never leaves its track and never vanishes', () => {
    const sizes = fc.integer({ min: 0, max: 500_000_000 });
    fc.assert(
      fc.property(sizes, sizes, sizes, (a, b, largest) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        const [short, long] = [barLength(small, largest), barLength(large, largest)];
        expect(short).toBeGreaterThanOrEqual(4);
        expect(long).toBeLessThanOrEqual(100);
        expect(short).toBeLessThanOrEqual(long);
      }),
    );
  });

  test('is full for the largest message', () => {
    expect(barLength(24_600_000, 24_600_000)).toBe(100);
  });

  test('has four classes of size', () => {
    expect([12_000, 340_000, 1_100_000, 24_600_000].map(sizeClass)).toEqual([1, 2, 3, 4]);
  });
});
