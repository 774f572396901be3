// Makes findable what came without being read: each message that is here is taken apart once,
// behind everything else, and its words go to the index. What is left when the tab closes is
// done in the next visit.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import type { DownloadState } from './download-state.ts';
import type { Clock, Parts } from './parts.ts';
import { nobodyReads } from './quiet.ts';
import type { ReaderState, SavedState } from './state.ts';
import type { Store } from './store.ts';
import { wordsOf } from './words-of.ts';

/** ours: learnt together, for each time the index waits for the disk once */
const batch = 20;

export type Indexing = {
  begin(account: string): void;
  reset(): void;
};

export function createIndexing(parts: {
  archive: MessageArchive;
  saved: Store<SavedState>;
  downloading: Store<DownloadState>;
  reader: Store<ReaderState>;
  parse: Parts['parse'];
  clock: Clock;
}): Indexing {
  const { archive, saved, downloading, reader } = parts;
  let life: { account: string; control: AbortController } | null = null;
  let isRunning = false;
  /** They could not be read: asking again would tell nothing else. */
  const passed = new Set<MessageId>();

  for (const one of [saved, downloading]) one.subscribe(() => void work());

  async function work(): Promise<void> {
    const mine = life;
    const mayRun = saved.get().name === 'on' && downloading.get().name !== 'running';
    if (!mine || isRunning || !mayRun) return;
    isRunning = true;
    try {
      await learnAll(mine.account, mine.control.signal);
    } catch {
      mine.control.abort(); // the archive is not to be had; the next visit tries again
    } finally {
      isRunning = false;
    }
    // What came while the last ones were learnt, or another mailbox.
    if (life !== mine) void work();
  }

  async function learnAll(account: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && downloading.get().name !== 'running') {
      const all = await archive.unread(account, batch + passed.size);
      const ids = all.filter((id) => !passed.has(id)).slice(0, batch);
      if (ids.length === 0) return;
      const messages: { id: MessageId; words: ReturnType<typeof wordsOf> }[] = [];
      for (const id of ids) {
        await nobodyReads(reader, signal);
        if (signal.aborted) return;
        const found = await archive.read(account, id).catch(() => null);
        if (!found) {
          passed.add(id);
          continue;
        }
        const letter = await parts.parse(found.raw, { whole: true });
        messages.push({ id, words: wordsOf(letter, parts.clock.now()) });
      }
      await archive.learn(account, messages);
    }
  }

  return {
    begin(account) {
      life = { account, control: new AbortController() };
      void work();
    },
    reset() {
      life?.control.abort();
      life = null;
      passed.clear();
    },
  };
}
