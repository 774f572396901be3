// Opens the database's file: in the origin's private file system where the browser has one,
// else in memory. How it reaches the disk is measured: see `pragmas`.
import type { Database, SAHPoolUtil, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';

/** SQLite, and what it was told last by the browser when something was refused. */
export type Loaded = { sqlite: Sqlite3Static; refusal(): unknown };

export type Opened = {
  sqlite: Sqlite3Static;
  db: Database;
  keeps: 'device' | 'tab';
  /** Whether the browser has refused a write for want of room, since this was asked last. */
  isOutOfRoom(): boolean;
  /** Removes the file; the database is closed before, and nothing is open after. */
  wipe(): Promise<void>;
};

const directory = '/poste-restante';
const file = '/messages.db';

/**
 * The journal is one file that is kept and overwritten (PERSIST): pages added at the end of
 * the database need no journal at all, so a message is written once. A write-ahead log writes
 * each twice; it stored 200 KB messages at a third of the rate (40 and 88 MB/s alone and by
 * ten, against 69 and 220). FULL: a commit returns when it is on the disk.
 */
export const pragmas = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA page_size = ${archiveLimits.pageOctets};
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = PERSIST;
  PRAGMA journal_size_limit = ${archiveLimits.journalOctets};
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -${archiveLimits.cacheOctets / 1024};
  PRAGMA temp_store = MEMORY;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;`;

/** In memory; for a browser that lets nothing be kept. */
export function openInMemory(sqlite: Sqlite3Static): Opened {
  const db = new sqlite.oo1.DB(':memory:');
  return { sqlite, db, keeps: 'tab', isOutOfRoom: () => false, wipe: async () => {} };
}

/**
 * On the device. Rejects with an ArchiveError: `lost` where another tab holds the file, and
 * with anything else where this browser has no such files (private windows, old browsers).
 */
export async function openOnDevice({ sqlite, refusal }: Loaded): Promise<Opened> {
  // The database, its journal and one to spare; each counts as a mebibyte at least.
  const pool = await installPool(sqlite, directory, 3);
  return {
    sqlite,
    db: new pool.OpfsSAHPoolDb(file),
    keeps: 'device',
    isOutOfRoom: () => wantsRoom(refusal()),
    wipe: () => pool.wipeFiles(),
  };
}

/**
 * Files that SQLite opens in this folder of the origin's own, so many at least. Rejects as
 * above; with the browser's own refusal where there is no room for them.
 */
export async function installPool(
  sqlite: Sqlite3Static,
  folder: string,
  capacity: number,
): Promise<SAHPoolUtil> {
  const pool = await sqlite
    .installOpfsSAHPoolVfs({
      name: folder,
      directory: folder,
      initialCapacity: capacity,
      ...again,
      // Without this, a file that is held elsewhere for a moment is deleted.
      preserveOnInitFailure: true,
    })
    .catch((error: unknown) => {
      const isHeld = error instanceof Error && held.has(error.name);
      throw isHeld ? new ArchiveError('lost', error) : error;
    });
  // Where the disk was full when they were made, some are missing: a database without room
  // for its journal would refuse everything, for ever.
  await pool.reserveMinimumCapacity(capacity);
  return pool;
}

/** An option that the package's types leave out: a failure is not remembered. */
const again: object = { forceReinitIfPreviouslyFailed: true };

/** What a browser says of a file that another worker has open. */
const held = new Set(['NoModificationAllowedError', 'InvalidStateError']);

/** A write that stopped short says it in its own words (sqlite3-vfs-opfs-sahpool). */
export function wantsRoom(refusal: unknown): boolean {
  if (!(refusal instanceof Error)) return false;
  return (
    refusal.name === 'QuotaExceededError' ||
    refusal.message === 'Unknown write() failure.'
  );
}
