// The beginning of a large message: its header and its text, without what is attached. It is
// no message: nothing counts as here by it, and the whole one takes its place.
import { archiveLimits } from '../limits.ts';
import { numberOf, octetsOf, textOf } from './line.ts';
import { findMailbox, findWhole, mailboxOf } from './mailboxes.ts';
import { pack, unpack } from './packing.ts';
import type { Sql } from './sql.ts';

/** Cut where it is longer than what is kept of one. */
export async function packedBeginning(raw: Uint8Array) {
  return pack(raw.slice(0, archiveLimits.beginningOctets));
}

export function keepBeginning(
  sql: Sql,
  account: string,
  {
    id,
    size,
    packing,
    bytes,
  }: { id: string; size: number; packing: number; bytes: Uint8Array },
): void {
  if (findWhole(sql, account, id)?.announced === size) return;
  sql.write(
    `INSERT OR REPLACE INTO beginnings (mailbox, name, announced, packing, bytes)
     VALUES (?, ?, ?, ?, ?)`,
    mailboxOf(sql, account),
    id,
    size,
    packing,
    bytes,
  );
}

export async function readBeginning(sql: Sql, account: string, id: string) {
  const line = sql.one(
    `SELECT packing, bytes FROM beginnings JOIN mailboxes USING (mailbox)
     WHERE account = ? AND name = ?`,
    account,
    id,
  );
  if (!line) return null;
  return unpack({ packing: numberOf(line, 'packing'), bytes: octetsOf(line, 'bytes') });
}

export function beginnings(
  sql: Sql,
  account: string,
): { id: string; announced: number }[] {
  return sql
    .all(
      `SELECT name, announced FROM beginnings JOIN mailboxes USING (mailbox)
       WHERE account = ?`,
      account,
    )
    .map((line) => ({
      id: textOf(line, 'name'),
      announced: numberOf(line, 'announced'),
    }));
}

/** In the transaction that is open. */
export function forgetBeginnings(
  sql: Sql,
  account: string,
  ids: readonly string[],
): void {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return;
  for (const id of ids)
    sql.write('DELETE FROM beginnings WHERE mailbox = ? AND name = ?', mailbox, id);
}
