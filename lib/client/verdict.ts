// What became of each message of a commit, told from a fresh listing of the mailbox and from
// nothing else. Where the listing cannot tell, the outcome is `unknown`; it never guesses.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { begins } from '../mail/places.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Answer, Entry } from './kept.ts';
import type { Outcome, Receipt, ReceiptLine } from './state.ts';

/** A listing of the mailbox taken after the commit ended. */
export type Look = {
  rows: readonly Row[];
  takenAt: number;
  /** Of a name that is not listed: where its message is under another one. */
  elsewhere?: Elsewhere;
};

/** The receipt of an entry. `look` is null where nobody could look yet: all is unknown. */
export function judge(entry: Entry, look: Look | null): Receipt {
  const answer = entry.state.name === 'sent' ? entry.state.answer : null;
  const tell = look ? outcomes(entry, answer, look) : () => 'unknown' as const;
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
  for (const { id, why, line = '' } of answer?.skipped ?? [])
    reasons.set(
      id,
      why === 'gone' ? 'already-gone' : why === 'unproven' ? { kind: why, line } : why,
    );
  for (const { id, line } of answer?.refused ?? []) reasons.set(id, { line });
  return reasons;
}

function outcomes(
  entry: Entry,
  answer: Answer | null,
  { rows, elsewhere }: Look,
): (id: MessageId) => Outcome {
  const listed = new Set(rows.map(({ id }) => id));
  // `abc 2` says that `abc` is listed twice now: which one was meant, nobody can tell.
  const doubled = new Set(
    rows.filter(({ id }) => !isLasting(id)).map(({ id }) => id.split(' ')[0] ?? ''),
  );
  // A server that gave no names this time says nothing about the names it gave before.
  const hasNames = rows.length === 0 || rows.some(({ id }) => !id.startsWith(' '));
  const byCount = unnamed(entry, answer, rows);
  const doubles = new Set(
    answer?.skipped.filter(({ why }) => why === 'double').map(({ id }) => id),
  );
  return (id) => {
    if (doubles.has(id)) {
      // Never sent, and nobody else's doing can be told apart while its name is listed.
      const name = id.split(' ')[0] ?? '';
      const isListed = doubled.has(name) || rows.some((row) => row.id === name);
      return isListed ? 'still-there' : 'unknown';
    }
    if (!isLasting(id)) return byCount(id);
    if (listed.has(id)) return 'still-there';
    return hasNames && !doubled.has(id) ? (elsewhere?.(id) ?? 'gone') : 'unknown';
  };
}

/**
 * Names made by us mean nothing in the next session. What remains is the order of sizes: a
 * mailbox keeps its order and grows at its end, so the new listing begins with the old one
 * without those that went. A victim's outcome is what all ways of reading it so agree on.
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
  // A server that said +OK to QUIT removed all or, where it lies, none (RFC 1939 §6).
  const fates = answer?.quit?.ok
    ? allOrNone(before, sizes, places)
    : eachOnItsOwn(before, sizes, places);
  return (id) => fates.get(placeOf(id) ?? -1) ?? 'still-there';
}

type Fates = { get(place: number): Outcome | undefined };

function allOrNone(
  before: number[],
  sizes: number[],
  places: ReadonlySet<number>,
): Fates {
  const without = before.filter((_, place) => !places.has(place));
  const mayBeAll = begins(sizes, without);
  const mayBeNone = begins(sizes, before);
  const fate = mayBeAll === mayBeNone ? 'unknown' : mayBeAll ? 'gone' : 'still-there';
  // Nothing was sent: whatever is not where it was is no doing of this commit.
  if (places.size === 0) return { get: () => (mayBeNone ? 'still-there' : 'unknown') };
  return { get: (place) => (places.has(place) ? fate : undefined) };
}

/** ours: states looked at before the question is given up; a second's work */
const statesAtMost = 2_000_000;

/**
 * Every way to leave out some of `places` so that `sizes` begins with the rest. A state is a
 * place and how many before it went; only those that lead from the start to the end count.
 */
function eachOnItsOwn(
  before: number[],
  sizes: number[],
  places: ReadonlySet<number>,
): Fates {
  const nobodyKnows: Fates = { get: () => 'unknown' };
  const ahead: Set<number>[] = [new Set([0])];
  let states = 1;
  for (const [place, size] of before.entries()) {
    const next = new Set<number>();
    for (const went of ahead[place] ?? []) {
      if (sizes[place - went] === size) next.add(went);
      if (places.has(place)) next.add(went + 1);
    }
    states += next.size;
    if (next.size === 0 || states > statesAtMost) return nobodyKnows;
    ahead.push(next);
  }

  const fates = new Map<number, Outcome>();
  let after = ahead[before.length] ?? new Set<number>();
  for (let place = before.length - 1; place >= 0; place--) {
    const here = new Set<number>();
    let mayStay = false;
    let mayGo = false;
    for (const went of ahead[place] ?? []) {
      const stays = sizes[place - went] === before[place] && after.has(went);
      const goes = places.has(place) && after.has(went + 1);
      if (stays || goes) here.add(went);
      mayStay ||= stays;
      mayGo ||= goes;
    }
    if (places.has(place))
      fates.set(place, mayStay && mayGo ? 'unknown' : mayGo ? 'gone' : 'still-there');
    after = here;
  }
  return fates;
}

/** `" 17"` is message 17; a made name of a double tells no place. */
function placeOf(id: MessageId): number | null {
  const read = /^ (\d+)$/.exec(id);
  return read ? Number(read[1]) - 1 : null;
}
