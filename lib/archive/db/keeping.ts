// What is here, how much room it takes, and forgetting it so that nothing is left of it.
import { archiveLimits } from '../limits.ts';
import type { SavedMessage, Use } from '../messages.ts';
import type { MessageId } from '../../mail/message.ts';
import { forgetBeginnings } from './beginnings.ts';
import { unlearn } from './finding.ts';
import { numberOf, textOf } from './line.ts';
import { forgetSummary } from './listings.ts';
import { findMailbox, findWhole } from './mailboxes.ts';
import { remove } from './puts.ts';
import { steps } from './schema.ts';
import type { Sql } from './sql.ts';

export function list(sql: Sql, account: string): SavedMessage[] {
  return sql
    .all(
      `WITH mine AS (
         SELECT message, name, announced, octets, saved_at, sha256
         FROM messages JOIN mailboxes USING (mailbox) WHERE account = ? AND state = 'whole'
       ), doubled AS (
         SELECT sha256, MIN(message) AS same FROM mine GROUP BY sha256 HAVING COUNT(*) > 1
       )
       SELECT name, announced, octets, saved_at, same FROM mine LEFT JOIN doubled USING (sha256)
       ORDER BY message`,
      account,
    )
    .map((line) => ({
      id: textOf(line, 'name') as MessageId, // it was one when it was put
      announced: numberOf(line, 'announced'),
      octets: numberOf(line, 'octets'),
      savedAt: numberOf(line, 'saved_at'),
      same: line['same'] === null ? null : numberOf(line, 'same'),
    }));
}

export function use(sql: Sql): Use[] {
  return sql
    .all(
      `SELECT account, COUNT(*) AS messages, SUM(octets) AS octets, SUM(stored) AS stored
       FROM messages JOIN mailboxes USING (mailbox) WHERE state = 'whole' GROUP BY account`,
    )
    .map((line) => ({
      account: textOf(line, 'account'),
      messages: numberOf(line, 'messages'),
      octets: numberOf(line, 'octets'),
      stored: numberOf(line, 'stored'),
    }));
}

/** Names of whole messages that the server did not list when it was last looked at. */
export function lonely(sql: Sql, account: string): string[] {
  return sql
    .all(
      `SELECT name FROM messages AS here JOIN mailboxes USING (mailbox)
       WHERE account = ? AND state = 'whole' AND NOT EXISTS (
         SELECT 1 FROM listed WHERE listed.mailbox = here.mailbox
           AND listed.name = here.name AND gone_at IS NULL)`,
      account,
    )
    .map((line) => textOf(line, 'name'));
}

export function forget(sql: Sql, account: string, ids: readonly string[]): void {
  forgetBeginnings(sql, account, ids);
  for (const id of ids) {
    const whole = findWhole(sql, account, id);
    if (!whole) continue;
    unlearn(sql, whole);
    remove(sql, whole.message);
    forgetSummary(sql, account, id);
  }
  sweep(sql);
}

export function forgetAccount(sql: Sql, account: string): void {
  const mailbox = findMailbox(sql, account);
  // Whoever was killed in the midst of forgetting may have left its pages in the journal.
  if (mailbox === null) return sweep(sql);
  const lines = sql.all('SELECT message, place FROM messages WHERE mailbox = ?', mailbox);
  for (const line of lines) {
    const message = numberOf(line, 'message');
    const place = line['place'] === null ? null : numberOf(line, 'place');
    unlearn(sql, { message, place });
    remove(sql, message);
  }
  sql.write('DELETE FROM mailboxes WHERE mailbox = ?', mailbox);
  sweep(sql);
}

/**
 * Gives the room back. The index keeps a deleted word until its parts are merged, and the
 * journal what a page was before: both go.
 */
function sweep(sql: Sql): void {
  sql.write(`INSERT INTO words (words) VALUES ('optimize')`);
  sql.commit();
  sql.script('PRAGMA incremental_vacuum');
  // The next commit empties the journal; naming the version again makes one.
  sql.script('PRAGMA journal_size_limit = 0');
  sql.script(`PRAGMA user_version = ${steps.length}`);
  sql.script(`PRAGMA journal_size_limit = ${archiveLimits.journalOctets}`);
}
