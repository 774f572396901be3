// What is removed from the server, by the person and by rules, and what comes here by itself:
// these parts in their place among the others.
import type { MessageId } from '../mail/message.ts';
import { createDeletion } from './deletion.ts';
import type { Downloading } from './downloading.ts';
import { beforeForgetting, whileNothingGoes } from './forgetting.ts';
import type { Journal } from './journal.ts';
import { createKeepingHere } from './keep-here.ts';
import type { Keeping } from './keeping.ts';
import type { Marks } from './marks.ts';
import type { Notify } from './notices.ts';
import type { Parts } from './parts.ts';
import { createPolicyBook } from './policy-book.ts';
import { createPolicyFacts } from './policy-facts.ts';
import { createPolicyRun } from './policy-run.ts';
import type { Saved } from './saved.ts';
import type { OpenVisit } from './state.ts';
import type { Stores } from './stores.ts';
import type { Undo } from './undo.ts';
import type { Visit } from './visit.ts';

export function wireRemoval(
  parts: Parts,
  stores: Stores,
  more: {
    downloading: Downloading;
    journal: Journal;
    keeping: Keeping;
    marks: Marks;
    saved: Pick<Saved, 'known'>;
    undo: Undo;
    visit: Visit;
    mayFetch(): boolean;
    /** Sealing's. */
    nameOf(account: string): string;
    /** What is known goes by names that may mean something else. */
    isDoubtful(): boolean;
    notify: Notify;
    setKind(kind: 'look' | 'manage'): Promise<void>;
  },
) {
  const { downloading, journal, keeping, marks, saved, undo, visit, notify } = more;
  const { clock, messages: archive } = parts;
  const { deletion: store, mailbox: mailboxState } = stores;
  const book = createPolicyBook(keeping);
  const deletion = createDeletion({
    store,
    visit: stores.visit,
    mailboxState,
    mayFetch: () => more.mayFetch(),
    call: visit.call,
    look: visit.look,
    allowChanges: () => more.setKind('manage'),
    forbidChanges: () => more.setKind('look'),
    journal,
    marks,
    undo,
    notify,
    clock,
    prove: (victims) => policy.prove(victims),
    sent: () => policy.sent(),
    settled: (entry, receipt) => policy.settled(entry, receipt),
  });
  const { storagePromise } = parts;
  const policy = createPolicyRun({
    store: stores.policy,
    deletion: store,
    visit: stores.visit,
    book,
    facts: createPolicyFacts({
      archive,
      mailboxState,
      visit: stores.visit,
      storagePromise,
    }),
    marks,
    commit: (ids) => marks.confirmed((asked) => deletion.commit(both(ids, asked))),
    hold: (name) => parts.hold(name),
    nameOf: (account) => more.nameOf(account),
    isDoubtful: () => more.isDoubtful(),
    local: parts.local,
    clock,
    notify,
  });
  const keepingHere = createKeepingHere({
    book,
    rows: () => mailboxState.get().rows,
    saved: stores.saved,
    state: stores.downloading,
    downloading,
    isMarked: (id) => store.get().marks.has(id),
    mayFetch(account) {
      const now = stores.visit.get();
      const isMine = now.name === 'open' && now.account.key === account;
      return isMine && more.mayFetch() && !more.isDoubtful();
    },
    isOwner: () => policy.isOwner(),
  });
  let lastDownload = stores.downloading.get().name;
  stores.downloading.subscribe(() => {
    const { name } = stores.downloading.get();
    if (name === lastDownload) return;
    lastDownload = name;
    if (name === 'done' || name === 'stopped') void policy.fetched(name === 'done');
  });

  return {
    deletion,
    policy,
    /** A snapshot of a remembered mailbox is in, and what it lists is kept by `listed`. */
    looked({ account, snapshot }: OpenVisit, listed: Promise<void>): void {
      void downloading.looked(account.key).then(() => keepingHere.looked(account.key));
      void Promise.all([listed, saved.known()]).then(() =>
        policy.looked(snapshot.takenAt),
      );
    },
    /** Names mean what they say again. */
    go(): void {
      const now = stores.visit.get();
      void policy.fetched(false);
      if (now.name !== 'open') return;
      const { key } = now.account;
      downloading.begin();
      void keepingHere.looked(key);
    },
    /** Copies here go by `work`, unless a rule is just removing their originals. */
    async forgetting(
      ids: readonly MessageId[],
      work: () => Promise<unknown>,
    ): Promise<void> {
      const now = stores.visit.get();
      if (now.name !== 'open') return;
      const { key } = now.account;
      const listed = new Set(mailboxState.get().rows.map(({ id }) => id));
      const there = ids.filter((id) => listed.has(id));
      const isFree = await whileNothingGoes(parts, more.nameOf(key), async () => {
        await beforeForgetting(key, there, { archive, book, marks });
        await work();
      });
      if (!isFree) notify('notices.removingNow');
    },
  };
}

function both(
  one: ReadonlySet<MessageId>,
  other: ReadonlySet<MessageId>,
): ReadonlySet<MessageId> {
  return new Set([...one].filter((id) => other.has(id)));
}
