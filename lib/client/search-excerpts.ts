// Where the words stand in the messages that are on screen: read from here, one at a time,
// behind everything else. Nothing is asked of a server for it.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import { excerptOf, wordsIn, type Excerpt } from '../mail/query/hits.ts';
import type { Parts } from './parts.ts';
import { nobodyReads } from './quiet.ts';
import type { Searching, SearchState } from './searching.ts';
import type { ReaderState } from './state.ts';
import type { Store } from './store.ts';

/** Of one question; a message without a place to show has null. */
export type Excerpts = ReadonlyMap<MessageId, Excerpt | null>;

/** ours: of one question; a scroll through more begins anew */
const keptAtMost = 500;

export type SearchExcerpts = {
  begin(account: string): void;
  showing(ids: readonly MessageId[]): void;
  reset(): void;
};

export function createExcerpts(parts: {
  store: Store<Excerpts>;
  search: Store<SearchState>;
  searching: Pick<Searching, 'isInside'>;
  reader: Store<ReaderState>;
  archive: MessageArchive;
  parse: Parts['parse'];
}): SearchExcerpts {
  const { store, search, archive } = parts;
  let account: string | null = null;
  let visible: readonly MessageId[] = [];
  let life = new AbortController();
  let asked: unknown = null;
  let words: readonly string[] = [];
  let isRunning = false;

  search.subscribe(() => {
    const now = search.get();
    const query = now.name === 'idle' ? null : now.query;
    if (query !== asked) {
      asked = query;
      words = wordsIn(query?.root ?? null);
      life.abort();
      life = new AbortController();
      if (store.get().size > 0) store.set(new Map());
    }
    void work();
  });

  async function work(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let id = next(); id !== undefined; id = next()) {
      const { signal } = life;
      await nobodyReads(parts.reader, signal);
      const found = await excerpt(id).catch(() => null);
      if (signal.aborted) continue;
      store.set((now) => {
        const kept = now.size >= keptAtMost ? new Map<MessageId, Excerpt | null>() : now;
        return new Map(kept).set(id, found);
      });
    }
    isRunning = false;
  }

  function next(): MessageId | undefined {
    if (account === null || words.length === 0) return undefined;
    const known = store.get();
    return visible.find((id) => !known.has(id) && parts.searching.isInside(id));
  }

  async function excerpt(id: MessageId): Promise<Excerpt | null> {
    if (account === null) return null;
    const original = await archive.read(account, id);
    if (!original) return null;
    const { text, attachments } = await parts.parse(original.raw, { whole: true });
    const names = attachments.map(({ name }) => name).join(' · ');
    return excerptOf(text ?? '', words) ?? excerptOf(names, words);
  }

  return {
    begin(owner) {
      account = owner;
    },
    showing(ids) {
      visible = ids;
      void work();
    },
    reset() {
      account = null;
      visible = [];
      life.abort();
      life = new AbortController();
      store.set(new Map());
    },
  };
}
