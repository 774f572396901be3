// A server gave its messages new names: what is kept under the old ones goes on under the new
// ones, all in one transaction. Nothing is thrown away but what is here twice.
import { beginnings, forgetBeginnings } from './beginnings.ts';
import { unlearn } from './finding.ts';
import { numberOf, textOf } from './line.ts';
import { listedIn, type Was } from './listings.ts';
import { findMailbox, findWhole, setAside } from './mailboxes.ts';
import { writeMany } from './many.ts';
import { remove } from './puts.ts';
import type { Sql } from './sql.ts';

type Pair = { from: string; to: string; isCertain: boolean };

/** What is known of every message that was listed up to `until`, also of those that went. */
export function everListed(sql: Sql, account: string, until: number) {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return [];
  return sql
    .all(
      `SELECT name, octets, CASE WHEN json_valid(summary)
         THEN NULLIF(CAST(summary ->> '$.headerHash' AS TEXT), '') END AS hash,
         CASE WHEN json_valid(summary) THEN CAST(summary ->> '$.messageId' AS TEXT) END AS said
       FROM listed WHERE mailbox = ? AND first_seen <= ?`,
      mailbox,
      until,
    )
    .map((line) => ({
      id: textOf(line, 'name'),
      size: numberOf(line, 'octets'),
      headerHash: line['hash'] === null ? null : textOf(line, 'hash'),
      messageId: line['said'] === null ? null : textOf(line, 'said'),
    }));
}

/**
 * `parted` are names that mean another message now and whose old one was not found: what is
 * kept of it is set aside. Two pairs never share a name on the same side.
 */
export function rename(
  sql: Sql,
  account: string,
  { pairs, parted }: { pairs: readonly Pair[]; parted: readonly string[] },
): void {
  const mailbox = findMailbox(sql, account);
  if (mailbox === null) return;
  const known = listedIn(sql, mailbox);
  moveCopies(sql, { account, mailbox, known }, pairs, parted);
  countRenamed(sql, mailbox, known, pairs);
  writeMany(
    sql,
    pairs.flatMap(({ from }) => (known.get(from)?.isGone ? from : [])),
    (old) => [
      `DELETE FROM listed WHERE mailbox = ?1
       AND name IN (SELECT value FROM json_each(?2))`,
      mailbox,
      old,
    ],
  );
  const times = new Map<number, string[]>();
  for (const { from, to } of pairs) {
    const since = known.get(from)?.firstSeen;
    if (since === undefined || since === known.get(to)?.firstSeen) continue;
    const same = times.get(since);
    if (same) same.push(to);
    else times.set(since, [to]);
  }
  for (const [since, names] of times)
    writeMany(sql, names, (lines) => [
      `UPDATE listed SET first_seen = ?1
       WHERE mailbox = ?2 AND name IN (SELECT value FROM json_each(?3))`,
      since,
      mailbox,
      lines,
    ]);
  const told = pairs.map(({ from, to, isCertain }) => [from, to, isCertain ? 1 : 0]);
  writeMany(sql, told, (lines) => [
    `INSERT OR REPLACE INTO renamed (mailbox, was, name, is_certain)
     SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2)`,
    mailbox,
    lines,
  ]);
  // Somebody who trusts how long a message has been here must not trust another one's time.
  for (const name of parted)
    sql.write(
      `UPDATE listed SET first_seen =
         (SELECT MAX(taken_at) FROM visits WHERE visits.mailbox = listed.mailbox)
       WHERE mailbox = ? AND name = ?`,
      mailbox,
      name,
    );
}

type Box = { account: string; mailbox: number; known: ReadonlyMap<string, Was> };

/** A name may be one message's old one and another's new one: all leave theirs first. */
function moveCopies(
  sql: Sql,
  { account, mailbox, known }: Box,
  pairs: readonly Pair[],
  parted: readonly string[],
): void {
  // Few of many are here: each that is not is passed by without a question.
  const names = sql.all('SELECT name FROM messages WHERE mailbox = ?', mailbox);
  const here = new Set(names.map((line) => textOf(line, 'name')));
  const begun = new Set(beginnings(sql, account).map(({ id }) => id));
  const old = [...pairs.map(({ from }) => from), ...parted];
  // Fetched again where they are wanted: they are small.
  forgetBeginnings(
    sql,
    account,
    old.filter((name) => begun.has(name)),
  );
  const moving = pairs.flatMap((pair) => {
    const whole = here.has(pair.from) ? findWhole(sql, account, pair.from) : null;
    return whole ? [{ ...pair, whole }] : [];
  });
  for (const { whole } of moving) setAside(sql, whole.message);
  for (const name of parted) {
    const whole = findWhole(sql, account, name);
    if (whole) setAside(sql, whole.message);
  }
  for (const { to, isCertain, whole } of moving) {
    const there = findWhole(sql, account, to);
    if (there?.sha256 === whole.sha256) {
      unlearn(sql, whole);
      remove(sql, whole.message);
    }
    // What came under its new name is the server's own; the other one stays set aside.
    if (there) continue;
    // The size the server says now is the copy's own, whatever it said before.
    const isExact = known.get(to)?.octets === whole.octets;
    sql.write(
      `UPDATE messages SET name = ?, announced = ?, is_likely = MAX(is_likely, ?)
       WHERE message = ?`,
      to,
      isExact ? whole.octets : whole.announced,
      isCertain ? 0 : 1,
      whole.message,
    );
  }
}

/** With the visits that missed the old names: what else they missed may be renamed too. */
function countRenamed(
  sql: Sql,
  mailbox: number,
  known: ReadonlyMap<string, Was>,
  pairs: readonly Pair[],
): void {
  const last = sql.one(
    'SELECT MAX(taken_at) AS at FROM visits WHERE mailbox = ?',
    mailbox,
  );
  const counts = new Map<number, number>();
  for (const { from } of pairs) {
    const at = known.get(from)?.goneAt ?? Number(last?.['at'] ?? 0);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  for (const [at, count] of counts)
    sql.write(
      'UPDATE visits SET renamed = renamed + ? WHERE mailbox = ? AND taken_at = ?',
      count,
      mailbox,
      at,
    );
}

/** Names given anew that nobody has said to be known everywhere. */
export function newNames(sql: Sql, account: string): Pair[] {
  return sql
    .all(
      `SELECT was, name, is_certain FROM renamed JOIN mailboxes USING (mailbox)
       WHERE account = ?`,
      account,
    )
    .map((line) => ({
      from: textOf(line, 'was'),
      to: textOf(line, 'name'),
      isCertain: line['is_certain'] === 1,
    }));
}

export function forgetNewNames(sql: Sql, account: string): void {
  const mailbox = findMailbox(sql, account);
  if (mailbox !== null) sql.write('DELETE FROM renamed WHERE mailbox = ?', mailbox);
}
