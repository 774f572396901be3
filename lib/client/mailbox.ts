// The rows of the mailbox, their headers as they come in, and the view made from both. Many
// headers a second make few updates, so that ten thousand rows stay fluid.
import { isLasting, type MessageId, type Row, type Summary } from '../mail/message.ts';
import { namesThatHold } from '../mail/places.ts';
import { parseQuery, prepareSearch } from '../mail/query.ts';
import { createSortedRows, type SortedRows } from '../mail/sort.ts';
import type { Snapshot } from '../wire/operations.ts';
import { emptyMailbox } from './mailbox-state.ts';
import type { Clock } from './parts.ts';
import type { MailboxState, Sort } from './state.ts';
import type { Store } from './store.ts';

/** ours: five updates a second read as steady and leave the page its time. */
const updateMs = 200;

export type RowsFrame = {
  serial: number;
  from: number;
  rows: readonly (readonly [MessageId, number])[];
  last: boolean;
};

export type Mailbox = {
  /** Forgets everything: another mailbox comes. */
  reset(): void;
  takeRows(frame: RowsFrame): void;
  /** The rows of this snapshot become the mailbox; false when they never came. */
  settle(snapshot: Snapshot): boolean;
  learn(summaries: readonly Summary[]): void;
  /** What was shown of these was another message's. */
  unlearn(ids: readonly MessageId[]): void;
  fail(id: MessageId, line: string): void;
  /** Forgets that a header could not be had. */
  retry(id: MessageId): void;
  row(id: MessageId): Row | undefined;
  setSort(sort: Sort): void;
  setFilter(filter: string): void;
};

export function createMailbox(
  store: Store<MailboxState>,
  clock: Clock,
  languages: () => readonly string[],
): Mailbox {
  let summaries = new Map<MessageId, Summary>();
  store.set((now) => ({ ...now, summaries }));
  let indexOf = new Map<MessageId, number>();
  let sorted: SortedRows = sortOf([], store.get().sort);
  /** Rows of a snapshot on its way, by its serial. */
  let coming: {
    serial: number;
    rows: Row[];
    isWhole: boolean;
    isFirst: boolean;
  } | null = null;
  let fresh: number[] = [];
  let stopUpdate: (() => void) | null = null;
  let updatedAt = 0;

  function sortOf(rows: readonly Row[], sort: Sort): SortedRows {
    return createSortedRows(rows, ({ id }) => summaries.get(id), sort, languages());
  }

  /** What is shown, from what is sorted and asked for. */
  function view(rows: readonly Row[], filter: string) {
    const { indices, unsortedFrom } = sorted.order();
    const query = parseQuery(filter);
    const shown: MessageId[] = [];
    let known = 0;
    indices.forEach((index, place) => {
      const row = rows[index];
      if (!row) return;
      if (!query.isEmpty && !query.matches({ row, summary: summaries.get(row.id) }))
        return;
      shown.push(row.id);
      if (place < unsortedFrom) known++;
    });
    return { view: shown, unsortedFrom: known };
  }

  function replaceRows(rows: readonly Row[]): void {
    stopUpdate?.();
    stopUpdate = null;
    fresh = [];
    const holds = namesThatHold(store.get().rows, rows);
    indexOf = new Map(rows.map(({ id }, index) => [id, index]));
    for (const id of summaries.keys()) if (!holds(id)) summaries.delete(id);
    store.set((now) => {
      sorted = sortOf(rows, now.sort);
      const selected = [...now.selected].filter(holds);
      // What was read stays read, also where it went: it may come back.
      const seen = [...now.seen].filter((id) => isLasting(id) || holds(id));
      return {
        ...now,
        ...view(rows, now.filter),
        rows,
        version: now.version + 1,
        failed: new Map([...now.failed].filter(([id]) => holds(id))),
        selected:
          selected.length === now.selected.size ? now.selected : new Set(selected),
        focused: now.focused !== null && holds(now.focused) ? now.focused : null,
        seen: seen.length === now.seen.size ? now.seen : new Set(seen),
        octets: rows.reduce((sum, { size }) => sum + size, 0),
        largest: rows.reduce((most, { size }) => Math.max(most, size), 0),
      };
    });
  }

  function update(): void {
    stopUpdate?.();
    stopUpdate = null;
    updatedAt = clock.now();
    sorted.learn(fresh);
    fresh = [];
    store.set((now) => ({
      ...now,
      ...view(now.rows, now.filter),
      version: now.version + 1,
    }));
  }

  function updateSoon(): void {
    if (stopUpdate) return;
    const wait = updatedAt + updateMs - clock.now();
    if (wait <= 0) update();
    else stopUpdate = clock.after(wait, update);
  }

  return {
    reset() {
      stopUpdate?.();
      stopUpdate = null;
      coming = null;
      summaries = new Map();
      indexOf = new Map();
      fresh = [];
      const next = { ...emptyMailbox(store.get()), summaries };
      sorted = sortOf([], next.sort);
      store.set(next);
    },
    takeRows(frame) {
      if (coming?.serial !== frame.serial || frame.from === 0)
        coming = {
          serial: frame.serial,
          rows: [],
          isWhole: false,
          isFirst: indexOf.size === 0,
        };
      if (frame.from !== coming.rows.length) {
        coming = null; // a hole: what follows cannot be placed, `settle` will say so
        return;
      }
      for (const [id, size] of frame.rows) coming.rows.push({ id, size });
      coming.isWhole = frame.last;
      // The first listing is shown as it comes; a later one replaces it in one piece.
      if (coming.isFirst) replaceRows([...coming.rows]);
    },
    settle(snapshot) {
      const rows = coming?.serial === snapshot.serial ? coming.rows : [];
      const isWhole = coming?.serial === snapshot.serial && coming.isWhole;
      coming = null;
      if (!isWhole && snapshot.count > 0) return false;
      replaceRows(rows);
      return true;
    },
    learn(come) {
      let isNews = false;
      for (const summary of come) {
        const index = indexOf.get(summary.id);
        if (index === undefined) continue; // it went while its header was on the way
        const known = summaries.get(summary.id);
        const newest = known ? { ...known, ...summary } : summary;
        summaries.set(summary.id, newest);
        prepareSearch(newest);
        if (!known) fresh.push(index);
        isNews = true;
      }
      if (isNews) updateSoon();
    },
    unlearn(ids) {
      for (const id of ids) summaries.delete(id);
      fresh = [];
      store.set((now) => {
        sorted = sortOf(now.rows, now.sort);
        return { ...now, ...view(now.rows, now.filter), version: now.version + 1 };
      });
    },
    fail(id, line) {
      if (!indexOf.has(id)) return;
      store.set((now) => ({ ...now, failed: new Map(now.failed).set(id, line) }));
    },
    retry(id) {
      store.set((now) => {
        if (!now.failed.has(id)) return now;
        const failed = new Map(now.failed);
        failed.delete(id);
        return { ...now, failed };
      });
    },
    row: (id) => store.get().rows[indexOf.get(id) ?? -1],
    setSort(sort) {
      store.set((now) => {
        sorted = sortOf(now.rows, sort);
        fresh = [];
        return { ...now, sort, ...view(now.rows, now.filter) };
      });
    },
    setFilter(filter) {
      store.set((now) => ({ ...now, filter, ...view(now.rows, filter) }));
    },
  };
}
