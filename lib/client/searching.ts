// The search: what is typed is answered from the rows at once, and from the index of what is
// kept here as it is looked through, newest first. What the index cannot tell (a field of the
// header) is read from the messages themselves, and only where the rest of the query allows.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import { matcherOf, type Answer, type Facts } from '../mail/query/match.ts';
import { isNarrower } from '../mail/query/narrower.ts';
import { parseQuery } from '../mail/query/parse.ts';
import { termsOf, type Node, type Query, type Term } from '../mail/query/terms.ts';
import type { Mailbox } from './mailbox.ts';
import type { Clock } from './parts.ts';
import { createHeadLook, isOfHead, type HeadLook } from './search-heads.ts';
import { isIndexed, wantedOf } from './search-words.ts';
import type { DeletionState, MailboxState, SavedState } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ours: more than a screen shows; it comes within a frame */
  firstPage: 200,
  /** ours: of names from the index; takes about 10 ms, and the next keystroke waits no longer */
  page: 10_000,
  /** ours: the rest of the index is looked through once nobody types */
  restMs: 100,
  /** ours: messages come into the index by twenties; so often they are counted */
  countMs: 1_000,
} as const;

export type SearchState =
  | { name: 'idle'; findable: number }
  | {
      name: 'running' | 'done';
      query: Query;
      /** Messages whose words can be searched. */
      findable: number;
      /** Words inside messages were asked for, and not only what rows show. */
      isInside: boolean;
      /** Messages whose header was read for it, of how many; null where none has to be. */
      heads: { done: number; total: number } | null;
    };

export type Searching = {
  begin(account: string): void;
  /** More messages can be found than before. */
  learned(): void;
  set(text: string): void;
  /** What an index or a header says of a message: for whoever shows where the words stand. */
  isInside(id: MessageId): boolean;
  reset(): void;
};

type Leaf = { term: Term; ids: Set<MessageId>; isWhole: boolean };

export function createSearching(parts: {
  store: Store<SearchState>;
  mailbox: Mailbox;
  mailboxState: Store<MailboxState>;
  deletion: Store<DeletionState>;
  saved: Store<SavedState>;
  archive: MessageArchive;
  clock: Clock;
  isNew(id: MessageId): boolean;
}): Searching {
  const { store, mailbox, archive, clock } = parts;
  let account: string | null = null;
  let life = new AbortController();
  let leaves = new Map<Term, Leaf>();
  let heads: HeadLook | null = null;
  /** What is findable, where the question needs to know it; kept for the next one. */
  let all: Leaf | null = null;
  let every: Leaf | null = null;
  let stopCount: (() => void) | null = null;
  let isCounted = false;
  /** More was learnt while it was looked through. */
  let isStale = false;

  parts.saved.subscribe(() => {
    const now = parts.saved.get();
    if (now.name !== 'on' || account === null) return;
    countSoon();
    const search = store.get();
    // What is kept meanwhile is found as well.
    if (search.name === 'idle') return;
    const asksForKept = termsOf(search.query.root).some(
      ({ term }) => term.op === 'is' && term.state === 'offline',
    );
    if (asksForKept) mailbox.refilter(idsOf(parts.mailboxState.get()), 'soon');
  });

  function countSoon(): void {
    every = null;
    if (isCounted) stopCount ??= clock.after(bounds.countMs, count);
    else count();
  }

  /** How much can be searched. */
  function count(): void {
    stopCount = null;
    isCounted = true;
    const owner = account;
    if (owner === null) return;
    void archive
      .countFindable(owner)
      .catch(() => 0)
      .then((findable) => {
        if (owner !== account || store.get().findable === findable) return;
        store.set((now) => ({ ...now, findable }));
        void lookAgain(life.signal);
      });
  }

  /** For what was learnt meanwhile; what was found stays found. */
  async function lookAgain(signal: AbortSignal): Promise<void> {
    isStale = store.get().name === 'running';
    if (leaves.size === 0 || isStale) return;
    if (all) all = every ??= everything();
    await lookInside(signal);
    if (!signal.aborted) mailbox.refilter(idsOf(parts.mailboxState.get()), 'now');
  }

  function facts(): Facts {
    const { seen } = parts.mailboxState.get();
    const { marks } = parts.deletion.get();
    return {
      now: clock.now(),
      // As it was when it was asked: what is read or marked in a result stays in it.
      is(state, id) {
        if (state === 'read' || state === 'unread')
          return seen.has(id) === (state === 'read');
        if (state === 'marked') return marks.has(id);
        if (state === 'new') return parts.isNew(id);
        return state === 'only-here' ? mailbox.isOnlyHere(id) : isSaved(id);
      },
      inside(term) {
        const leaf = leaves.get(term);
        if (account !== null && isOfHead(term))
          return (id) => (heads ? heads.answer(term, id) : 'absent');
        if (!leaf) return () => 'absent';
        return (id) => {
          if (leaf.ids.size > 0 && leaf.ids.has(id)) return true;
          if (!all) return leaf.isWhole ? 'absent' : null;
          if (!all.isWhole) return null;
          if (!all.ids.has(id)) return 'absent';
          return leaf.isWhole ? false : null;
        };
      },
    };
  }

  function isSaved(id: MessageId): boolean {
    const now = parts.saved.get();
    const size = now.name === 'on' ? now.sizes.get(id) : undefined;
    return size !== undefined && size === mailbox.row(id)?.size;
  }

  function ask(text: string): void {
    life.abort();
    life = new AbortController();
    leaves = new Map();
    heads = null;
    all = null;
    const before = store.get();
    const query = parseQuery(text);
    const { root } = query;
    const { findable } = before;
    if (!root) {
      store.set({ name: 'idle', findable });
      return mailbox.setFilter(text, null);
    }
    const signal = life.signal;
    const terms = account === null ? [] : termsOf(root);
    for (const { term } of terms)
      if (isIndexed(term)) leaves.set(term, { term, ids: new Set(), isWhole: false });
    // Only an opposite, or a file that is not there, needs to know what was looked through.
    const needsAll = terms.some(
      ({ term, isNot }) => (isNot && isIndexed(term)) || term.op === 'has',
    );
    if (needsAll) all = every ??= everything();
    const test = matcherOf(root, facts());
    if (terms.some(({ term }) => isOfHead(term))) heads = headLook(root, test, signal);
    const work = lookInside(signal); // asked before the rows are, which takes as long
    const isInside = leaves.size > 0 || heads !== null;
    store.set({
      name: isInside ? 'running' : 'done',
      query,
      findable,
      isInside: termsOf(root).some(
        ({ term }) => wantedOf(term) !== null || isOfHead(term),
      ),
      heads: null,
    });
    const wasRoot = before.name === 'idle' ? null : before.query.root;
    mailbox.setFilter(text, test, isNarrower(root, wasRoot));
    if (isInside) void work.then(() => finish(signal));
  }

  async function lookInside(signal: AbortSignal): Promise<void> {
    const owner = account;
    if (owner === null) return;
    await Promise.all([
      ...[...leaves.values()].map((leaf) => lookFor(owner, leaf, signal)),
      all && !all.isWhole && takeAll(owner, all),
    ]);
  }

  async function lookFor(owner: string, leaf: Leaf, signal: AbortSignal): Promise<void> {
    const wanted = wantedOf(leaf.term);
    let before: number | null = null;
    for (let most: number = bounds.firstPage; ; most = bounds.page) {
      const page: { ids: MessageId[]; next: number | null } = wanted
        ? await archive
            .findPage(owner, [wanted], { most, before })
            .catch(() => ({ ids: [], next: null }))
        : { ids: await archive.findable(owner, true).catch(() => []), next: null };
      if (signal.aborted) return;
      for (const id of page.ids) leaf.ids.add(id);
      leaf.isWhole = page.next === null;
      mailbox.refilter(page.ids, before === null ? 'now' : 'soon');
      if (page.next === null) return;
      if (before === null)
        await new Promise<void>((resolve) => void clock.after(bounds.restMs, resolve));
      if (signal.aborted) return;
      before = page.next;
    }
  }

  async function takeAll(owner: string, all: Leaf): Promise<void> {
    const ids = await archive.findable(owner, false).catch(() => []);
    for (const id of ids) all.ids.add(id);
    all.isWhole = true;
  }

  /** What is whole now answers also for what it does not hold. */
  async function finish(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    // Only an opposite is true of what was not found.
    if (all) mailbox.refilter(idsOf(parts.mailboxState.get()), 'now');
    await heads?.run(idsOf(parts.mailboxState.get()).filter(isSaved).reverse());
    if (!signal.aborted)
      store.set((now) => (now.name === 'running' ? { ...now, name: 'done' } : now));
    if (isStale) await lookAgain(signal);
  }

  function headLook(
    root: Node,
    test: ReturnType<typeof matcherOf>,
    signal: AbortSignal,
  ): HeadLook {
    const owner = account ?? '';
    return createHeadLook({
      terms: termsOf(root).map(({ term }) => term),
      read: (id, range) => archive.readRange(owner, id, range).catch(() => null),
      // A message that the rest of the query rules out is not read.
      mayFit(id): boolean {
        const row = mailbox.row(id);
        const summary = parts.mailboxState.get().summaries.get(id);
        const answer: Answer = row ? test({ row, summary, text: null }) : false;
        return answer === null;
      },
      told(ids, progress) {
        mailbox.refilter(ids, 'soon');
        store.set((now) => (now.name === 'idle' ? now : { ...now, heads: progress }));
      },
      signal,
    });
  }

  return {
    begin(owner) {
      account = owner;
      isCounted = false;
      countSoon();
      // What was asked before the archive was known is asked again with it.
      if (store.get().name !== 'idle') ask(parts.mailboxState.get().filter);
    },
    learned: countSoon,
    set: ask,
    isInside: (id) =>
      [...leaves.values()].some(({ ids }) => ids.has(id)) || heads?.hasFound(id) === true,
    reset() {
      life.abort();
      leaves = new Map();
      heads = null;
      all = every = null;
      account = null;
      stopCount?.();
      stopCount = null;
      store.set({ name: 'idle', findable: 0 });
    },
  };
}

function everything(): Leaf {
  return { term: { op: 'has', what: 'attachment' }, ids: new Set(), isWhole: false };
}

function idsOf({ all }: MailboxState): MessageId[] {
  return all.map(({ id }) => id);
}
