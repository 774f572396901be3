// Rows, view and selection; time is handed in, so every update is counted.
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../../lib/mail/message.ts';
import { id, openMailbox, summaryOf } from '../../rigs/mailbox.ts';

describe('the mailbox', () => {
  test('ten thousand headers in a second make a handful of updates', () => {
    const { stores, clock, mailbox } = openMailbox(10_000);
    let updates = 0;
    stores.mailbox.subscribe(() => updates++);
    for (let n = 9_999; n >= 0; n--) {
      mailbox.learn([summaryOf(n)]);
      if (n % 10 === 0) clock.go(1);
    }
    clock.go(1_000);
    expect(updates).toBeLessThanOrEqual(8);
    const { view, unsortedFrom, version, summaries } = stores.mailbox.get();
    expect(summaries.size).toBe(10_000);
    expect(unsortedFrom).toBe(10_000);
    expect(version).toBeGreaterThan(1);
    expect(view[0]).toBe(id(9_999));
    expect(view.at(-1)).toBe(id(0));
  });

  test('shows the first listing as it comes, and a later one in one piece', () => {
    const { stores, mailbox } = openMailbox(0);
    const part = (serial: number, from: number, last: boolean): void =>
      mailbox.takeRows({
        serial,
        from,
        rows: [from, from + 1].map((n) => [id(n), 1] as const),
        last,
      });
    part(2, 0, false);
    expect(stores.mailbox.get().rows.length).toBe(2);
    part(2, 2, true);
    expect(stores.mailbox.get().rows.length).toBe(4);
    part(3, 0, false);
    expect(stores.mailbox.get().rows.length).toBe(4);
  });

  test('does not take a listing with a hole for the mailbox', () => {
    const { stores, mailbox } = openMailbox(3);
    mailbox.takeRows({ serial: 2, from: 0, rows: [[id(0), 1]], last: false });
    mailbox.takeRows({ serial: 2, from: 2, rows: [[id(2), 1]], last: true });
    const snapshot = { serial: 2, count: 3, octets: 0, takenAt: 0, doubles: [] };
    expect(mailbox.settle(snapshot)).toBe(false);
    expect(stores.mailbox.get().rows.length).toBe(3);
  });

  test('keeps selection, focus and headers of what stayed, and drops what went', () => {
    const { stores, mailbox, selection, list } = openMailbox(6);
    mailbox.learn([summaryOf(1), summaryOf(2)]);
    selection.select([id(1), id(2), id(5)]);
    selection.focus(id(2));
    list(2, [0, 2, 3, 5, 6]);
    const now = stores.mailbox.get();
    expect(now.selected).toEqual(new Set([id(2), id(5)]));
    expect(now.focused).toBe(id(2));
    expect([...now.summaries.keys()]).toEqual([id(2)]);
  });

  test('does not give one message the header of another where names do not last', () => {
    const { stores, mailbox, selection } = openMailbox(0);
    const list = (serial: number, sizes: readonly number[]): void => {
      const rows = sizes.map((size, n) => [` ${n + 1}` as MessageId, size] as const);
      mailbox.takeRows({ serial, from: 0, rows, last: true });
      mailbox.settle({ serial, count: sizes.length, octets: 0, takenAt: 0, doubles: [] });
    };
    const second = ' 2' as MessageId;
    list(2, [10, 20, 30]);
    mailbox.learn([{ ...summaryOf(2), id: second }]);
    selection.select([second]);
    list(3, [10, 20, 30, 40]);
    expect(stores.mailbox.get().summaries.has(second)).toBe(true);
    expect(stores.mailbox.get().selected.has(second)).toBe(true);
    list(4, [20, 30, 40]);
    expect(stores.mailbox.get().summaries.has(second)).toBe(false);
    expect(stores.mailbox.get().selected.has(second)).toBe(false);
  });

  test('filters without forgetting, and sorts what is shown', () => {
    const { stores, mailbox, searching } = openMailbox(100, (n) => n * 1_000);
    mailbox.learn(Array.from({ length: 50 }, (_, n) => summaryOf(n)));
    searching.set('larger:90k');
    expect(stores.mailbox.get().view.length).toBe(9);
    expect(stores.mailbox.get().unsortedFrom).toBe(0);
    searching.set('subject');
    expect(stores.mailbox.get().view.length).toBe(50);
    mailbox.setSort({ by: 'size', descending: true });
    expect(stores.mailbox.get().view[0]).toBe(id(49));
    searching.set('');
    expect(stores.mailbox.get().view.length).toBe(100);
  });
});

describe('selection', () => {
  test('runs from the anchor, replaces or adds, and follows the view', () => {
    const { stores, mailbox, selection } = openMailbox(10);
    const selected = (): string[] => [...stores.mailbox.get().selected].sort();
    mailbox.setSort({ by: 'server', descending: false });
    selection.focus(id(3));
    selection.range(id(5), false);
    expect(selected()).toEqual(['u3', 'u4', 'u5']);
    expect(stores.mailbox.get().focused).toBe(id(5));
    selection.range(id(1), false);
    expect(selected()).toEqual(['u1', 'u2', 'u3']);
    selection.toggle(id(8));
    selection.range(id(9), true);
    expect(selected()).toEqual(['u1', 'u2', 'u3', 'u8', 'u9']);
    mailbox.setSort({ by: 'server', descending: true });
    expect(selected()).toEqual(['u1', 'u2', 'u3', 'u8', 'u9']);
    selection.all();
    expect(selected().length).toBe(10);
    selection.clear();
    expect(selected()).toEqual([]);
  });
});
