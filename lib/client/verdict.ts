// What became of each message of a commit, told from a fresh listing of the mailbox and from
// nothing else. Where the listing cannot tell, the outcome is `unknown`; it never guesses.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import type { Answer, Entry } from './kept.ts';
import type { Outcome, Receipt, ReceiptLine } from './state.ts';

/** A listing of the mailbox taken after the commit ended. */
export type Look = { rows: readonly Row[]; takenAt: number };

/** The receipt of an entry. `look` is null where nobody could look yet: all is unknown. */
export function judge(entry: Entry, look: Look | null): Receipt {
  const answer = entry.state.name === 'sent' ? entry.state.answer : null;
  const tell = look ? outcomes(entry, answer, look.rows) : () => 'unknown' as const;
  const reasons = reasonsOf(answer);
  return {
    entry: entry.id,
    account: entry.account,
    at: entry.at,
    checkedAt: look?.takenAt ?? null,
    quitLine: answer?.quit?.line ?? null,
    lines: entry.victims.map(({ id, subject, from, size }) => ({
      id,
      subject,
      from,
      size,
      outcome: tell(id),
      why: reasons.get(id) ?? null,
    })),
  };
}

function reasonsOf(answer: Answer | null): Map<MessageId, ReceiptLine['why']> {
  const reasons = new Map<MessageId, ReceiptLine['why']>();
  for (const { id, why } of answer?.skipped ?? [])
    reasons.set(id, why === 'gone' ? 'already-gone' : why);
  for (const { id, line } of answer?.refused ?? []) reasons.set(id, { line });
  return reasons;
}

function outcomes(
  entry: Entry,
  answer: Answer | null,
  rows: readonly Row[],
): (id: MessageId) => Outcome {
  const listed = new Set(rows.map(({ id }) => id));
  // `abc 2` says that `abc` is listed twice now: which one was meant, nobody can tell.
  const doubled = new Set(
    rows.filter(({ id }) => !isLasting(id)).map(({ id }) => id.split(' ')[0] ?? ''),
  );
  // A server that gave no names this time says nothing about the names it gave before.
  const hasNames = rows.length === 0 || rows.some(({ id }) => isLasting(id));
  const byCount = unnamed(entry, answer, rows);
  return (id) => {
    if (!isLasting(id)) return byCount(id);
    if (listed.has(id)) return 'still-there';
    return hasNames && !doubled.has(id) ? 'gone' : 'unknown';
  };
}

/**
 * Names made by us mean nothing in the next session. What remains is the order of sizes: a
 * mailbox keeps its order and grows at its end (RFC 1939 §4 numbers it so), thus the old
 * listing with or without the victims must be how the new one begins.
 */
function unnamed(
  entry: Entry,
  answer: Answer | null,
  rows: readonly Row[],
): (id: MessageId) => Outcome {
  const { before } = entry;
  if (!before) return () => 'unknown';
  const places = new Set<number>();
  const sent = answer ? new Set(answer.sent) : null;
  for (const { id } of entry.victims) {
    if (sent && !sent.has(id)) continue; // it was skipped or refused
    const place = placeOf(id);
    if (place === null) return () => 'unknown';
    places.add(place);
  }
  const sizes = rows.map(({ size }) => size);
  const without = before.filter((_, index) => !places.has(index));
  const wasApplied = begins(sizes, without);
  const wasNot = begins(sizes, before);
  return (id) => {
    if (places.size === 0) return wasNot ? 'still-there' : 'unknown';
    if (wasApplied === wasNot) return 'unknown';
    const place = placeOf(id);
    return wasApplied && place !== null && places.has(place) ? 'gone' : 'still-there';
  };
}

/** `" 17"` is message 17; a made name of a double tells no place. */
function placeOf(id: MessageId): number | null {
  const read = /^ (\d+)$/.exec(id);
  return read ? Number(read[1]) - 1 : null;
}

export function begins(sizes: readonly number[], expected: readonly number[]): boolean {
  return (
    sizes.length >= expected.length &&
    expected.every((size, index) => sizes[index] === size)
  );
}
