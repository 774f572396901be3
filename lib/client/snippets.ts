// The first words of the messages on screen, asked for behind everything else: their rows are
// there without them, and nobody waits for them.
import type { MessageId, Summary } from '../mail/message.ts';
import { FaultError } from '../wire/faults.ts';
import type { Call } from './call.ts';
import type { MailboxState, ReaderState, Settings } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ux: what a peek takes; of 381 real messages with words 378 have begun by then */
  lines: 20,
  /** ours: half a screen, so that what scrolls into view does not wait for long */
  batch: 20,
  /** ours: a server that breaks twice over them in one visit is left alone */
  failures: 2,
} as const;

export type Snippets = {
  /** A snapshot came, or the line is back. */
  begin(): void;
  /** The line to the proxy is gone; `begin` goes on. */
  pause(): void;
  /** The visit ended. */
  end(): void;
  showing(ids: readonly MessageId[]): void;
  /** The person gave the mailbox back: nothing more until something new is looked at. */
  rest(): void;
};

export function createSnippets(parts: {
  call: Call;
  /** What the server says, on its way to the rows. */
  learn(summaries: readonly Summary[]): void;
  store: Store<MailboxState>;
  reader: Store<ReaderState>;
  settings: Store<Settings>;
  /** False while the person has not agreed to what asking may cost. */
  mayFetch(): boolean;
}): Snippets {
  const { call, store, reader, settings } = parts;
  let life: AbortController | null = null;
  let visible: readonly MessageId[] = [];
  /** Had or not: they are not worth a second try, unless the line was lost over them. */
  const asked = new Set<MessageId>();
  let isRunning = false;
  let isResting = false;
  let failures = 0;

  for (const one of [store, reader, settings]) one.subscribe(work);

  /** Its row is there, and lacks the first words only. */
  function isBare(id: MessageId): boolean {
    const summary = store.get().summaries.get(id);
    return summary !== undefined && summary.snippet === undefined;
  }

  function work(): void {
    if (!life || isRunning || isResting || !parts.mayFetch()) return;
    if (!showsThem(settings.get()) || reader.get().name === 'loading') return;
    const ids = visible.filter((id) => isBare(id) && !asked.has(id));
    if (ids.length > 0) void fetch(ids.slice(0, bounds.batch), life);
  }

  async function fetch(ids: readonly MessageId[], mine: AbortController): Promise<void> {
    isRunning = true;
    for (const id of ids) asked.add(id);
    // What was read meanwhile is known better.
    const onPart = ({ summaries }: { summaries: Summary[] }) =>
      parts.learn(summaries.filter(({ id }) => isBare(id)));
    const ask = { ids: [...ids], urgent: false, lines: bounds.lines };
    const { signal } = mine;
    try {
      await call('headers', ask, { signal, onPart });
    } catch (error) {
      if (signal.aborted) return;
      // Without them the rows are as good as before: what goes wrong is not told.
      if (error instanceof FaultError && error.fault.kind !== 'relay-gone') failures++;
      for (const id of ids) asked.delete(id);
      if (life === mine) stop();
      return;
    }
    if (signal.aborted) return;
    isRunning = false;
    work();
  }

  function stop(): void {
    life?.abort();
    life = null;
    isRunning = false;
  }

  return {
    begin() {
      isResting = false;
      if (failures >= bounds.failures) return;
      life ??= new AbortController();
      work();
    },
    pause: stop,
    end() {
      stop();
      asked.clear();
      visible = [];
      failures = 0;
    },
    showing(ids) {
      const isNew = (id: MessageId) => !visible.includes(id);
      if (isResting && ids.some(isNew)) isResting = false;
      visible = ids;
      work();
    },
    rest() {
      isResting = true;
    },
  };
}

/** The rows have room for the first words, and the person wants them. */
function showsThem({ firstWords, density }: Settings): boolean {
  return firstWords && density !== 'compact';
}
