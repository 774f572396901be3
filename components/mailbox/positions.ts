// Where each message stands in the server's order, and what a set of them weighs. A list
// of rows only grows while it arrives, so the index grows with it instead of being remade.
import type { MessageId, Row } from '../../lib/mail/message.ts';

export type Positions = (rows: readonly Row[]) => ReadonlyMap<MessageId, number>;

/** Remembers the last list it was given; make one for each place that asks. */
export function createPositions(): Positions {
  let known: readonly Row[] = [];
  let index = new Map<MessageId, number>();
  return (rows) => {
    if (rows === known) return index;
    let kept = 0;
    while (kept < known.length && known[kept]?.id === rows[kept]?.id) kept++;
    if (kept < known.length) {
      index = new Map();
      kept = 0;
    }
    for (let at = kept; at < rows.length; at++) {
      const row = rows[at];
      if (row) index.set(row.id, at);
    }
    known = rows;
    return index;
  };
}

/** Octets of these messages by LIST; what is not in the list weighs nothing. */
export function weigh(
  ids: Iterable<MessageId>,
  rows: readonly Row[],
  at: ReadonlyMap<MessageId, number>,
): number {
  let octets = 0;
  for (const id of ids) octets += rows[at.get(id) ?? -1]?.size ?? 0;
  return octets;
}
