// Names that senders and recipients of the mailbox have, for the search box to offer.
import type { MessageId, Summary } from '../../lib/mail/message.ts';
import { fold } from '../../lib/mail/query/fold.ts';

const bounds = {
  /** ours: headers that are looked through for a keystroke; takes some milliseconds */
  headers: 5_000,
  found: 8,
} as const;

/** The most frequent first, of the headers that are here. */
export function peopleIn(
  summaries: ReadonlyMap<MessageId, Summary>,
  begin: string,
  op: 'from' | 'to',
): string[] {
  const wanted = fold(begin);
  const counts = new Map<string, number>();
  let left: number = bounds.headers;
  for (const summary of summaries.values()) {
    if (left-- === 0) break;
    for (const { name, address } of summary[op]) {
      const shown = name || address;
      const fits = [...shown.split(/[\s<"(]+/), address].some((word) =>
        fold(word).startsWith(wanted),
      );
      if (fits) counts.set(shown, (counts.get(shown) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, bounds.found)
    .map(([name]) => name);
}
