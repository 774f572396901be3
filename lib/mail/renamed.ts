// A server that gave its messages new names, as after a move to other software: which old one
// is which new one. Told by size and header, and only where nothing else could be meant.
import type { MessageId } from './message.ts';

/** Hex SHA-256 of its header block, in which its Message-ID is; null where it is not known. */
export type Known = {
  id: MessageId;
  size: number;
  headerHash: string | null;
  /** '' where it has none. */
  messageId: string | null;
  /** The header is from an earlier visit. */
  isUnsure?: boolean;
};

/**
 * `isCertain`: nothing that is not known could be meant instead: every message of this size,
 * old or new, shows another header, and this one has a Message-ID.
 */
export type Pair = { from: MessageId; to: MessageId; isCertain: boolean };

export type Matched = {
  /** Never two from one, nor two to one; names that did not change are no pairs. */
  pairs: Pair[];
  /** Names that mean another message now. */
  reused: MessageId[];
  /** Old ones of which it cannot be told which of these new ones they are. */
  alike: { from: MessageId; to: readonly MessageId[] }[];
};

export function match(before: readonly Known[], now: readonly Known[]): Matched {
  const [old, fresh] = [sorted(before), sorted(now)];
  const pairs: Pair[] = [];
  const alike: Matched['alike'] = [];
  for (const [key, olds] of old.byKey) {
    const news = fresh.byKey.get(key) ?? [];
    const [from, to] = [olds[0], news[0]];
    if (!from || !to) continue;
    if (olds.length + news.length > 2) {
      const ids = news.map(({ id }) => id);
      alike.push(...olds.map(({ id }) => ({ from: id, to: ids })));
      continue;
    }
    if (from.id === to.id) continue;
    const mayBeOther = old.unread.has(from.size) || fresh.unread.has(from.size);
    pairs.push({
      from: from.id,
      to: to.id,
      isCertain: !mayBeOther && from.messageId !== null && from.messageId !== '',
    });
  }
  pairs.push(...ofOtherSizes(before, now));
  const was = new Map(before.map((one) => [one.id, one]));
  const reused = now.flatMap(({ id, headerHash }) => {
    const other = was.get(id)?.headerHash ?? null;
    return other !== null && headerHash !== null && other !== headerHash ? [id] : [];
  });
  return { pairs, reused, alike };
}

/**
 * Some servers count line ends as one octet, or guess: after a move every size is another. A
 * header with a Message-ID that is there once on both sides is likely of the same message.
 */
function ofOtherSizes(before: readonly Known[], now: readonly Known[]): Pair[] {
  const [old, fresh] = [byHeader(before), byHeader(now)];
  const pairs: Pair[] = [];
  for (const [hash, [from, ...more]] of old) {
    const [to, ...others] = fresh.get(hash) ?? [];
    if (!from || !to || more.length + others.length > 0) continue;
    if (from.id !== to.id && from.size !== to.size && from.messageId)
      pairs.push({ from: from.id, to: to.id, isCertain: false });
  }
  return pairs;
}

function byHeader(all: readonly Known[]): Map<string, Known[]> {
  const found = new Map<string, Known[]>();
  for (const one of all) {
    if (one.headerHash === null) continue;
    const same = found.get(one.headerHash);
    if (same) same.push(one);
    else found.set(one.headerHash, [one]);
  }
  return found;
}

function sorted(all: readonly Known[]) {
  const byKey = new Map<string, Known[]>();
  /** Sizes of which a header is not known. */
  const unread = new Set<number>();
  for (const one of all) {
    if (one.headerHash === null || one.isUnsure === true) unread.add(one.size);
    if (one.headerHash === null) continue;
    const key = `${one.size} ${one.headerHash}`;
    const same = byKey.get(key);
    if (same) same.push(one);
    else byKey.set(key, [one]);
  }
  return { byKey, unread };
}

/** Most of what was known went, and about as many came: worth a comparison of headers. */
export function mayBeRenamed(change: {
  known: number;
  gone: number;
  added: number;
}): boolean {
  const { known, gone, added } = change;
  return gone > 0 && gone * 2 >= known && added * 2 >= gone;
}
