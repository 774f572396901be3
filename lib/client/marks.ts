// Marks for deletion: at once, without the network, kept through a reload, each one to be
// taken back. Nothing here sends anything.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { onlyGrew } from '../mail/places.ts';
import type { Keeping } from './keeping.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notify } from './notices.ts';
import type { Clock } from './parts.ts';
import type { DeletionState, MailboxState, Mark } from './state.ts';
import type { Store } from './store.ts';
import type { Undo } from './undo.ts';

export type Marks = {
  load(account: string): Promise<void>;
  mark(ids: readonly MessageId[]): void;
  keep(ids: readonly MessageId[]): void;
  /** Without a step to take back: the message is gone, or the mark means nothing any more. */
  drop(ids: readonly MessageId[]): void;
  /** A new listing replaced `before`; names made for the old one may name other messages. */
  relist(before: readonly Row[], now: readonly Row[]): void;
  reset(): void;
};

export function createMarks(parts: {
  store: Store<DeletionState>;
  mailboxState: Store<MailboxState>;
  mailbox: Mailbox;
  keeping: Keeping;
  notify: Notify;
  undo: Undo;
  clock: Clock;
}): Marks {
  const { store, mailboxState, mailbox, keeping, notify, undo, clock } = parts;
  let account: string | null = null;

  function put(marks: readonly Mark[]): void {
    if (account === null || marks.length === 0) return;
    const owner = account;
    store.set((now) => {
      const all = new Map(now.marks);
      for (const mark of marks) all.set(mark.id, mark);
      return { ...now, marks: all };
    });
    void keeping.put(
      'marks',
      marks
        .filter(({ id }) => isLasting(id))
        .map((value) => ({ account: owner, id: value.id, value })),
    );
  }

  function take(ids: readonly MessageId[]): Mark[] {
    const { marks } = store.get();
    const taken = ids.map((id) => marks.get(id)).filter((mark) => mark !== undefined);
    if (account === null || taken.length === 0) return [];
    store.set((now) => {
      const all = new Map(now.marks);
      for (const { id } of taken) all.delete(id);
      return { ...now, marks: all };
    });
    void keeping.remove('marks', account, taken.map(({ id }) => id).filter(isLasting));
    return taken;
  }

  function make(id: MessageId): Mark | null {
    const row = mailbox.row(id);
    if (!row || store.get().marks.has(id)) return null;
    const summary = mailboxState.get().summaries.get(id);
    const from = summary?.from[0];
    return {
      id,
      size: row.size,
      headerHash: summary?.headerHash || null,
      subject: summary?.subject ?? null,
      from: from ? from.name || from.address : null,
      markedAt: clock.now(),
    };
  }

  return {
    async load(owner) {
      account = owner;
      const kept = await keeping.read('marks', owner);
      if (account !== owner) return;
      store.set((now) => ({
        ...now,
        marks: new Map(kept.map((mark) => [mark.id, mark])),
      }));
    },
    mark(ids) {
      const fresh = ids.map(make).filter((mark) => mark !== null);
      if (fresh.length === 0) return;
      put(fresh);
      undo.did(() => void take(fresh.map(({ id }) => id)));
    },
    keep(ids) {
      const taken = take(ids);
      if (taken.length > 0) undo.did(() => put(taken));
    },
    drop: (ids) => void take(ids),
    relist(before, now) {
      const made = [...store.get().marks.keys()].filter((id) => !isLasting(id));
      if (made.length === 0) return;
      if (onlyGrew(before, now)) return;
      take(made);
      undo.clear();
      notify('notices.marksDropped', { n: made.length });
    },
    reset() {
      account = null;
      store.set((now) => ({ ...now, marks: new Map() }));
    },
  };
}
