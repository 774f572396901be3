// The message in the reading pane: from memory, or fetched; asked about first where it is
// large or where reading it would change something on the server.
import { summaryOf } from '../mail/summary-of.ts';
import { isIncomplete } from '../mail/completeness.ts';
import { messageFileName } from '../mail/file-name.ts';
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { namesThatHold } from '../mail/places.ts';
import { FaultError, type Fault } from '../wire/faults.ts';
import type { Call } from './call.ts';
import { fetchMessage, type FetchOptions } from './fetch-message.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notify } from './notices.ts';
import type { Parts } from './parts.ts';
import { createRawCache, type RawMessage } from './raw-cache.ts';
import type { MailboxState, ReaderState, Settings } from './state.ts';
import type { Store } from './store.ts';

export type Reader = {
  open(id: MessageId): void;
  download(id: MessageId, allowRetr?: boolean): void;
  peek(id: MessageId, lines: number): void;
  cancel(): void;
  close(): void;
  step(by: -1 | 1): void;
  save(id: MessageId): Promise<void>;
  /** A new listing: what went, or may have another name now, is let go. */
  relist(before: readonly Row[]): void;
  reset(): void;
};

export function createReader(parts: {
  store: Store<ReaderState>;
  mailboxState: Store<MailboxState>;
  settings: Store<Settings>;
  mailbox: Mailbox;
  call: Call;
  world: Pick<Parts, 'clock' | 'parse' | 'saveFile'>;
  notify: Notify;
  /** It is on the screen. */
  shown(id: MessageId): void;
  /** False while the person has not agreed to what reading may cost. */
  mayFetch(): boolean;
  focus(id: MessageId): void;
}): Reader {
  const { store, mailboxState, settings, mailbox, call, world, notify } = parts;
  const cache = createRawCache();
  /** The one message being made ready; a newer wish ends it. */
  let work = new AbortController();

  function begin(): AbortSignal {
    work.abort();
    work = new AbortController();
    return work.signal;
  }

  function open(id: MessageId): void {
    const kept = cache.get(id);
    const row = mailbox.row(id);
    if (!kept && !parts.mayFetch()) return askAboutExpiry(id);
    if (!kept && row && row.size > settings.get().askAboveOctets) {
      begin();
      return store.set({ name: 'ask-first', id, size: row.size });
    }
    void load(id, {});
  }

  async function load(
    id: MessageId,
    options: Omit<FetchOptions, 'signal' | 'onProgress'>,
  ): Promise<void> {
    if (!cache.get(id) && !parts.mayFetch()) return askAboutExpiry(id);
    const signal = begin();
    const size = mailbox.row(id)?.size ?? 0;
    const isWhole = options.lines === undefined;
    try {
      const kept = isWhole ? cache.get(id) : undefined;
      const message = kept
        ? { ...kept, whole: true }
        : await fetch(id, size, options, signal);
      if (signal.aborted) return;
      await show(id, message, signal);
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      if (fault.kind === 'needs-retr') store.set({ name: 'needs-retr', id, size });
      else store.set({ name: 'failed', id, fault });
    }
  }

  function askAboutExpiry(id: MessageId): void {
    begin();
    store.set({ name: 'may-expire', id, size: mailbox.row(id)?.size ?? 0 });
  }

  async function fetch(
    id: MessageId,
    size: number,
    options: Omit<FetchOptions, 'signal' | 'onProgress'>,
    signal: AbortSignal,
  ): Promise<RawMessage & { whole: boolean }> {
    const isPeek = options.lines !== undefined;
    const startedAt = world.clock.now();
    const say = (received: number): void => {
      if (!signal.aborted) store.set({ name: 'loading', id, size, received, startedAt });
    };
    say(0);
    const message = await fetchMessage(call, world.clock, id, {
      ...options,
      signal,
      onProgress: say,
    });
    // A peek, or an answer that was cut, is shown but never taken for the message.
    const whole = message.whole && !isPeek;
    if (whole) cache.put(id, message);
    return { ...message, whole };
  }

  async function show(
    id: MessageId,
    { raw, via, whole }: RawMessage & { whole: boolean },
    signal: AbortSignal,
  ): Promise<void> {
    store.set({ name: 'parsing', id });
    const letter = await world.parse(raw, { whole });
    if (signal.aborted) return;
    const announced = mailbox.row(id)?.size ?? raw.length;
    store.set({
      name: 'ready',
      id,
      letter,
      raw: new Blob([raw], { type: 'message/rfc822' }),
      whole,
      via,
      differs:
        whole && isIncomplete(announced, raw)
          ? { announced, received: raw.length }
          : null,
    });
    parts.shown(id);
    // Where the server has no TOP, reading is the only way to learn what the row says.
    if (!mailboxState.get().summaries.has(id)) mailbox.learn([summaryOf(id, letter)]);
  }

  function step(by: -1 | 1): void {
    const { view, focused } = mailboxState.get();
    const now = store.get();
    const from = now.name === 'empty' ? focused : now.id;
    // With nothing open and nothing focused, the first step forward is the first message.
    const next = view[(from === null ? -1 : view.indexOf(from)) + by];
    if (next === undefined) return;
    parts.focus(next);
    open(next);
  }

  async function save(id: MessageId): Promise<void> {
    if (!cache.get(id) && !parts.mayFetch()) return askAboutExpiry(id);
    try {
      const message =
        cache.get(id) ??
        (await fetchMessage(call, world.clock, id, {
          signal: new AbortController().signal,
        }));
      if ('whole' in message && !message.whole) notify('notices.savedIncomplete');
      const summary = mailboxState.get().summaries.get(id);
      const now = store.get();
      const letter = now.name === 'ready' && now.id === id ? now.letter : undefined;
      world.saveFile(
        new Blob([message.raw], { type: 'message/rfc822' }),
        messageFileName(
          summary?.subject ?? letter?.subject ?? '',
          summary?.date ?? letter?.date ?? null,
        ),
      );
    } catch (error) {
      const fault = faultOf(error);
      const size = mailbox.row(id)?.size ?? 0;
      if (fault.kind === 'needs-retr') {
        begin();
        store.set({ name: 'needs-retr', id, size }); // the question belongs where it is asked
      } else notify('notices.notSaved');
    }
  }

  return {
    open,
    download(id, allowRetr) {
      void load(id, allowRetr === undefined ? {} : { allowRetr });
    },
    peek: (id, lines) => void load(id, { lines }),
    cancel() {
      const now = store.get();
      if (now.name !== 'loading' && now.name !== 'parsing') return;
      begin();
      const size = mailbox.row(now.id)?.size ?? 0;
      if (size > settings.get().askAboveOctets)
        store.set({ name: 'ask-first', id: now.id, size });
      else store.set({ name: 'empty' });
    },
    close() {
      begin();
      store.set({ name: 'empty' });
    },
    step,
    save,
    relist(before) {
      const { rows } = mailboxState.get();
      const holds = namesThatHold(before, rows);
      cache.keepOnly(holds);
      const now = store.get();
      if (now.name === 'empty' || holds(now.id)) return;
      // A message that merely went can stay in sight; a question about it is void, and a
      // name that does not last may be another message's by now.
      const isVoid = questions.has(now.name);
      if (isLasting(now.id) && !isVoid) return;
      begin();
      store.set({ name: 'empty' });
    },
    reset() {
      begin();
      cache.clear();
      store.set({ name: 'empty' });
    },
  };
}

/** States that ask the person something about a message that must still be there. */
const questions: ReadonlySet<ReaderState['name']> = new Set([
  'ask-first',
  'needs-retr',
  'may-expire',
]);

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { kind: 'internal', ref: '' };
}
