// The message in the reading pane: from memory, from this device, or fetched; asked about first where it is
// large or where reading it would change something on the server.
import { summaryAfterReading } from '../mail/summary-of.ts';
import { isIncomplete } from '../mail/completeness.ts';
import { messageFileName } from '../mail/file-name.ts';
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { namesThatHold } from '../mail/places.ts';
import { FaultError, faultOf } from '../wire/faults.ts';
import type { Beginnings } from './beginnings.ts';
import type { Call } from './call.ts';
import { watchForText } from './early-text.ts';
import { fetchMessage, type FetchOptions } from './fetch-message.ts';
import { createHere, type Taken } from './here.ts';
import type { Mailbox } from './mailbox.ts';
import type { Notify } from './notices.ts';
import type { Parts } from './parts.ts';
import { nextPeek, peekedSoFar, type Peeked } from './peek.ts';
import { neighbourOf, questions, type Early } from './reader-states.ts';
import { readAsChosen } from './rereading.ts';
import type { Saved } from './saved.ts';
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
  /** A message that is not opened: from memory, or fetched. Rejects with a FaultError. */
  take(id: MessageId, signal: AbortSignal): Promise<Taken>;
  /** A new listing: what went, or may have another name now, is let go. */
  relist(before: readonly Row[]): void;
  reset(): void;
};

type Wish = Pick<FetchOptions, 'lines' | 'allowRetr'>;

export function createReader(parts: {
  store: Store<ReaderState>;
  mailboxState: Store<MailboxState>;
  settings: Store<Settings>;
  mailbox: Mailbox;
  saved: Pick<Saved, 'has' | 'read' | 'keep' | 'learn'>;
  beginnings: Pick<Beginnings, 'has' | 'read'>;
  call: Call;
  world: Pick<Parts, 'clock' | 'parse' | 'saveFile'>;
  notify: Notify;
  /** It is on the screen. */
  shown(id: MessageId): void;
  /** False while the person has not agreed to what reading may cost. */
  mayFetch(): boolean;
  focus(id: MessageId): void;
}): Reader {
  const { store, mailboxState, settings, mailbox, saved, call, world, notify } = parts;
  const here = createHere(saved);
  /** The one message being made ready; a newer wish ends it. */
  let work = new AbortController();

  function begin(): AbortSignal {
    work.abort();
    work = new AbortController();
    return work.signal;
  }

  function open(id: MessageId): void {
    const size = mailbox.row(id)?.size ?? 0;
    if (!here.has(id) && parts.beginnings.has(id)) return void loadBeginning(id);
    if (!here.has(id) && !parts.mayFetch()) return askAboutExpiry(id);
    if (here.has(id) || size <= settings.get().askAboveOctets) return void load(id, {});
    begin();
    store.set({ name: 'ask-first', id, size });
  }

  async function load(id: MessageId, options: Wish): Promise<void> {
    if (!here.has(id) && !parts.mayFetch()) return askAboutExpiry(id);
    const signal = begin();
    const size = mailbox.row(id)?.size ?? 0;
    try {
      const { lines } = options;
      if (here.isOnDisk(id) && lines === undefined) store.set({ name: 'parsing', id });
      const found = lines === undefined ? await here.take(id) : null;
      if (signal.aborted) return;
      if (!found && !parts.mayFetch()) return askAboutExpiry(id);
      const message = found ?? (await fetch(id, size, options, signal));
      if (signal.aborted) return;
      if (lines === undefined) await show(id, message, null, signal);
      else await showPeek(id, size, lines, message, signal);
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      if (fault.kind === 'needs-retr') store.set({ name: 'needs-retr', id, size });
      else store.set({ name: 'failed', id, fault });
    }
  }

  /** What is here of it costs the server nothing. */
  async function loadBeginning(id: MessageId): Promise<void> {
    const signal = begin();
    store.set({ name: 'parsing', id });
    const found = await parts.beginnings.read(id);
    if (signal.aborted) return;
    if (!found) return load(id, {});
    await show(id, { raw: found.raw, via: 'TOP', whole: false }, found.peeked, signal);
  }

  function askAboutExpiry(id: MessageId): void {
    begin();
    store.set({ name: 'may-expire', id, size: mailbox.row(id)?.size ?? 0 });
  }

  async function fetch(
    id: MessageId,
    size: number,
    options: Wish,
    signal: AbortSignal,
  ): Promise<Taken> {
    if (mailbox.isOnlyHere(id)) throw new FaultError({ kind: 'gone', line: '' });
    const startedAt = world.clock.now();
    let loading = { received: 0, early: null as Early };
    const say = (more: Partial<typeof loading>): void => {
      if (signal.aborted) return;
      loading = { ...loading, ...more };
      store.set({ name: 'loading', id, size, startedAt, ...loading });
    };
    say({});
    const watch = watchForText(world, (early) => {
      say({ early });
      if (!signal.aborted) parts.shown(id);
    });
    try {
      const message = await fetchMessage(call, world.clock, id, {
        ...options,
        signal,
        onProgress: (received) => say({ received }),
        onChunk: watch.push,
      });
      // A peek, or an answer that was cut, is shown but never taken for the message.
      const whole = message.whole && options.lines === undefined;
      if (whole) here.put(id, message);
      return { ...message, whole };
    } finally {
      watch.stop();
    }
  }

  async function show(
    id: MessageId,
    { raw, via, whole }: Taken,
    peeked: Peeked | null,
    signal: AbortSignal,
  ): Promise<void> {
    const now = store.get();
    // What can be read already stays in sight while the rest is taken apart.
    const isRead = now.name === 'ready' || (now.name === 'loading' && now.early);
    if (!isRead || now.id !== id) store.set({ name: 'parsing', id });
    const { letter, readAs } = await readAsChosen(
      world.parse,
      raw,
      whole,
      settings.get(),
    );
    if (signal.aborted) return;
    const announced = mailbox.row(id)?.size ?? raw.length;
    store.set({
      name: 'ready',
      id,
      letter,
      raw: new Blob([raw], { type: 'message/rfc822' }),
      whole,
      readAs,
      peeked,
      via,
      differs:
        whole && isIncomplete(announced, raw)
          ? { announced, received: raw.length }
          : null,
    });
    parts.shown(id);
    const known = mailboxState.get().summaries.get(id);
    mailbox.learn([summaryAfterReading(known, id, letter, whole)]);
    if (whole) void saved.learn(id, letter);
  }

  /** Shows what came, and asks for more lines until the first text is whole. */
  async function showPeek(
    id: MessageId,
    size: number,
    lines: number,
    first: Taken,
    signal: AbortSignal,
  ): Promise<void> {
    let message = first;
    let asked = [lines];
    for (;;) {
      const peeked = peekedSoFar(message.raw, size, asked);
      await show(id, message, peeked, signal);
      const next = nextPeek(peeked, message.raw);
      if (signal.aborted || next === null) return;
      const ask = { lines: next, signal };
      message = { ...(await fetchMessage(call, world.clock, id, ask)), whole: false };
      asked = [...asked, next];
    }
  }

  function step(by: -1 | 1): void {
    const next = neighbourOf(mailboxState.get(), store.get(), by);
    if (next === undefined) return;
    parts.focus(next);
    open(next);
  }

  async function take(id: MessageId, signal: AbortSignal): Promise<Taken> {
    const found = await here.take(id);
    if (found) return found;
    if (mailbox.isOnlyHere(id)) throw new FaultError({ kind: 'gone', line: '' });
    if (!parts.mayFetch()) throw new FaultError({ kind: 'cancelled' });
    return fetchMessage(call, world.clock, id, { urgent: false, signal });
  }

  async function save(id: MessageId): Promise<void> {
    if (!here.has(id) && !parts.mayFetch()) return askAboutExpiry(id);
    try {
      const message = await take(id, new AbortController().signal);
      if (!message.whole) notify('notices.savedIncomplete');
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
      if (faultOf(error).kind === 'needs-retr') {
        begin(); // the question belongs where it is asked
        store.set({ name: 'needs-retr', id, size: mailbox.row(id)?.size ?? 0 });
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
      const { id } = now;
      const size = mailbox.row(id)?.size ?? 0;
      const early = now.name === 'loading' ? now.early : null;
      // What was read so far stays; it says itself that it is only the beginning.
      if (early) {
        const beginning = {
          whole: false,
          readAs: null,
          peeked: null,
          via: 'TOP',
          differs: null,
        } as const;
        store.set({ name: 'ready', id, ...early, ...beginning });
      } else if (size > settings.get().askAboveOctets)
        store.set({ name: 'ask-first', id, size });
      else store.set({ name: 'empty' });
    },
    close() {
      begin();
      store.set({ name: 'empty' });
    },
    step,
    save,
    take,
    relist(before) {
      const { rows } = mailboxState.get();
      const holds = namesThatHold(before, rows);
      here.keepOnly(holds);
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
      here.clear();
      store.set({ name: 'empty' });
    },
  };
}
