// The tables, and the way from each older shape to the newest. A step that was released is
// never changed again: a database somewhere was made by it.
import { ArchiveError } from '../archive.ts';
import type { Sql } from './sql.ts';

/** Step n makes shape n + 1 out of shape n. */
export const steps: readonly string[] = [
  `
  CREATE TABLE mailboxes (
    mailbox INTEGER PRIMARY KEY,
    account TEXT NOT NULL UNIQUE
  ) STRICT;

  -- 'coming' until the end mark came, the bytes were committed and read again; nothing but
  -- 'whole' is ever shown. Numbers are not used twice: a chunk belongs to one message for ever.
  CREATE TABLE messages (
    message INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('coming', 'whole')),
    announced INTEGER NOT NULL,
    octets INTEGER NOT NULL DEFAULT 0,
    stored INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT,
    via TEXT CHECK (via IN ('TOP', 'RETR')),
    saved_at INTEGER,
    -- Its place in time and in the index of words; null until its words are known.
    place INTEGER UNIQUE
  ) STRICT;
  CREATE UNIQUE INDEX whole ON messages (mailbox, name) WHERE state = 'whole';
  CREATE INDEX coming ON messages (message) WHERE state = 'coming';

  -- chunk = message * 2^20 + n. Packed as packing.ts says.
  CREATE TABLE chunks (
    chunk INTEGER PRIMARY KEY,
    octets INTEGER NOT NULL,
    packing INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE attachments (
    message INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (message, n)
  ) STRICT, WITHOUT ROWID;

  -- Its rows are named by messages.place. What it holds is made by words.ts and can be made
  -- again from the originals.
  CREATE VIRTUAL TABLE words USING fts5 (
    subject, people, body, files,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
  );
  `,
  `
  -- When the server listed what. Times in milliseconds since 1970.
  CREATE TABLE visits (
    mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
    taken_at INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    octets INTEGER NOT NULL,
    PRIMARY KEY (mailbox, taken_at)
  ) STRICT, WITHOUT ROWID;

  -- Every message that was ever listed. summary is JSON, checked by whoever reads it.
  CREATE TABLE listed (
    mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
    name TEXT NOT NULL,
    octets INTEGER NOT NULL,
    place INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    gone_at INTEGER,
    summary TEXT,
    PRIMARY KEY (mailbox, name)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The last visit that listed it; null where that was before this shape.
  ALTER TABLE listed ADD COLUMN last_seen INTEGER;
  -- This app removed it: when that was proven, and the journal's entry.
  ALTER TABLE listed ADD COLUMN removed_at INTEGER;
  ALTER TABLE listed ADD COLUMN receipt TEXT;
  -- What the server announced of how long it keeps mail (RFC 2449 section 6.7).
  ALTER TABLE visits ADD COLUMN expire_days INTEGER;
  -- How many messages were recognised under new names.
  ALTER TABLE visits ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;
  -- It was put under another name, and that it is this message is likely, not proven.
  ALTER TABLE messages ADD COLUMN is_likely INTEGER NOT NULL DEFAULT 0;

  -- Names that were given anew and that other shelves of this device do not know yet.
  CREATE TABLE renamed (
    mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
    was TEXT NOT NULL,
    name TEXT NOT NULL,
    is_certain INTEGER NOT NULL,
    PRIMARY KEY (mailbox, was)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Of a message that is not here whole: its header and its text. Packed as a chunk is.
  CREATE TABLE beginnings (
    mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
    name TEXT NOT NULL,
    announced INTEGER NOT NULL,
    packing INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (mailbox, name)
  ) STRICT;
  `,
];

/** Throws an ArchiveError: `newer` where a later version of this app has been here. */
export function migrate(sql: Sql): void {
  const from = Number(sql.one('PRAGMA user_version')?.['user_version'] ?? 0);
  if (from > steps.length)
    throw new ArchiveError('newer', new Error(`the database has shape ${from}`));
  steps.slice(from).forEach((step, index) => {
    sql.script(`BEGIN; ${step}; PRAGMA user_version = ${from + index + 1}; COMMIT;`);
  });
}
