// Marks for deletion: at once, without the network, kept through a reload, each one to be
// taken back. They are the same in every tab: what another one keeps is kept here too.
// Nothing here sends anything to a server.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { onlyGrew } from '../mail/places.ts';
import type { Keeping } from './keeping.ts';
import type { Mailbox } from './mailbox.ts';
import { createNews } from './news.ts';
import type { Notify } from './notices.ts';
import type { Clock, Tabs } from './parts.ts';
import type { Because } from './policy.ts';
import type { DeletionState, MailboxState, Mark } from './state.ts';
import type { Store } from './store.ts';
import type { Undo } from './undo.ts';

/** What a rule marks; `headerHash` is that of the copy that is here. */
export type Ruled = { id: MessageId; headerHash: string | null; because: Because };

export type Marks = {
  load(account: string): Promise<void>;
  mark(ids: readonly MessageId[]): void;
  /** By a rule, with no step to take back: it was not the person's own. */
  markFor(found: readonly Ruled[]): void;
  keep(ids: readonly MessageId[]): void;
  /** Without a step to take back: the message is gone, or the mark means nothing any more. */
  drop(ids: readonly MessageId[]): void;
  /** A new listing replaced `before`; names made for the old one may name other messages. */
  relist(before: readonly Row[], now: readonly Row[]): void;
  /**
   * Reads again what is kept, drops from the screen what another tab took back meanwhile,
   * adds nothing, and calls `then` before any other news comes in. It is given what was
   * marked when this was called: what is marked while the disk is read was not confirmed.
   */
  confirmed(then: (ids: ReadonlySet<MessageId>) => Promise<void>): Promise<void>;
  /** What is kept of this account was changed by other means than these. */
  changed(account: string): void;
  reset(): void;
};

export function createMarks(parts: {
  store: Store<DeletionState>;
  mailboxState: Store<MailboxState>;
  mailbox: Mailbox;
  keeping: Keeping;
  tabs: Tabs;
  notify: Notify;
  undo: Undo;
  clock: Clock;
  /** The person keeps what a rule had marked, or takes that back. */
  overruled(ids: readonly MessageId[], isKept: boolean): void;
}): Marks {
  const { store, mailboxState, mailbox, keeping, notify, undo, clock } = parts;
  let account: string | null = null;
  /** Settles when the archive holds what the screen shows. */
  let written: Promise<unknown> = Promise.resolve();
  /** Counts what was done here, so that news read before it are read again. */
  let deeds = 0;
  /** Marks the archive would not take: they are this tab's own. */
  const unkept = new Set<MessageId>();
  let isConfirming = false;
  const news = createNews(parts.tabs, 'marks', (owner) => void reload(owner));

  function show(change: (marks: Map<MessageId, Mark>) => void): void {
    store.set((now) => {
      const marks = new Map(now.marks);
      change(marks);
      return { ...now, marks };
    });
  }

  function put(marks: readonly Mark[]): void {
    if (account === null || marks.length === 0) return;
    const owner = account;
    deeds++;
    show((all) => {
      for (const mark of marks) all.set(mark.id, mark);
    });
    const lasting = marks.filter(({ id }) => isLasting(id));
    write(owner, async () => {
      const items = lasting.map((value) => ({ account: owner, id: value.id, value }));
      const isKept = await keeping.put('marks', items);
      for (const { id } of lasting)
        if (isKept) unkept.delete(id);
        else unkept.add(id);
    });
  }

  function take(ids: readonly MessageId[]): Mark[] {
    const { marks } = store.get();
    const taken = ids.map((id) => marks.get(id)).filter((mark) => mark !== undefined);
    if (account === null || taken.length === 0) return [];
    const owner = account;
    deeds++;
    show((all) => {
      for (const { id } of taken) all.delete(id);
    });
    const lasting = taken.map(({ id }) => id).filter(isLasting);
    for (const id of lasting) unkept.delete(id);
    write(owner, () => keeping.remove('marks', owner, lasting));
    return taken;
  }

  /**
   * At once, for the tab may be closed in the next moment: the database takes writes to one
   * shelf in the order they are asked. The other tabs hear of it when all are done.
   */
  function write(owner: string, work: () => Promise<void>): void {
    written = Promise.all([written, work()]).then(() => news.tell(owner));
  }

  /** What the archive holds when nothing of ours is on its way to it. */
  async function settled(owner: string): Promise<Map<MessageId, Mark> | null> {
    for (;;) {
      const before = deeds;
      await written;
      const kept = await keeping.read('marks', owner);
      if (account !== owner) return null;
      if (before === deeds) return new Map(kept.map((mark) => [mark.id, mark]));
    }
  }

  /** Another tab marked or kept: the same is seen here. */
  async function reload(owner: string): Promise<void> {
    if (account !== owner || isConfirming) return;
    const kept = await settled(owner);
    if (!kept || isConfirming) return;
    show((all) => {
      for (const id of all.keys()) if (!isOurs(id) && !kept.has(id)) all.delete(id);
      for (const [id, mark] of kept) if (!all.has(id)) all.set(id, mark);
    });
  }

  /** Names made for this visit mean nothing to another tab. */
  const isOurs = (id: MessageId): boolean => !isLasting(id) || unkept.has(id);

  function make(id: MessageId, by: Ruled | null): Mark | null {
    const row = mailbox.row(id);
    if (!row || mailbox.isOnlyHere(id) || store.get().marks.has(id)) return null;
    const summary = mailboxState.get().summaries.get(id);
    const from = summary?.from[0];
    return {
      id,
      size: row.size,
      headerHash: by?.headerHash ?? (summary?.headerHash || null),
      subject: summary?.subject ?? null,
      from: from ? from.name || from.address : null,
      markedAt: clock.now(),
      because: by?.because ?? null,
    };
  }

  return {
    async load(owner) {
      account = owner;
      news.listen();
      // The first mark of a tab that is closed at once cannot wait for a database to be made.
      void keeping.put('marks', []);
      const kept = await keeping.read('marks', owner);
      if (account !== owner) return;
      store.set((now) => ({
        ...now,
        marks: new Map(kept.map((mark) => [mark.id, mark])),
      }));
    },
    mark(ids) {
      const away = ids.filter((id) => mailbox.isOnlyHere(id)).length;
      if (away > 0) notify('only.notMarked', { n: away });
      const fresh = ids.map((id) => make(id, null)).filter((mark) => mark !== null);
      if (fresh.length === 0) return;
      put(fresh);
      undo.did(() => void take(fresh.map(({ id }) => id)));
    },
    markFor(found) {
      put(found.map((by) => make(by.id, by)).filter((mark) => mark !== null));
    },
    keep(ids) {
      const taken = take(ids);
      if (taken.length === 0) return;
      const ruled = taken.filter(({ because }) => because).map(({ id }) => id);
      if (ruled.length > 0) parts.overruled(ruled, true);
      undo.did(() => {
        if (ruled.length > 0) parts.overruled(ruled, false);
        put(taken);
      });
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
    async confirmed(then) {
      if (account === null || isConfirming) return;
      const owner = account;
      const asked = new Set(store.get().marks.keys());
      isConfirming = true;
      const kept = await settled(owner);
      isConfirming = false;
      if (!kept) return;
      const lost = [...store.get().marks.keys()].filter(
        (id) => !isOurs(id) && !kept.has(id),
      );
      if (lost.length > 0) {
        show((all) => {
          for (const id of lost) all.delete(id);
        });
        notify('notices.keptElsewhere', { n: lost.length });
      }
      const going = then(asked); // it has taken what is on the screen when it returns
      void reload(owner);
      await going;
    },
    changed(owner) {
      news.tell(owner);
      void reload(owner);
    },
    reset() {
      account = null;
      unkept.clear();
      store.set((now) => ({ ...now, marks: new Map() }));
    },
  };
}
