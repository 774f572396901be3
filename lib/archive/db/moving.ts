// Messages from one database into another, so that each is whole in one of them at any time:
// copied, committed, read again from the disk, made whole, and only then removed where it was.
import { ArchiveError } from '../archive.ts';
import { unlearn } from './finding.ts';
import { numberOf, textOf } from './line.ts';
import { findMailbox, findWhole, mailboxOf } from './mailboxes.ts';
import { firstChunk, hashStored } from './originals.ts';
import { remove } from './puts.ts';
import type { Line, Sql, Value } from './sql.ts';

/** A database whose work is kept when it returns, and taken back where it fails. */
export type Holder = { sql(): Sql; kept(work: (sql: Sql) => void): null };

/** `left`: messages still where they were. `damaged`: given up, for their bytes are others. */
export type Moved = { left: number; damaged: number };

/** Tables that are copied by what follows, or made again from the originals. */
const otherwise = new Set(['mailboxes', 'messages']);

/**
 * Moves so many octets of originals, or the rest. Asked again until nothing is left; whatever
 * happens between two steps, the next call goes on from there. Their words are to be learned anew.
 */
export async function moveSome(
  from: Holder,
  to: Holder,
  { account, as, octets }: { account: string; as: string; octets: number },
): Promise<Moved> {
  const mailbox = findMailbox(from.sql(), account);
  if (mailbox === null) return { left: 0, damaged: 0 };
  const batch = nextOf(from.sql(), mailbox, octets);
  let damaged = 0;
  const copies: Copy[] = [];
  to.kept((sql) => {
    for (const line of batch)
      if (!findWhole(sql, as, textOf(line, 'name')))
        copies.push(copyMessage(from.sql(), sql, line, mailboxOf(sql, as)));
  });
  // From the disk, not from what the database still remembers of it.
  to.sql().forgetPages();
  const right: Copy[] = [];
  for (const copy of copies) {
    const { message, octets: size, sha256 } = copy;
    const found = await hashStored(to.sql(), message, size).catch(() => null);
    if (found === sha256) right.push(copy);
    else if (await isRight(from.sql(), copy)) throw damagedOnTheWay();
    else damaged++; // it could not be read where it was, either
  }
  to.kept((sql) => {
    for (const { message } of right)
      sql.write(`UPDATE messages SET state = 'whole' WHERE message = ?`, message);
    for (const { message } of copies.filter((copy) => !right.includes(copy)))
      remove(sql, message);
  });
  from.kept((sql) => {
    for (const line of batch) {
      const message = numberOf(line, 'message');
      const place = line['place'] === null ? null : numberOf(line, 'place');
      unlearn(sql, { message, place });
      remove(sql, message);
    }
  });
  const left = countOf(from.sql(), mailbox);
  if (left > 0) return { left, damaged };
  to.kept((sql) => copyTables(from.sql(), sql, mailbox, mailboxOf(sql, as)));
  return { left, damaged };
}

type Copy = { message: number; was: number; octets: number; sha256: string };

function nextOf(sql: Sql, mailbox: number, octets: number): Line[] {
  const batch: Line[] = [];
  let taken = 0;
  const lines = sql.all(
    `SELECT * FROM messages WHERE mailbox = ? AND state = 'whole'
     ORDER BY message LIMIT 200`,
    mailbox,
  );
  for (const line of lines) {
    batch.push(line);
    taken += numberOf(line, 'octets');
    if (taken >= octets) break;
  }
  return batch;
}

/** 'coming' there until it was read again; all but its number and its place in the index. */
function copyMessage(from: Sql, to: Sql, line: Line, mailbox: number): Copy {
  const { message: _number, place: _place, ...rest } = line;
  const made = insert(to, 'messages', { ...rest, mailbox, state: 'coming' }, 'message');
  const message = made ? numberOf(made, 'message') : 0;
  const was = numberOf(line, 'message');
  for (let chunk = firstChunk(was); chunk < firstChunk(was + 1); chunk++) {
    const found = from.one('SELECT * FROM chunks WHERE chunk = ?', chunk);
    if (!found) break;
    const moved = firstChunk(message) + chunk - firstChunk(was);
    insert(to, 'chunks', { ...found, chunk: moved });
  }
  return {
    message,
    was,
    octets: numberOf(line, 'octets'),
    sha256: textOf(line, 'sha256'),
  };
}

async function isRight(from: Sql, { was, octets, sha256 }: Copy): Promise<boolean> {
  return (await hashStored(from, was, octets).catch(() => null)) === sha256;
}

function damagedOnTheWay(): ArchiveError {
  return new ArchiveError('damaged', new Error('read again, it was another'));
}

function countOf(sql: Sql, mailbox: number): number {
  const line = sql.one(
    `SELECT COUNT(*) AS n FROM messages WHERE mailbox = ? AND state = 'whole'`,
    mailbox,
  );
  return line ? numberOf(line, 'n') : 0;
}

/** Every table that says something of a mailbox, whatever it says. */
export function tablesOfMailboxes(sql: Sql): string[] {
  return sql
    .all(
      `SELECT tables.name FROM sqlite_schema AS tables
       JOIN pragma_table_info(tables.name) AS columns ON columns.name = 'mailbox'
       WHERE tables.type = 'table' ORDER BY tables.rowid`,
    )
    .map((line) => textOf(line, 'name'))
    .filter((name) => !otherwise.has(name));
}

function copyTables(from: Sql, to: Sql, mailbox: number, there: number): void {
  for (const table of tablesOfMailboxes(from))
    for (const line of from.all(`SELECT * FROM "${table}" WHERE mailbox = ?`, mailbox))
      insert(to, table, { ...line, mailbox: there });
}

/** What is there already is newer and stays. */
function insert(sql: Sql, table: string, values: Line, returning?: string): Line | null {
  const columns = Object.keys(values).map((name) => `"${name}"`);
  sql.begin();
  return sql.one(
    `INSERT OR IGNORE INTO "${table}" (${columns.join()})
     VALUES (${columns.map(() => '?').join()})${returning ? ` RETURNING ${returning}` : ''}`,
    ...Object.values(values).map(storable),
  );
}

function storable(value: Line[string]): Value {
  if (value instanceof ArrayBuffer || value instanceof Int8Array)
    return new Uint8Array(value instanceof ArrayBuffer ? value : value.slice().buffer);
  return typeof value === 'bigint' ? Number(value) : (value ?? null);
}
