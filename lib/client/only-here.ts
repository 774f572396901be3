// Rows of messages that only this device has: what their headers said is read from here, page
// by page; of one that no listing told of, from the message itself. And letting go of copies.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId, Summary } from '../mail/message.ts';
import { summaryAfterReading } from '../mail/summary-of.ts';
import { readSummary } from './known.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notify } from './notices.ts';
import type { Clock, Parts } from './parts.ts';
import type { Saved } from './saved.ts';
import type { MailboxState, SavedState } from './state.ts';
import type { Store } from './store.ts';

/** ours: asked of the database in one go; a thousand take about 20 ms */
const pageRows = 1_000;

export type OnlyHere = {
  begin(account: string): void;
  /** Their copies here go, and what was kept of their headers. False where they did not. */
  forget(ids: readonly MessageId[]): Promise<boolean>;
  reset(): void;
};

export function createOnlyHere(parts: {
  archive: MessageArchive;
  mailbox: Mailbox;
  store: Store<MailboxState>;
  savedState: Store<SavedState>;
  saved: Pick<Saved, 'changed'>;
  parse: Parts['parse'];
  notify: Notify;
  clock: Clock;
}): OnlyHere {
  const { archive, mailbox, store, clock } = parts;
  let owner: string | null = null;
  let isRunning = false;
  /** Asked for once: what could not be told will not be told a second time. */
  const asked = new Set<MessageId>();

  parts.savedState.subscribe(() => {
    const now = parts.savedState.get();
    if (now.name === 'on') mailbox.setKept(now.sizes, now.same);
    else mailbox.setKept(new Map());
  });
  store.subscribe(() => void work());

  function next(): MessageId[] {
    const { onlyHere, summaries } = store.get();
    const page: MessageId[] = [];
    // The newest first, as everywhere.
    for (let at = onlyHere.length - 1; at >= 0 && page.length < pageRows; at--) {
      const id = onlyHere[at]?.id;
      if (id !== undefined && !summaries.has(id) && !asked.has(id)) page.push(id);
    }
    return page;
  }

  async function work(): Promise<void> {
    const account = owner;
    if (account === null || isRunning || store.get().onlyHere.length === 0) return;
    isRunning = true;
    for (;;) {
      const page = next();
      if (page.length === 0 || owner !== account) break;
      for (const id of page) asked.add(id);
      const told = await fromListings(account, page);
      if (owner === account) mailbox.learn(told);
      const known = new Set(told.map(({ id }) => id));
      for (const id of page.filter((one) => !known.has(one))) {
        const read = owner === account ? await fromOriginal(account, id) : null;
        if (read && owner === account) mailbox.learn([read]);
      }
      await new Promise<void>((resolve) => void clock.after(0, resolve));
    }
    isRunning = false;
    if (owner !== account) void work();
  }

  async function fromListings(
    account: string,
    ids: readonly MessageId[],
  ): Promise<Summary[]> {
    const found = await archive.headersOf(account, ids).catch(() => []);
    return found.flatMap(({ id, size, summary }) => {
      // Of another size it was another message's.
      const read = mailbox.row(id)?.size === size ? readSummary(summary) : null;
      return read?.id === id ? [read] : [];
    });
  }

  async function fromOriginal(account: string, id: MessageId): Promise<Summary | null> {
    const found = await archive.read(account, id).catch(() => null);
    if (!found) return null;
    const letter = await parts.parse(found.raw, { whole: true });
    const read = summaryAfterReading(undefined, id, letter, true);
    // By its header it is known again where the server lists it under another name.
    const { headerHash = '' } =
      (await archive.verify(account, id).catch(() => null)) ?? {};
    return { ...read, headerHash };
  }

  /** With copies that are the same and not shown: they would come up in their place. */
  function withDoubles(ids: readonly MessageId[]): MessageId[] {
    const now = parts.savedState.get();
    if (now.name === 'off') return [...ids];
    const numbers = new Set(ids.map((id) => now.same.get(id)));
    const hidden = [...now.same].filter(
      ([id, same]) => numbers.has(same) && mailbox.row(id) === undefined,
    );
    return [...ids, ...hidden.map(([id]) => id)];
  }

  return {
    begin(account) {
      owner = account;
      void work();
    },
    async forget(ids) {
      const account = owner;
      if (account === null) return false;
      const isGone = await archive.forget(account, withDoubles(ids)).then(
        () => true,
        () => false,
      );
      parts.notify(isGone ? 'only.forgotten' : 'only.notForgotten', { n: ids.length });
      void parts.saved.changed(account);
      return isGone;
    },
    reset() {
      owner = null;
      asked.clear();
    },
  };
}
