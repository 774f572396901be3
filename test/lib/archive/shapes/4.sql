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

-- Of a message that is not here whole: its header and its text. Packed as a chunk is.
CREATE TABLE beginnings (
  mailbox INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
  name TEXT NOT NULL,
  announced INTEGER NOT NULL,
  packing INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (mailbox, name)
) STRICT;

INSERT INTO mailboxes VALUES (1, 'claire@pop.example.org:995');
INSERT INTO messages VALUES
  (1, 1, 'u1', 'whole', 23, 23, 23,
   '55256f4fb8dbfa000d2bad87b0650f42c7237170cf7e8da3dfc37efa15f69a98',
   'TOP', 1764000000000, 56448000000000, 0),
  (2, 1, 'half', 'coming', 9000, 0, 0, NULL, NULL, NULL, NULL, 0);
INSERT INTO chunks VALUES
  (1048576, 23, 0, x'5375626a6563743a206b6570740d0a0d0a546578740d0a'),
  (2097152, 4, 0, x'68616c66');
INSERT INTO attachments VALUES (1, 0, 'plan.pdf');
INSERT INTO words (rowid, subject, people, body, files)
  VALUES (56448000000000, 'kept', '', 'Text', 'plan.pdf');
INSERT INTO visits VALUES (1, 1764000000000, 2, 32, NULL, 0), (1, 1764100000000, 1, 23, 30, 1);
INSERT INTO listed VALUES
  (1, 'u1', 23, 0, 1764000000000, NULL, '{"subject":"kept"}',
    NULL, NULL, NULL),
  (1, 'went', 9, 1, 1764000000000, 1764100000000, NULL,
    1764000000000, NULL, NULL);
INSERT INTO beginnings VALUES (1, 'large', 900000, 0, x'5375626a6563743a206c0d0a0d0a');
INSERT INTO renamed VALUES (1, 'old', 'u1', 1);
PRAGMA user_version = 4;
