// Where the words stand in the messages that are on screen: read from here, one at a time,
// behind everything else. Nothing is asked of a server for it.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import { excerptOf, wordsIn, type Excerpt } from '../mail/query/hits.ts';
import type { Clock, Parts } from './parts.ts';
import { nobodyReads } from './quiet.ts';
import type { Searching, SearchState } from './searching.ts';
import type { ReaderState } from './state.ts';
import type { Store } from './store.ts';

/** Of one question; a message without a place to show has null. */
export type Excerpts = ReadonlyMap<MessageId, Excerpt | null>;

const bounds = {
  /** ours: of one question; a scroll through more begins anew */
  kept: 500,
  /** ours: a question that is still being typed is not looked up in messages */
  restMs: 150,
  /** ours: what is larger is mostly attachments, and costs too much for a line of text */
  octets: 2_000_000,
  /** ours: texts at hand, so that the next letter reads and parses nothing again */
  textChars: 4_000_000,
} as const;

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
  clock: Clock;
  sizeOf(id: MessageId): number;
}): SearchExcerpts {
  const { store, search, archive } = parts;
  let account: string | null = null;
  let visible: readonly MessageId[] = [];
  let life = new AbortController();
  let asked: unknown = null;
  let words: readonly string[] = [];
  let isRunning = false;
  let stopRest: (() => void) | null = null;
  const texts = new Map<MessageId, { text: string; names: string }>();
  let chars = 0;

  search.subscribe(() => {
    const now = search.get();
    const query = now.name === 'idle' ? null : now.query;
    if (query === asked) return void work();
    asked = query;
    words = wordsIn(query?.root ?? null);
    life.abort();
    life = new AbortController();
    if (store.get().size > 0) store.set(new Map());
    stopRest?.();
    stopRest = parts.clock.after(bounds.restMs, () => {
      stopRest = null;
      void work();
    });
  });

  async function work(): Promise<void> {
    if (isRunning || stopRest) return;
    isRunning = true;
    for (let id = next(); id !== undefined; id = next()) {
      const { signal } = life;
      await nobodyReads(parts.reader, signal);
      const found = await excerpt(id).catch(() => null);
      if (signal.aborted) continue;
      store.set((now) => {
        const kept = now.size >= bounds.kept ? new Map<MessageId, Excerpt | null>() : now;
        return new Map(kept).set(id, found);
      });
    }
    isRunning = false;
  }

  function next(): MessageId | undefined {
    if (account === null || words.length === 0) return undefined;
    const known = store.get();
    if (stopRest) return undefined;
    return visible.find(
      (id) =>
        !known.has(id) &&
        parts.searching.isInside(id) &&
        parts.sizeOf(id) <= bounds.octets,
    );
  }

  async function excerpt(id: MessageId): Promise<Excerpt | null> {
    const said = texts.get(id) ?? (await read(id));
    return said && (excerptOf(said.text, words) ?? excerptOf(said.names, words));
  }

  async function read(id: MessageId) {
    const owner = account;
    const original = owner === null ? null : await archive.read(owner, id);
    if (!original) return null;
    const { text, attachments } = await parts.parse(original.raw, { whole: true });
    const names = attachments.map(({ name }) => name).join(' · ');
    const said = { text: (text ?? '').slice(0, bounds.textChars / 10), names };
    if (owner !== account) return said;
    if (chars + said.text.length > bounds.textChars) {
      texts.clear();
      chars = 0;
    }
    texts.set(id, said);
    chars += said.text.length;
    return said;
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
      stopRest?.();
      stopRest = null;
      texts.clear();
      chars = 0;
      visible = [];
      life.abort();
      life = new AbortController();
      store.set(new Map());
    },
  };
}
