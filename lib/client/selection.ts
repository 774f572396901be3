// Which rows are selected and which one has the focus. Selection is by identity: it survives
// sorting, filtering and a new snapshot.
import type { MessageId } from '../mail/message.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';

export type Selection = {
  focus(id: MessageId | null): void;
  select(ids: Iterable<MessageId>): void;
  toggle(id: MessageId): void;
  range(id: MessageId, add: boolean): void;
  all(): void;
  clear(): void;
  reset(): void;
};

export function createSelection(store: Store<MailboxState>): Selection {
  /** Where a range begins: the row last toggled, or last focused without a range. */
  let anchor: MessageId | null = null;

  return {
    focus(id) {
      if (store.get().focused === id) return; // a range has just put it there
      anchor = id;
      store.set((now) => ({ ...now, focused: id }));
    },
    select(ids) {
      store.set((now) => ({ ...now, selected: new Set(ids) }));
    },
    toggle(id) {
      anchor = id;
      store.set((now) => {
        const selected = new Set(now.selected);
        if (!selected.delete(id)) selected.add(id);
        return { ...now, selected, focused: id };
      });
    },
    /** Moves the focus to `id` and leaves the anchor, so that the next range starts there too. */
    range(id, add) {
      store.set((now) => {
        anchor ??= now.focused ?? now.view[0] ?? id;
        const to = now.view.indexOf(id);
        const start = now.view.indexOf(anchor);
        if (to < 0) return now;
        // An anchor that the filter hides cannot begin a range: the row itself does.
        const from = start < 0 ? to : start;
        const run = now.view.slice(Math.min(from, to), Math.max(from, to) + 1);
        return {
          ...now,
          focused: id,
          selected: new Set(add ? [...now.selected, ...run] : run),
        };
      });
    },
    all() {
      store.set((now) => ({ ...now, selected: new Set(now.view) }));
    },
    clear() {
      store.set((now) =>
        now.selected.size === 0 ? now : { ...now, selected: new Set() },
      );
    },
    reset() {
      anchor = null;
    },
  };
}
