// Rows, view, selection and the order in which headers are fetched; time is handed in, so
// every update is counted and none is waited for.
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../lib/client/call.ts';
import { createHeaders } from '../../../lib/client/headers.ts';
import { createMailbox } from '../../../lib/client/mailbox.ts';
import { createSelection } from '../../../lib/client/selection.ts';
import { createStores } from '../../../lib/client/stores.ts';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';
import { FaultError, type Fault } from '../../../lib/wire/faults.ts';
import type { Operation, Params, Result } from '../../../lib/wire/operations.ts';

/** A clock that goes when it is told to. */
function createClock() {
  let now = 1_000_000;
  let waits: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, then: () => void) {
      const wait = { at: now + ms, then };
      waits.push(wait);
      return () => void (waits = waits.filter((other) => other !== wait));
    },
    go(ms: number) {
      now += ms;
      const due = waits.filter(({ at }) => at <= now);
      waits = waits.filter(({ at }) => at > now);
      for (const { then } of due) then();
    },
  };
}

const id = (n: number): MessageId => `u${n}` as MessageId;
function summaryOf(n: number): Summary {
  return {
    id: id(n),
    from: [{ name: `Sender ${n % 97}`, address: `s${n % 97}@example.org` }],
    to: [],
    subject: `Subject ${n % 1_000}`,
    date: n,
    arrived: n * 1_000,
    messageId: '',
    mayHaveAttachments: false,
    headerHash: 'ab',
  };
}

function openMailbox(count: number, size = (n: number) => n) {
  const stores = createStores();
  const clock = createClock();
  const mailbox = createMailbox(stores.mailbox, clock, () => ['en']);
  const selection = createSelection(stores.mailbox);
  const list = (serial: number, ids: readonly number[]): void => {
    mailbox.takeRows({
      serial,
      from: 0,
      rows: ids.map((n) => [id(n), size(n)] as const),
      last: true,
    });
    mailbox.settle({ serial, count: ids.length, octets: 0, takenAt: 0, doubles: [] });
  };
  list(
    1,
    Array.from({ length: count }, (_, n) => n),
  );
  return { stores, clock, mailbox, selection, list };
}

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
    const { stores, mailbox } = openMailbox(100, (n) => n * 1_000);
    mailbox.learn(Array.from({ length: 50 }, (_, n) => summaryOf(n)));
    mailbox.setFilter('larger:90k');
    expect(stores.mailbox.get().view.length).toBe(9);
    expect(stores.mailbox.get().unsortedFrom).toBe(0);
    mailbox.setFilter('subject');
    expect(stores.mailbox.get().view.length).toBe(50);
    mailbox.setSort({ by: 'size', descending: true });
    expect(stores.mailbox.get().view[0]).toBe(id(49));
    mailbox.setFilter('');
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

type Asked = {
  params: Params<'headers'>;
  answer(): Promise<void>;
  refuse(fault: Fault): Promise<void>;
};

function openHeaders(count: number) {
  const box = openMailbox(count);
  const asked: Asked[] = [];
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const call: Call = <N extends Operation>(_op: N, given: Params<N>, options = {}) =>
    new Promise<Result<N>>((resolve, reject) => {
      const params = given as Params<'headers'>;
      asked.push({
        params,
        async answer() {
          const summaries = params.ids.map((one) => summaryOf(Number(one.slice(1))));
          (options as { onPart(part: { summaries: Summary[] }): void }).onPart({
            summaries,
          });
          resolve({ failed: [] } as unknown as Result<N>);
          await settled();
        },
        async refuse(fault) {
          reject(new FaultError(fault));
          await settled();
        },
      });
    });
  const headers = createHeaders({
    call,
    clock: box.clock,
    mailbox: box.mailbox,
    store: box.stores.mailbox,
    reader: box.stores.reader,
  });
  return { ...box, headers, asked };
}

describe('headers', () => {
  test('go newest first, and what is on the screen overtakes', async () => {
    const { headers, asked } = openHeaders(1_000);
    headers.begin();
    expect(asked.length).toBe(1);
    expect(asked[0]?.params).toMatchObject({ urgent: false });
    expect(asked[0]?.params.ids[0]).toBe('u999');
    headers.showing([id(10), id(11), id(999)]);
    expect(asked[1]?.params).toEqual({ ids: ['u10', 'u11'], urgent: true });
    headers.showing([id(500), id(501)]);
    expect(asked.length).toBe(2); // two at a time; the newest window follows
    await asked[1]?.answer();
    expect(asked[2]?.params).toEqual({ ids: ['u500', 'u501'], urgent: true });
  });

  test('are each asked for once until all are here', async () => {
    const { stores, clock, headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.showing([id(0), id(1), id(2)]);
    for (let n = 0; n < asked.length; n++) {
      clock.go(20);
      await asked[n]?.answer();
    }
    clock.go(1_000);
    const ids = asked.flatMap(({ params }) => params.ids);
    expect(ids.length).toBe(1_000);
    expect(new Set(ids).size).toBe(1_000);
    expect(stores.mailbox.get().unsortedFrom).toBe(1_000);
  });

  test('wait in the background while a message is being fetched', async () => {
    const { stores, headers, asked } = openHeaders(1_000);
    headers.begin();
    stores.reader.set({
      name: 'loading',
      id: id(1),
      size: 1,
      received: 0,
      startedAt: 0,
    });
    await asked[0]?.answer();
    expect(asked.length).toBe(1);
    stores.reader.set({ name: 'empty' });
    expect(asked.length).toBe(2);
  });

  test('come again after a failure, later, and not at all where they cannot be had', async () => {
    const { clock, headers, asked } = openHeaders(100);
    headers.begin();
    await asked[0]?.refuse({ kind: 'closed', during: 'transaction', line: '' });
    expect(asked.length).toBe(1);
    clock.go(2_000);
    expect(asked[1]?.params.ids).toEqual(asked[0]?.params.ids);
    await asked[1]?.refuse({ kind: 'no-top' });
    clock.go(1_000_000);
    expect(asked.length).toBe(2);
  });

  test('rest when the mailbox was given back, until something new is looked at', async () => {
    const { headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.showing([id(5)]);
    headers.rest();
    for (const ask of [...asked]) await ask.answer();
    headers.showing([id(5)]);
    expect(asked.length).toBe(2);
    headers.showing([id(6)]);
    expect(asked.length).toBeGreaterThan(2);
  });

  test('stop with the visit', async () => {
    const { stores, headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.end();
    await asked[0]?.answer();
    expect(asked.length).toBe(1);
    expect(stores.mailbox.get().failed.size).toBe(0);
  });
});
