// What is fetched at each visit without being asked for: the newest, up to so much. It never
// removes anything, here or on the server, and waits for whatever the person wants first.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import type { DownloadState } from './download-state.ts';
import type { Downloading } from './downloading.ts';
import type { PolicyBook } from './policy-book.ts';
import type { KeepHere } from './policy.ts';
import type { SavedState } from './state.ts';
import type { Store } from './store.ts';

/**
 * The messages to fetch, newest first for as long as there is room. `here` are the octets of
 * all that is kept of this mailbox already.
 */
export function missingHere(
  { newest, octets }: KeepHere,
  rows: readonly Row[],
  mailbox: {
    isHere(row: Row): boolean;
    isUnwanted(id: MessageId): boolean;
    here: number;
  },
): MessageId[] {
  const first = newest === null ? 0 : Math.max(0, rows.length - newest);
  let room = octets === null ? Infinity : octets - mailbox.here;
  const missing: MessageId[] = [];
  for (const row of rows.slice(first).reverse()) {
    if (!isLasting(row.id) || mailbox.isHere(row) || mailbox.isUnwanted(row.id)) continue;
    room -= row.size;
    if (room < 0) break;
    missing.push(row.id);
  }
  return missing;
}

export type KeepingHere = { looked(account: string): Promise<void> };

export function createKeepingHere(parts: {
  book: PolicyBook;
  /** In the server's order. */
  rows(): readonly Row[];
  saved: Store<SavedState>;
  state: Store<DownloadState>;
  downloading: Pick<Downloading, 'start'>;
  isMarked(id: MessageId): boolean;
  /** This mailbox is still open, and its messages may be asked for. */
  mayFetch(account: string): boolean;
  isOwner(): Promise<boolean>;
}): KeepingHere {
  const { book, saved, state } = parts;
  return {
    async looked(account) {
      const { policy, wishes } = await book.read(account);
      const { keepHere } = policy;
      if (!keepHere || !(await parts.isOwner()) || !parts.mayFetch(account)) return;
      const now = saved.get();
      const { name } = state.get();
      // What the person wanted, paused or could not be had goes first.
      if (now.name === 'off' || (name !== 'idle' && name !== 'done')) return;
      let here = 0;
      for (const octets of now.sizes.values()) here += octets;
      const wanted = missingHere(keepHere, parts.rows(), {
        isHere: ({ id, size }) => now.sizes.get(id) === size,
        isUnwanted: (id) => wishes.get(id) === 'not-here' || parts.isMarked(id),
        here,
      });
      if (wanted.length > 0) await parts.downloading.start(wanted);
    },
  };
}
