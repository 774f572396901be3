// What the server listed, visit by visit: which messages, since when, and which are gone; and
// what each one's header says. Nothing is forgotten because a server listed nothing.
import type { Listed, Listing } from '../messages.ts';
import type { MessageId } from '../../mail/message.ts';
import { archiveLimits } from '../limits.ts';
import { numberOf, textOf } from './line.ts';
import { findMailbox, mailboxOf } from './mailboxes.ts';
import { writeMany } from './many.ts';
import type { Sql } from './sql.ts';

export type Was = {
  octets: number;
  place: number;
  isGone: boolean;
  goneAt: number | null;
  firstSeen: number;
};

/** Writes only what is not as it was: a listing is seen often and changes little. */
export function keepListing(
  sql: Sql,
  account: string,
  {
    takenAt,
    rows,
    expireDays,
    doubled,
  }: {
    takenAt: number;
    rows: readonly (readonly [string, number])[];
    expireDays: number | null;
    /** Names that are listed for several messages: of their old one nobody knows. */
    doubled: readonly string[];
  },
): void {
  const mailbox = mailboxOf(sql, account);
  const last = sql.one(
    'SELECT MAX(taken_at) AS at FROM visits WHERE mailbox = ?',
    mailbox,
  );
  const lastSeen = last?.['at'] === null || !last ? null : numberOf(last, 'at');
  const before = listedIn(sql, mailbox);
  const fresh: [name: string, octets: number, place: number][] = [];
  rows.forEach(([name, octets], place) => {
    const was = before.get(name);
    before.delete(name);
    if (!was) fresh.push([name, octets, place]);
    else if (was.octets !== octets || was.place !== place || was.isGone)
      sql.write(
        `UPDATE listed SET octets = ?1, place = ?2, gone_at = NULL, last_seen = NULL,
           removed_at = NULL, receipt = NULL, summary = CASE WHEN octets = ?1 THEN summary END
         WHERE mailbox = ?3 AND name = ?4`,
        octets,
        place,
        mailbox,
        name,
      );
  });
  writeMany(sql, fresh, (lines) => [
    `INSERT INTO listed (mailbox, name, octets, place, first_seen)
     SELECT ?1, value ->> 0, value ->> 1, value ->> 2, ?2 FROM json_each(?3)`,
    mailbox,
    takenAt,
    lines,
  ]);
  for (const name of doubled) before.delete(name);
  const gone = [...before].flatMap(([name, { isGone }]) => (isGone ? [] : name));
  writeMany(sql, gone, (names) => [
    `UPDATE listed SET gone_at = ?1, last_seen = ?2
     WHERE mailbox = ?3 AND name IN (SELECT value FROM json_each(?4))`,
    takenAt,
    lastSeen,
    mailbox,
    names,
  ]);
  const total = rows.reduce((sum, [, octets]) => sum + octets, 0);
  sql.write(
    // Opened again without the server, a visit is kept once more and learns nothing.
    `INSERT INTO visits (mailbox, taken_at, messages, octets, expire_days)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET messages = excluded.messages, octets = excluded.octets,
       expire_days = COALESCE(excluded.expire_days, expire_days)`,
    mailbox,
    takenAt,
    rows.length,
    total,
    expireDays,
  );
  sql.write(
    `DELETE FROM visits WHERE mailbox = ?1 AND taken_at <
       (SELECT taken_at FROM visits WHERE mailbox = ?1
        ORDER BY taken_at DESC LIMIT 1 OFFSET ?2)`,
    mailbox,
    archiveLimits.visits,
  );
  sql.write(
    `DELETE FROM listed WHERE mailbox = ?1 AND gone_at <
       (SELECT gone_at FROM listed WHERE mailbox = ?1 AND gone_at IS NOT NULL
        ORDER BY gone_at DESC LIMIT 1 OFFSET ?2)`,
    mailbox,
    archiveLimits.goneMessages,
  );
}

/** Of messages that are listed; any other is passed over. */
export function keepSummaries(
  sql: Sql,
  account: string,
  summaries: readonly { id: string; octets: number; summary: string }[],
): void {
  const mailbox = mailboxOf(sql, account);
  for (const { id, octets, summary } of summaries)
    sql.write(
      'UPDATE listed SET summary = ? WHERE mailbox = ? AND name = ? AND octets = ?',
      summary,
      mailbox,
      id,
      octets,
    );
}

/** Of these, whatever became of them since; those of whom nothing was kept are left out. */
export function headersOf(
  sql: Sql,
  account: string,
  ids: readonly string[],
): { id: string; octets: number; summary: string }[] {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return [];
  return ids.flatMap((id) => {
    const line = sql.one(
      `SELECT octets, summary FROM listed
       WHERE mailbox = ? AND name = ? AND summary IS NOT NULL`,
      mailbox,
      id,
    );
    return line
      ? [{ id, octets: numberOf(line, 'octets'), summary: textOf(line, 'summary') }]
      : [];
  });
}

/** What a message said that is neither here nor listed any more. */
export function forgetSummary(sql: Sql, account: string, id: string): void {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return;
  sql.write(
    `UPDATE listed SET summary = NULL
     WHERE mailbox = ? AND name = ? AND gone_at IS NOT NULL`,
    mailbox,
    id,
  );
}

/** The last listing, in the server's order; null where none was kept. */
export function lastListing(sql: Sql, account: string): Listing | null {
  const mailbox = findMailbox(sql, account);
  const visit =
    mailbox === null
      ? null
      : sql.one(
          'SELECT MAX(taken_at) AS taken_at FROM visits WHERE mailbox = ?',
          mailbox,
        );
  if (mailbox === null || !visit || visit['taken_at'] === null) return null;
  const lines = sql.all(
    `SELECT name, octets, first_seen, summary FROM listed
     WHERE mailbox = ? AND gone_at IS NULL ORDER BY place`,
    mailbox,
  );
  return {
    takenAt: numberOf(visit, 'taken_at'),
    rows: lines.map((line): Listed => ({
      id: textOf(line, 'name') as MessageId, // it was one when it was listed
      size: numberOf(line, 'octets'),
      firstSeen: numberOf(line, 'first_seen'),
      summary: line['summary'] === null ? null : textOf(line, 'summary'),
    })),
  };
}

/** When each message that is listed now was listed first. */
export function sightings(
  sql: Sql,
  account: string,
): { id: string; firstSeen: number }[] {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return [];
  return sql
    .all(
      'SELECT name, first_seen FROM listed WHERE mailbox = ? AND gone_at IS NULL',
      mailbox,
    )
    .map((line) => ({
      id: textOf(line, 'name'),
      firstSeen: numberOf(line, 'first_seen'),
    }));
}

/** What was kept of headers, also of messages that went: they may come back. */
export function summariesOf(
  sql: Sql,
  account: string,
): { id: string; octets: number; summary: string }[] {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return [];
  return sql
    .all(
      `SELECT name, octets, summary FROM listed
       WHERE mailbox = ? AND summary IS NOT NULL ORDER BY place`,
      mailbox,
    )
    .map((line) => ({
      id: textOf(line, 'name'),
      octets: numberOf(line, 'octets'),
      summary: textOf(line, 'summary'),
    }));
}

/** Of every message that was ever listed, what was kept but its header. */
export function listedIn(sql: Sql, mailbox: number): Map<string, Was> {
  const lines = sql.all(
    'SELECT name, octets, place, gone_at, first_seen FROM listed WHERE mailbox = ?',
    mailbox,
  );
  return new Map(
    lines.map((line) => [
      textOf(line, 'name'),
      {
        octets: numberOf(line, 'octets'),
        place: numberOf(line, 'place'),
        isGone: line['gone_at'] !== null,
        goneAt: line['gone_at'] === null ? null : numberOf(line, 'gone_at'),
        firstSeen: numberOf(line, 'first_seen'),
      },
    ]),
  );
}
