// What happens to the other parts when the server gave messages new names.
import type { Keeping } from './keeping.ts';
import type { KnownRows } from './known.ts';
import type { Marks } from './marks.ts';
import type { Notify } from './notices.ts';
import type { Parts } from './parts.ts';
import type { Memory } from './remembered.ts';
import { createRenaming } from './renaming.ts';
import type { Saved } from './saved.ts';
import type { Seen } from './seen.ts';
import type { Stores } from './stores.ts';

export function wireRenaming(
  parts: Pick<Parts, 'messages'>,
  stores: Stores,
  others: {
    keeping: Keeping;
    known: KnownRows;
    marks: Marks;
    memory: Memory;
    notify: Notify;
    saved: Saved;
    seen: Seen;
    /** What is missing is known for sure again. */
    go(): void;
  },
) {
  const { keeping, known, marks, memory, notify, saved, seen } = others;
  return createRenaming({
    store: stores.renaming,
    mailboxState: stores.mailbox,
    archive: parts.messages,
    keeping,
    notify,
    isUnsure: known.isUnsure,
    settled: known.settled,
    async carried(key) {
      await seen.load(key);
      marks.changed(key);
      await saved.changed(key);
    },
    ended(recognised) {
      known.keepNow();
      const now = stores.visit.get();
      if (now.name !== 'open') return;
      const { account, since, snapshot } = now;
      if (since) {
        const added = Math.max(0, since.added - recognised);
        const gone = Math.max(0, since.gone - recognised);
        stores.visit.set({ ...now, since: { ...since, added, gone } });
      }
      const { rows } = stores.mailbox.get();
      void memory.keepIdentities(account.key, rows, snapshot.takenAt);
      others.go();
    },
  });
}
