// Messages kept whole here that the server no longer lists: moved, or deleted by us or by
// another program. Here is their only copy.
import {
  isAside,
  isLasting,
  type MessageId,
  type Row,
  type Summary,
} from '../mail/message.ts';
import { isKeptName } from '../mail/unnamed.ts';

export type Strays = {
  /** In the order in which they were kept. */
  rows: readonly Row[];
  /** What is listed under another name meanwhile is no second row. */
  hashes: ReadonlySet<string>;
};

type Known = {
  kept: ReadonlyMap<MessageId, number>;
  same: ReadonlyMap<MessageId, number>;
  listed: ReadonlyMap<MessageId, Row>;
  summaries: ReadonlyMap<MessageId, Summary>;
};

export const noStrays: Strays = { rows: [], hashes: new Set() };

/**
 * `kept`: of each message here the octets that the server said of it; `same`: a number for
 * those that are here more than once. A listed message with the same header and size is the
 * same message: it came back under another name.
 */
export function straysOf({ kept, same, listed, summaries }: Known): Strays {
  const rows: Row[] = [];
  const hashes = new Set<string>();
  const told = new Set<number>();
  for (const [id, number] of same)
    if (listed.has(id) && listed.get(id)?.size === kept.get(id)) told.add(number);
  for (const [id, size] of kept) {
    if (listed.has(id) || !(isLasting(id) || isAside(id) || isKeptName(id))) continue;
    const number = same.get(id);
    if (number !== undefined && told.has(number)) continue;
    if (number !== undefined) told.add(number);
    const row = { id, size };
    rows.push(row);
    const hash = summaries.get(id)?.headerHash;
    if (hash) hashes.add(hash);
  }
  if (hashes.size === 0) return { rows, hashes };
  const isThere = new Set<string>();
  for (const { id, size } of listed.values()) {
    const hash = summaries.get(id)?.headerHash ?? '';
    if (hashes.has(hash)) isThere.add(`${size} ${hash}`);
  }
  const isTwin = ({ id, size }: Row) =>
    isThere.has(`${size} ${summaries.get(id)?.headerHash}`);
  return { rows: isThere.size === 0 ? rows : rows.filter((row) => !isTwin(row)), hashes };
}

export function sameRows(one: readonly Row[], other: readonly Row[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, size }, at) => other[at]?.id === id && other[at].size === size)
  );
}
