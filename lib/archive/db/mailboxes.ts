// Accounts as numbers, and messages by name.
import type { Sql } from './sql.ts';
import { numberOf, textOf } from './line.ts';

export function findMailbox(sql: Sql, account: string): number | null {
  const line = sql.one('SELECT mailbox FROM mailboxes WHERE account = ?', account);
  return line && numberOf(line, 'mailbox');
}

/** Made where it is not there, in the transaction that is open. */
export function mailboxOf(sql: Sql, account: string): number {
  const known = findMailbox(sql, account);
  if (known !== null) return known;
  sql.write('INSERT INTO mailboxes (account) VALUES (?)', account);
  return findMailbox(sql, account) ?? 0;
}

export type Whole = {
  message: number;
  /** Octets by LIST, when it was put. */
  announced: number;
  octets: number;
  savedAt: number;
  sha256: string;
  via: 'TOP' | 'RETR';
  place: number | null;
  /** That it is the message of this name is likely, not proven: see renames.ts. */
  isLikely: boolean;
};

/** The number of a message that is here; null where it is not, or not yet whole. */
export function findWhole(sql: Sql, account: string, id: string): Whole | null {
  const line = sql.one(
    `SELECT message, announced, octets, saved_at, sha256, via, place, is_likely
     FROM messages JOIN mailboxes USING (mailbox) WHERE account = ? AND name = ? AND state = 'whole'`,
    account,
    id,
  );
  if (!line) return null;
  return {
    message: numberOf(line, 'message'),
    announced: numberOf(line, 'announced'),
    octets: numberOf(line, 'octets'),
    savedAt: numberOf(line, 'saved_at'),
    sha256: textOf(line, 'sha256'),
    via: line['via'] === 'TOP' ? 'TOP' : 'RETR',
    place: line['place'] === null ? null : numberOf(line, 'place'),
    isLikely: line['is_likely'] === 1,
  };
}

/**
 * Another message has its name now: it stays, under a made name, which holds a space as no
 * UIDL does. In the transaction that is open.
 */
export function setAside(sql: Sql, message: number): void {
  sql.write('UPDATE messages SET name = ? WHERE message = ?', ` was ${message}`, message);
}
