// SQLite with its statements kept ready, and its failures in the archive's words.
import type { PreparedStatement, SqlValue, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { ArchiveError } from '../archive.ts';
import type { Opened } from './open.ts';

export type Value = string | number | null | Uint8Array;
/** A row as it comes from the disk: its reader checks it. */
export type Line = Record<string, SqlValue>;

export type Sql = {
  /** Every line of an answer. Throws an ArchiveError, as all here. */
  all(sql: string, ...values: Value[]): Line[];
  one(sql: string, ...values: Value[]): Line | null;
  run(sql: string, ...values: Value[]): void;
  /** Any number of statements, without values. */
  script(sql: string): void;
  /** As `run`, in the transaction that `commit` ends; opens it where none is. */
  write(sql: string, ...values: Value[]): void;
  /** Opens the transaction where none is. */
  begin(): void;
  /** When it returns, all that was written is on the disk. */
  commit(): void;
  /** Takes back all that was written since the last commit. */
  rollback(): void;
  /** Forgets the pages it has in memory, so that what is read next comes from the disk. */
  forgetPages(): void;
  close(): void;
};

export function createSql({
  sqlite: { capi },
  db,
  isOutOfRoom,
}: Pick<Opened, 'sqlite' | 'db' | 'isOutOfRoom'>): Sql {
  const ready = new Map<string, PreparedStatement>();

  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw failure(capi, error, isOutOfRoom);
    }
  }

  function statement(sql: string): PreparedStatement {
    let known = ready.get(sql);
    if (!known) ready.set(sql, (known = db.prepare(sql)));
    return known;
  }

  function all(sql: string, values: readonly Value[]): Line[] {
    return attempt(() => {
      const asked = statement(sql);
      try {
        values.forEach((value, index) => {
          if (value instanceof Uint8Array) asked.bindAsBlob(index + 1, value);
          else asked.bind(index + 1, value);
        });
        const lines: Line[] = [];
        while (asked.step()) lines.push(asked.get({}) as Line); // by its documentation
        return lines;
      } finally {
        asked.reset(true);
      }
    });
  }

  const script = (sql: string) => attempt(() => void db.exec(sql));
  const isOpen = () => capi.sqlite3_get_autocommit(db) === 0;
  const begin = () => {
    if (!isOpen()) script('BEGIN IMMEDIATE');
  };

  return {
    all: (sql, ...values) => all(sql, values),
    one: (sql, ...values) => all(sql, values)[0] ?? null,
    run: (sql, ...values) => void all(sql, values),
    script,
    write(sql, ...values) {
      begin();
      all(sql, values);
    },
    begin,
    commit() {
      if (isOpen()) script('COMMIT');
    },
    rollback() {
      if (isOpen()) script('ROLLBACK');
    },
    forgetPages: () => script('PRAGMA shrink_memory'),
    close() {
      for (const each of ready.values()) each.finalize();
      ready.clear();
      db.close();
    },
  };
}

function failure(
  capi: Sqlite3Static['capi'],
  error: unknown,
  isOutOfRoom: () => boolean,
): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const code =
    error instanceof Error && 'resultCode' in error ? Number(error.resultCode) : 0;
  // Extended codes carry the plain one in their low octet (sqlite.org/rescode.html).
  switch (code & 0xff) {
    case capi.SQLITE_FULL:
      return new ArchiveError('full', error);
    // The browser refused, or the file is no longer there.
    case capi.SQLITE_IOERR:
      return new ArchiveError(isOutOfRoom() ? 'full' : 'lost', error);
    case capi.SQLITE_CORRUPT:
    case capi.SQLITE_NOTADB:
      return new ArchiveError('damaged', error);
    default:
      return new ArchiveError('failed', error);
  }
}
