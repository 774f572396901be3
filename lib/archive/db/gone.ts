// What is not listed any more: between which two visits it went, and whether this app did it.
import { numberOf, textOf } from './line.ts';
import type { Line, Sql } from './sql.ts';

/** Newest first, `most` of them at most. */
export function gone(sql: Sql, account: string, most: number) {
  return sql
    .all(
      `SELECT name, listed.octets, first_seen, gone_at, removed_at, receipt, summary,
         COALESCE(last_seen, (SELECT MAX(taken_at) FROM visits AS earlier
           WHERE earlier.mailbox = listed.mailbox AND earlier.taken_at < gone_at)) AS last,
         expire_days, renamed,
         EXISTS (SELECT 1 FROM messages WHERE messages.mailbox = listed.mailbox
           AND messages.name = listed.name AND state = 'whole') AS is_here
       FROM listed JOIN mailboxes ON mailboxes.mailbox = listed.mailbox
       LEFT JOIN visits ON visits.mailbox = listed.mailbox AND taken_at = gone_at
       WHERE account = ? AND gone_at IS NOT NULL ORDER BY gone_at DESC, place DESC LIMIT ?`,
      account,
      most,
    )
    .map((line) => ({
      id: textOf(line, 'name'),
      size: numberOf(line, 'octets'),
      firstSeen: numberOf(line, 'first_seen'),
      lastSeen: orNull(numberOf, line, 'last'),
      goneAt: numberOf(line, 'gone_at'),
      removedAt: orNull(numberOf, line, 'removed_at'),
      receipt: orNull(textOf, line, 'receipt'),
      summary: orNull(textOf, line, 'summary'),
      isHere: line['is_here'] === 1,
      expireDays: orNull(numberOf, line, 'expire_days'),
      renamed: orNull(numberOf, line, 'renamed') ?? 0,
    }));
}

/** Proven by looking again; `receipt` names the journal's entry. */
export function noteRemoved(
  sql: Sql,
  account: string,
  { ids, at, receipt }: { ids: readonly string[]; at: number; receipt: string },
): void {
  for (const id of ids)
    sql.write(
      `UPDATE listed SET removed_at = ?, receipt = ?
       WHERE mailbox = (SELECT mailbox FROM mailboxes WHERE account = ?) AND name = ?`,
      at,
      receipt,
      account,
      id,
    );
}

function orNull<T>(
  read: (line: Line, column: string) => T,
  line: Line,
  column: string,
): T | null {
  return line[column] === null ? null : read(line, column);
}
