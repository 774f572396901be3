// Where the server gives no lasting name, a message that is kept here is known again by its
// size and its header: only where no other message of the mailbox could be meant, and never
// for a deletion, which looks at the header on the server again.
import { isLasting, type MessageId, type Row, type Summary } from './message.ts';

/** `" = 4711 <hex SHA-256 of its header block>"`; its Message-ID is in what is hashed. */
function keptName({ size }: Row, headerHash: string): MessageId {
  return ` = ${size} ${headerHash}` as MessageId; // this is where such names are made
}

export function isKeptName(id: MessageId): boolean {
  return id.startsWith(' = ');
}

export type KeptNames = {
  nameOf: ReadonlyMap<MessageId, MessageId>;
  idOf: ReadonlyMap<MessageId, MessageId>;
};

/**
 * Null while headers are on their way: a message like this one may still turn up. What shows
 * the header of another of its size, or may, gets no name.
 */
export function keptNames(
  rows: readonly Row[],
  summaries: ReadonlyMap<MessageId, Summary>,
  failed: ReadonlyMap<MessageId, string>,
): KeptNames | null {
  const times = new Map<string, number>();
  const unread = new Set<number>();
  for (const row of rows) {
    const hash = summaries.get(row.id)?.headerHash;
    if (hash === undefined && !failed.has(row.id)) return null;
    if (!hash) unread.add(row.size);
    else times.set(keptName(row, hash), (times.get(keptName(row, hash)) ?? 0) + 1);
  }
  const nameOf = new Map<MessageId, MessageId>();
  const idOf = new Map<MessageId, MessageId>();
  for (const row of rows) {
    if (isLasting(row.id) || unread.has(row.size)) continue;
    const name = keptName(row, summaries.get(row.id)?.headerHash ?? '');
    if (times.get(name) !== 1) continue;
    nameOf.set(row.id, name);
    idOf.set(name, row.id);
  }
  return { nameOf, idOf };
}
