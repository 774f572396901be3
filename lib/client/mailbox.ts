// The rows of the mailbox, their headers as they come in, and the view made from both. Many
// headers a second make few updates, so that ten thousand rows stay fluid.
import { isLasting, type MessageId, type Row, type Summary } from '../mail/message.ts';
import { namesThatHold } from '../mail/places.ts';
import { prepareSearch } from '../mail/query/fold.ts';
import { createSortedRows, type SortedRows } from '../mail/sort.ts';
import type { Snapshot } from '../wire/operations.ts';
import { createComingRows, type RowsFrame } from './coming-rows.ts';
import { emptyMailbox } from './mailbox-state.ts';
import type { Clock } from './parts.ts';
import type { MailboxState, Sort } from './state.ts';
import { createShown, type Test } from './shown.ts';
import type { Store } from './store.ts';
import { noStrays, sameRows, straysOf, type Strays } from './strays.ts';

/** ours: five updates a second read as steady and leave the page its time. */
const updateMs = 200;

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
  /** Listed by the server, or only here. */
  row(id: MessageId): Row | undefined;
  /** Here is its only copy: the server does not list it any more. */
  isOnlyHere(id: MessageId): boolean;
  /**
   * What is kept whole on this device, with the octets that the server said of each; `same`:
   * a number for all that are the same, where there are several.
   */
  setKept(
    kept: ReadonlyMap<MessageId, number>,
    same?: ReadonlyMap<MessageId, number>,
  ): void;
  setSort(sort: Sort): void;
  /**
   * What was typed, and whether a row is what it asks for; null shows all. `isNarrower`: that
   * can be only what was shown before.
   */
  setFilter(filter: string, test: Test | null, isNarrower?: boolean): void;
  /** More is known of these; `soon`: together with what else comes in the next moment. */
  refilter(ids: Iterable<MessageId>, when: 'now' | 'soon'): void;
};

export function createMailbox(
  store: Store<MailboxState>,
  clock: Clock,
  languages: () => readonly string[],
): Mailbox {
  let summaries = new Map<MessageId, Summary>();
  store.set((now) => ({ ...now, summaries }));
  /** Into `all`. */
  let indexOf = new Map<MessageId, number>();
  let listed = new Map<MessageId, Row>();
  let kept: ReadonlyMap<MessageId, number> = new Map();
  let same: ReadonlyMap<MessageId, number> = new Map();
  let strays: Strays = noStrays;
  /** A whole listing is in: what it lacks is not there. */
  let isSettled = false;
  /** Of what is listed, how many headers are here. */
  let covered = 0;
  /** A header came that may be of a message seen twice. */
  let mayBeTwins = false;
  let sorted: SortedRows = sortOf([], store.get().sort);
  const coming = createComingRows();
  let fresh: number[] = [];
  /** What is known of these rows is not as it was when they were asked. */
  let changed: number[] = [];
  const shown = createShown((id) => summaries.get(id));
  let stopUpdate: (() => void) | null = null;
  let updatedAt = 0;

  function sortOf(rows: readonly Row[], sort: Sort): SortedRows {
    return createSortedRows(rows, ({ id }) => summaries.get(id), sort, languages());
  }

  /** What is shown, from what is sorted and asked for. */
  function view(rows: readonly Row[]) {
    const { indices, unsortedFrom } = sorted.order();
    const view: MessageId[] = [];
    let known = 0;
    const fits = shown.fits();
    for (let place = 0; place < indices.length; place++) {
      const index = indices[place] ?? 0;
      if (fits && fits[index] !== 1) continue;
      const row = rows[index];
      if (!row) continue;
      view.push(row.id);
      if (place < unsortedFrom) known++;
    }
    return { view, unsortedFrom: known };
  }

  function replaceRows(rows: readonly Row[]): void {
    stopUpdate?.();
    stopUpdate = null;
    fresh = [];
    const holds = namesThatHold(store.get().rows, rows);
    const before = listed;
    listed = new Map(rows.map((row) => [row.id, row]));
    strays = isSettled ? findStrays() : noStrays;
    // What went and is kept here is the same message, where its size was the one kept; also
    // what is not shown, for it is listed under another name.
    const isKept = (id: MessageId) => isSettled && !listed.has(id) && kept.has(id);
    const stays = (id: MessageId) =>
      holds(id) ||
      (isKept(id) && (before.get(id)?.size ?? kept.get(id)) === kept.get(id));
    for (const id of summaries.keys()) if (!stays(id)) summaries.delete(id);
    place(rows, strays.rows, stays);
  }

  /** What was gone stays gone, and what is only here is put before what the server lists. */
  function place(
    rows: readonly Row[],
    onlyHere: readonly Row[],
    stays: (id: MessageId) => boolean,
  ): void {
    const all = onlyHere.length === 0 ? rows : [...onlyHere, ...rows];
    indexOf = new Map(all.map(({ id }, index) => [id, index]));
    covered = rows.reduce((sum, { id }) => sum + (summaries.has(id) ? 1 : 0), 0);
    mayBeTwins = false;
    fresh = [];
    changed = [];
    shown.place(all);
    store.set((now) => {
      sorted = sortOf(all, now.sort);
      const selected = [...now.selected].filter(stays);
      // What was read stays read, also where it went: it may come back.
      const seen = [...now.seen].filter((id) => isLasting(id) || stays(id));
      return {
        ...now,
        ...view(all),
        rows,
        onlyHere,
        all,
        covered,
        version: now.version + 1,
        failed: new Map([...now.failed].filter(([id]) => stays(id))),
        selected:
          selected.length === now.selected.size ? now.selected : new Set(selected),
        focused: now.focused !== null && stays(now.focused) ? now.focused : null,
        seen: seen.length === now.seen.size ? now.seen : new Set(seen),
        octets: rows.reduce((sum, { size }) => sum + size, 0),
        largest: all.reduce((most, { size }) => Math.max(most, size), 0),
      };
    });
  }

  /** Looks again for what is only here. */
  function placeAgain(): void {
    const { rows, onlyHere } = store.get();
    const stays = (id: MessageId) => listed.has(id) || kept.has(id);
    for (const id of summaries.keys()) if (!stays(id)) summaries.delete(id);
    strays = findStrays();
    if (!sameRows(strays.rows, onlyHere)) place(rows, strays.rows, stays);
  }

  function findStrays(): Strays {
    return straysOf({ kept, same, listed, summaries });
  }

  function update(): void {
    stopUpdate?.();
    stopUpdate = null;
    updatedAt = clock.now();
    if (mayBeTwins) placeAgain();
    mayBeTwins = false;
    sorted.learn(fresh);
    fresh = [];
    shown.again(store.get().all, changed);
    changed = [];
    store.set((now) => ({
      ...now,
      ...view(now.all),
      covered,
      version: now.version + 1,
    }));
  }

  function isStray(id: MessageId): boolean {
    return !listed.has(id) && indexOf.has(id);
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
      coming.drop();
      summaries = new Map();
      indexOf = new Map();
      listed = new Map();
      kept = new Map();
      same = new Map();
      strays = noStrays;
      isSettled = false;
      covered = 0;
      fresh = [];
      changed = [];
      shown.ask(null, [], false);
      const next = { ...emptyMailbox(store.get()), summaries };
      sorted = sortOf([], next.sort);
      store.set(next);
    },
    takeRows(frame) {
      const now = coming.take(frame, indexOf.size === 0);
      // The first listing is shown as it comes; a later one replaces it in one piece.
      if (now?.isFirst) replaceRows([...now.rows]);
    },
    settle(snapshot) {
      const rows = coming.settle(snapshot);
      if (!rows) return false;
      isSettled = true;
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
        changed.push(index);
        if (!known) {
          fresh.push(index);
          if (listed.has(summary.id)) covered++;
        }
        if (strays.hashes.has(newest.headerHash) || isStray(summary.id))
          mayBeTwins = true;
        isNews = true;
      }
      if (isNews) updateSoon();
    },
    unlearn(ids) {
      for (const id of ids) summaries.delete(id);
      const { rows, onlyHere } = store.get();
      place(rows, onlyHere, () => true);
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
    row: (id) => store.get().all[indexOf.get(id) ?? -1],
    isOnlyHere: isStray,
    setKept(now, nowSame = new Map()) {
      kept = now;
      same = nowSame;
      if (isSettled) placeAgain();
    },
    setSort(sort) {
      store.set((now) => {
        sorted = sortOf(now.all, sort);
        fresh = [];
        return { ...now, sort, ...view(now.all) };
      });
    },
    setFilter(filter, test, isNarrower = false) {
      shown.ask(test, store.get().all, isNarrower);
      store.set((now) => ({ ...now, filter, ...view(now.all) }));
    },
    refilter(ids, when) {
      for (const id of ids) {
        const index = indexOf.get(id);
        if (index !== undefined) changed.push(index);
      }
      if (when === 'soon') return updateSoon();
      const isNews = shown.again(store.get().all, changed);
      changed = [];
      if (isNews) store.set((now) => ({ ...now, ...view(now.all) }));
    },
  };
}
