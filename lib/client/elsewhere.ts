// A victim whose name is not listed is gone, unless the server gave names anew meanwhile: then
// it is there under another one. Told by size and header, before anything is called gone.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import type { Entry } from './kept.ts';
import type { MailboxState, Mark, Outcome } from './state.ts';

/** What became of a victim that is not listed by its name; null where it is gone. */
export type Elsewhere = (id: MessageId) => Outcome | null;

/**
 * Null while nothing can be told: headers are on their way that have to be seen first, or a
 * server that is being moved or mended lists nothing at all.
 */
export function elsewhere(
  entry: Pick<Entry, 'victims' | 'like' | 'listed'>,
  rows: readonly Row[],
  known: Pick<MailboxState, 'summaries' | 'failed'> & { canCome: boolean },
): Elsewhere | null {
  if (rows.length === 0 && (entry.listed ?? 0) > entry.victims.length) return null;
  const listed = new Set(rows.map(({ id }) => id));
  const missing = entry.victims.filter(({ id }) => isLasting(id) && !listed.has(id));
  const before = new Set(entry.like);
  // An old name, chosen before the mailbox was known by its new ones: whatever was listed
  // beside it may be its message. Otherwise only what came since.
  const wasListed = (id: MessageId) => entry.like === null || before.has(id);
  const outcomes = new Map<MessageId, Outcome>();
  for (const isOld of [false, true]) {
    const mine = missing.filter(({ id }) => wasListed(id) !== isOld);
    const sizes = new Set(mine.map(({ size }) => size));
    const like = rows.filter(
      ({ id, size }) => sizes.has(size) && (isOld || !before.has(id)),
    );
    const found = readHeaders(like, known);
    if (!found) return null;
    for (const victim of mine) {
      const outcome = found(victim, missing);
      if (outcome) outcomes.set(victim.id, outcome);
    }
  }
  return (id) => outcomes.get(id) ?? null;
}

/** Null while headers of these are on their way. */
function readHeaders(
  like: readonly Row[],
  known: Pick<MailboxState, 'summaries' | 'failed'> & { canCome: boolean },
): ((victim: Mark, missing: readonly Mark[]) => Outcome | null) | null {
  const sizes = new Set(like.map(({ size }) => size));
  const unread = new Set<number>();
  const times = new Map<string, number>();
  const keyOf = (size: number, hash: string) => `${size} ${hash}`;
  for (const { id, size } of like) {
    const hash = known.summaries.get(id)?.headerHash;
    if (hash === undefined && known.canCome && !known.failed.has(id)) return null;
    if (!hash) unread.add(size);
    else times.set(keyOf(size, hash), (times.get(keyOf(size, hash)) ?? 0) + 1);
  }
  return ({ size, headerHash }, missing) => {
    const there = headerHash === null ? 0 : (times.get(keyOf(size, headerHash)) ?? 0);
    const twins = missing.filter(
      (one) => one.size === size && one.headerHash === headerHash,
    ).length;
    if (there >= twins) return 'still-there';
    const mayBe =
      there > 0 || unread.has(size) || (headerHash === null && sizes.has(size));
    return mayBe ? 'unknown' : null;
  };
}
