// Which messages may be wanted here, and how many of them are missing.
import type { MailboxState, SavedState } from '../../lib/client/state.ts';
import { isLasting, type MessageId } from '../../lib/mail/message.ts';
import { keptNames } from '../../lib/mail/unnamed.ts';

export const saveScopes = [
  'all',
  'selected',
  'shown',
  'newest',
  'recent',
  'small',
] as const;
export type SaveScope = (typeof saveScopes)[number];

/** ux 2.8: what the rules say */
export const saveRules = {
  newest: 500,
  recentDays: 90,
  smallOctets: 1_000_000,
  /** ours: what a text rarely is */
  textAboveOctets: 100_000,
} as const;
const dayMs = 86_400_000;

export type Missing = { ids: readonly MessageId[]; octets: number };

/** Those of each kind that can be kept and are not here; `now` in milliseconds. */
export function missingOf(
  mailbox: MailboxState,
  saved: SavedState,
  now: number,
): Record<SaveScope, Missing> {
  const { rows, view, selected, summaries, failed, headers } = mailbox;
  const sizes = saved.name === 'on' ? saved.sizes : new Map<MessageId, number>();
  const shown = new Set(view);
  const wants: Record<SaveScope, (index: number) => boolean> = {
    all: () => true,
    selected: (index) => selected.has(idAt(index)),
    shown: (index) => shown.has(idAt(index)),
    newest: (index) => index >= rows.length - saveRules.newest,
    // Of a message whose header is not here nobody knows how old it is.
    recent: (index) => {
      const summary = summaries.get(idAt(index));
      const at = summary?.arrived ?? summary?.date ?? 0;
      return now - at <= saveRules.recentDays * dayMs;
    },
    small: (index) => (rows[index]?.size ?? 0) <= saveRules.smallOctets,
  };
  function idAt(index: number): MessageId {
    return rows[index]?.id ?? ('' as MessageId); // no row has this name
  }
  const hasMade = rows.some(({ id }) => !isLasting(id));
  const names = hasMade ? keptNames(rows, summaries, failed) : null;
  // While headers come, each may turn out to be the only one of its kind.
  const cannotBeKept = (id: MessageId) =>
    !isLasting(id) &&
    (headers === 'cannot-come' || (names !== null && !names.nameOf.has(id)));
  const of = (scope: SaveScope): Missing => {
    const ids: MessageId[] = [];
    let octets = 0;
    rows.forEach(({ id, size }, index) => {
      if (cannotBeKept(id) || sizes.get(id) === size || !wants[scope](index)) return;
      ids.push(id);
      octets += size;
    });
    return { ids, octets };
  };
  return {
    all: of('all'),
    selected: of('selected'),
    shown: of('shown'),
    newest: of('newest'),
    recent: of('recent'),
    small: of('small'),
  };
}
