// The archive in IndexedDB. One object store per shelf, one record per name, so that a mark
// or a journal entry is written alone and whole.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import {
  ArchiveError,
  isSame,
  shelves,
  type Archive,
  type Item,
  type Placed,
  type Shelf,
} from './archive.ts';

const name = 'poste-restante';
/** Raised with every change of shape; `upgrade` goes from each older one to the newest. */
const version = 5;
/** Since which version each shelf is there. */
const since: Record<Shelf, number> = {
  accounts: 1,
  marks: 1,
  journal: 1,
  seen: 1,
  identities: 1,
  downloads: 2,
  copied: 3,
  policies: 4,
  wishes: 4,
  vaults: 5,
  senders: 5,
};
/** A database that does not open by then is held by another tab or broken. */
const openWithinMs = 4_000;

type Shelved = { key: [account: string, id: string]; value: Item };
type Shape = DBSchema & Record<Shelf, Shelved>;

/**
 * Opens, and makes where needed. Rejects with an `ArchiveError` where the browser has no
 * IndexedDB, forbids it (private windows), or lets an older tab block the upgrade.
 */
export async function openDatabase(): Promise<Archive> {
  let db: IDBPDatabase<Shape>;
  try {
    db = await withinTime(
      openDB<Shape>(name, version, {
        upgrade(fresh, from) {
          for (const shelf of shelves)
            if (from < since[shelf]) fresh.createObjectStore(shelf);
        },
        blocking: (_now, _next, event) => {
          // A newer app in another tab waits for this one; holding on would block it for ever.
          if (event.target instanceof IDBDatabase) event.target.close();
        },
      }),
    );
  } catch (error) {
    throw failure(error);
  }

  return {
    keeps: 'device',
    async all(shelf, account) {
      const range = account === undefined ? null : of(account);
      return attempt(() => db.getAll(shelf, range));
    },
    async put(shelf, items, durability) {
      if (items.length === 0) return;
      await attempt(async () => {
        const writing = db.transaction(shelf, 'readwrite', {
          durability: durability ?? 'relaxed',
        });
        const puts = items.map((item) =>
          writing.store.put(item, [item.account, item.id]),
        );
        // Now, and not when this page gets to hear of the puts: it may be closed before.
        writing.commit();
        await Promise.all([...puts, writing.done]);
      });
    },
    async remove(shelf, account, ids) {
      if (ids.length === 0) return;
      await attempt(async () => {
        const writing = db.transaction(shelf, 'readwrite');
        const gone = ids.map((id) => writing.store.delete([account, id]));
        writing.commit();
        await Promise.all([...gone, writing.done]);
      });
    },
    async replace(account, changes) {
      if (changes.length === 0) return;
      const names = changes.map(({ shelf }) => shelf);
      await attempt(async () => {
        const writing = db.transaction(names, 'readwrite', { durability: 'strict' });
        const asked = changes.flatMap(({ shelf, removed, put }) => {
          const store = writing.objectStore(shelf);
          return [
            ...removed.map((id) => store.delete([account, id])),
            ...put.map(({ id, value }) =>
              store.put({ account, id, value }, [account, id]),
            ),
          ];
        });
        await Promise.all([...asked, writing.done]);
      });
    },
    async move(from, was, items) {
      await attempt(async () => {
        const writing = db.transaction(shelves, 'readwrite', { durability: 'strict' });
        const now: Placed[] = [];
        for (const shelf of shelves)
          for (const item of await writing.objectStore(shelf).getAll(of(from)))
            now.push({ shelf, item });
        if (!isSame(was, now)) {
          writing.abort();
          await writing.done.catch(() => {}); // as wished
          throw new ArchiveError('interrupted', new Error('changed meanwhile'));
        }
        const work: Promise<unknown>[] = shelves.map((shelf) =>
          writing.objectStore(shelf).delete(of(from)),
        );
        for (const { shelf, item } of items)
          work.push(writing.objectStore(shelf).put(item, [item.account, item.id]));
        await Promise.all([...work, writing.done]);
      });
    },
    async forget(account) {
      await attempt(async () => {
        const writing = db.transaction(shelves, 'readwrite');
        const gone = shelves.map((shelf) =>
          writing.objectStore(shelf).delete(of(account)),
        );
        await Promise.all([...gone, writing.done]);
      });
    },
    async forgetEverything() {
      await attempt(async () => {
        const writing = db.transaction(shelves, 'readwrite');
        const gone = shelves.map((shelf) => writing.objectStore(shelf).clear());
        await Promise.all([...gone, writing.done]);
      });
    },
    wash: () => wash(db).catch(() => {}), // where there is no room for it, it stays as it is
    close: () => db.close(),
  };
}

/**
 * As `openDatabase`, once something is put: reading what was never written makes no file.
 * `instead` takes its place where the browser will not open it.
 */
export function openWhenNeeded(instead: () => Archive): Archive {
  let opening: Promise<Archive> | null = null;
  let opened: Archive | null = null;

  async function open(): Promise<Archive> {
    opening ??= openDatabase().catch(instead);
    return (opened = await opening);
  }

  async function isThere(): Promise<boolean> {
    if (opening) return true;
    try {
      const all = await indexedDB.databases();
      return all.some((one) => one.name === name);
    } catch {
      return true; // older browsers, and those that forbid it: opening says which
    }
  }

  return {
    get keeps() {
      return opened?.keeps ?? 'device';
    },
    all: async (shelf, account) =>
      (await isThere()) ? (await open()).all(shelf, account) : [],
    put: async (shelf, items, durability) => (await open()).put(shelf, items, durability),
    async remove(shelf, account, ids) {
      if (await isThere()) await (await open()).remove(shelf, account, ids);
    },
    replace: async (account, changes) => (await open()).replace(account, changes),
    move: async (from, was, items) => (await open()).move(from, was, items),
    async forget(account) {
      if (await isThere()) await (await open()).forget(account);
    },
    async forgetEverything() {
      if (await isThere()) await (await open()).forgetEverything();
    },
    async wash() {
      if (await isThere()) await (await open()).wash();
    },
    close: () => opened?.close(),
  };
}

/**
 * Chromium keeps IndexedDB in LevelDB, which only adds to its files: what was removed stays in
 * them until they are merged. Writing noise makes it merge; measured, from 17 MB on no trace
 * of a removed value was found. Elsewhere it does no harm. Small pieces, for large ones go to
 * files of their own.
 */
const noise = { account: ' noise', pieces: 400, octets: 60 * 1024, atOnce: 20 } as const;

async function wash(db: IDBPDatabase<Shape>): Promise<void> {
  const { account, pieces, octets, atOnce } = noise;
  try {
    for (let n = 0; n < pieces; n += atOnce) {
      const writing = db.transaction('downloads', 'readwrite', { durability: 'strict' });
      for (let id = n; id < n + atOnce; id++) {
        const value = crypto.getRandomValues(new Uint8Array(octets));
        void writing.store.put({ account, id: String(id), value }, [account, String(id)]);
      }
      await writing.done;
    }
  } finally {
    await db.delete('downloads', of(account));
  }
}

/** Every key of one account: arrays sort after strings, so `[account, []]` is past the last. */
function of(account: string): IDBKeyRange {
  return IDBKeyRange.bound([account], [account, []]);
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failure(error);
  }
}

function failure(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'QuotaExceededError') return new ArchiveError('full', error);
  // What Chromium and Firefox say of a database closed under a running page.
  if (kind === 'InvalidStateError') return new ArchiveError('lost', error);
  return new ArchiveError('failed', error);
}

function withinTime<T extends { close(): void }>(opening: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      reject(new ArchiveError('lost', new Error('the database did not open')));
    }, openWithinMs);
    opening.then(
      (db) => {
        clearTimeout(late);
        if (isLate) db.close();
        else resolve(db);
      },
      (error: unknown) => {
        clearTimeout(late);
        reject(error);
      },
    );
  });
}
