// The archive where a browser lets nothing be kept: the same promises, for as long as the
// tab lives.
import {
  ArchiveError,
  isSame,
  shelves,
  type Archive,
  type Item,
  type Placed,
  type Shelf,
} from './archive.ts';

export function createMemoryArchive(): Archive {
  const kept = new Map<Shelf, Map<string, Map<string, unknown>>>();
  for (const shelf of shelves) kept.set(shelf, new Map());
  const on = (shelf: Shelf) => kept.get(shelf) ?? new Map<string, Map<string, unknown>>();

  return {
    keeps: 'tab',
    async all(shelf, account) {
      const items: Item[] = [];
      for (const [owner, values] of on(shelf)) {
        if (account !== undefined && owner !== account) continue;
        // A copy: what is kept does not change because somebody changes what was read.
        for (const [id, value] of values)
          items.push({ account: owner, id, value: structuredClone(value) });
      }
      return items.sort((a, b) => order(a.account, b.account) || order(a.id, b.id));
    },
    async put(shelf, items) {
      for (const { account, id, value } of structuredClone(items)) {
        let values = on(shelf).get(account);
        if (!values) on(shelf).set(account, (values = new Map()));
        values.set(id, value);
      }
    },
    async remove(shelf, account, ids) {
      for (const id of ids) on(shelf).get(account)?.delete(id);
    },
    async replace(account, changes) {
      for (const { shelf, removed, put } of structuredClone(changes)) {
        const values = new Map(on(shelf).get(account));
        for (const id of removed) values.delete(id);
        for (const { id, value } of put) values.set(id, value);
        on(shelf).set(account, values);
      }
    },
    async move(from, was, items) {
      const now: Placed[] = [];
      for (const shelf of shelves)
        for (const [id, value] of on(shelf).get(from) ?? [])
          now.push({ shelf, item: { account: from, id, value } });
      if (!isSame(was, now)) throw new ArchiveError('interrupted', new Error('changed'));
      await this.forget(from);
      for (const { shelf, item } of items) await this.put(shelf, [item]);
    },
    async forget(account) {
      for (const shelf of shelves) on(shelf).delete(account);
    },
    async forgetEverything() {
      for (const shelf of shelves) on(shelf).clear();
    },
    wash: async () => {},
    close() {},
  };
}

/** By code units, as IndexedDB orders its keys. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
