// Copies of many messages into a file: each is taken in turn, what cannot be had is set aside
// with its reason, and a line that is lost ends nothing. Reading goes before it.
import { emptyCheck, type Check } from '../copies/check.ts';
import type { ListFormat } from '../copies/list.ts';
import type { CopyFormat, Wanted } from '../copies/write.ts';
import { safeFileName } from '../mail/file-name.ts';
import type { MessageId } from '../mail/message.ts';
import { FaultError, type Fault } from '../wire/faults.ts';
import { isOfLine } from './line-faults.ts';
import type { Parts } from './parts.ts';
import type { Reader } from './reader.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';

/** `folder`: one `.eml` each, straight into a folder, where the browser can. */
export type CopyForm = CopyFormat | ListFormat | 'folder';

export type CopyState =
  | { name: 'idle' }
  | {
      name: 'running';
      form: CopyForm;
      done: number;
      total: number;
      octets: number;
      /** As LIST announced them. */
      totalOctets: number;
    }
  | { name: 'done'; form: CopyForm; check: Check }
  /** `fault` null: the file could not be written. */
  | { name: 'failed'; fault: Fault | null };

export type Copying = {
  /** Asks for a place first: to be called while a press is being answered. */
  start(ids: readonly MessageId[], form: CopyForm): Promise<void>;
  stop(): void;
  dismiss(): void;
  /** Another mailbox comes. */
  reset(): void;
};

const bounds = {
  /** ours: asked for while others are written, so that no message costs a round trip … */
  ahead: 8,
  /** … but no more octets than this, for they are all in memory */
  aheadOctets: 8 * 1024 * 1024,
  /** ours: a line that was lost is opened again by the next question */
  triesEach: 3,
  /** ours: twice as long before each further try */
  firstPauseMs: 1_000,
  /** ours: so many in vain, one after the other, are no longer the messages' fault */
  failuresInARow: 5,
} as const;

export function createCopying(parts: {
  store: Store<CopyState>;
  mailboxState: Store<MailboxState>;
  take: Reader['take'];
  account(): string;
  world: Pick<Parts, 'clock' | 'saveStream' | 'saveFolder' | 'saveFile'>;
}): Copying {
  const { store, mailboxState, world } = parts;
  let work: AbortController | null = null;

  async function start(ids: readonly MessageId[], form: CopyForm): Promise<void> {
    if (work) return;
    const mine = new AbortController();
    work = mine;
    const check = emptyCheck();
    try {
      const isSaved = await write(ids, form, check, mine.signal);
      if (!mine.signal.aborted)
        store.set(isSaved ? { name: 'done', form, check } : { name: 'idle' });
    } catch (error) {
      if (mine.signal.aborted) return;
      const fault = error instanceof FaultError ? error.fault : null;
      store.set({ name: 'failed', fault });
    } finally {
      if (work === mine) work = null;
    }
  }

  /** False where the person thought better of it. */
  async function write(
    ids: readonly MessageId[],
    form: CopyForm,
    check: Check,
    signal: AbortSignal,
  ): Promise<boolean> {
    const now = new Date(world.clock.now());
    const stem = `${parts.account()} ${now.toISOString().slice(0, 10)}`;
    const name = (ending: string) => safeFileName(`${stem}.${ending}`, 'mail');
    if (form === 'csv' || form === 'json') {
      await writeList(ids, form, check, name(form));
      return true;
    }
    const wanted = () => each(ids, form, signal);
    const { copyFiles, copyStream } = await import('../copies/write.ts');
    if (form === 'folder')
      return world.saveFolder(() => copyFiles('eml', wanted(), check, now));
    const ending = { eml: 'eml.zip', maildir: 'maildir.zip', mbox: 'mbox' }[form];
    return world.saveStream(() => copyStream(form, wanted(), check, now), name(ending), {
      isLarge: true,
    });
  }

  async function writeList(
    ids: readonly MessageId[],
    form: ListFormat,
    check: Check,
    name: string,
  ): Promise<void> {
    const { listText } = await import('../copies/list.ts');
    const { summaries } = mailboxState.get();
    const rows = ids.flatMap((id) => {
      const found = rowOf(id);
      return found ? [{ ...found, summary: summaries.get(id) }] : [];
    });
    check.messages = rows.length;
    check.octets = check.announced = rows.reduce((sum, { row }) => sum + row.size, 0);
    world.saveFile(new Blob([listText(form, rows, check)]), name);
  }

  /** In their order; a few are asked for ahead. */
  async function* each(
    ids: readonly MessageId[],
    form: CopyForm,
    signal: AbortSignal,
  ): AsyncGenerator<Wanted> {
    const sizeOf = (id: MessageId) => rowOf(id)?.row.size ?? 0;
    const totalOctets = ids.reduce((sum, id) => sum + sizeOf(id), 0);
    const progress = { form, total: ids.length, totalOctets };
    let done = 0;
    let octets = 0;
    let failures = 0;
    const ahead = createAhead(ids, (id) => take(id, signal), sizeOf);
    for (const id of ids) {
      signal.throwIfAborted();
      store.set({ name: 'running', ...progress, done, octets });
      const one = await ahead.next();
      failures = one.name === 'missing' ? failures + 1 : 0;
      if (one.name === 'missing' && failures >= bounds.failuresInARow)
        throw new FaultError(one.fault);
      yield one;
      done++;
      octets += sizeOf(id);
    }
    store.set({ name: 'running', ...progress, done, octets });
  }

  async function take(
    id: MessageId,
    signal: AbortSignal,
  ): Promise<Wanted & ({ name: 'message' } | { name: 'missing'; fault: Fault })> {
    const row = rowOf(id)?.row;
    const { summaries, seen } = mailboxState.get();
    const summary = summaries.get(id);
    try {
      const { raw, whole } = await tried(id, signal);
      const message = {
        id,
        raw,
        announced: row?.size ?? null,
        subject: summary?.subject ?? '',
        sender: summary?.from[0]?.address ?? '',
        arrived: summary?.arrived ?? null,
        date: summary?.date ?? null,
        marks: { seen: seen.has(id), flagged: false },
      };
      if (whole) return { name: 'message', message };
      const fault: Fault = { kind: 'closed', during: 'transaction', line: '' };
      return { name: 'missing', id, why: 'incomplete', fault };
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      signal.throwIfAborted();
      const { fault } = error;
      const why = 'line' in fault && fault.line !== '' ? fault.line : fault.kind;
      return { name: 'missing', id, why, fault };
    }
  }

  async function tried(id: MessageId, signal: AbortSignal) {
    for (let n = 1; ; n++) {
      try {
        return await parts.take(id, signal);
      } catch (error) {
        if (!isOfLine(error) || n === bounds.triesEach || signal.aborted) throw error;
        await pause(bounds.firstPauseMs * 2 ** (n - 1));
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => void world.clock.after(ms, resolve));
  }

  function rowOf(id: MessageId) {
    const index = indexOf().get(id);
    const { all, onlyHere } = mailboxState.get();
    const row = index === undefined ? undefined : all[index];
    if (!row || index === undefined) return null;
    const number = index - onlyHere.length + 1;
    return { row, number: number > 0 ? number : null };
  }

  let known: { rows: MailboxState['rows']; at: Map<MessageId, number> } | null = null;
  function indexOf(): Map<MessageId, number> {
    const { all: rows } = mailboxState.get();
    if (known?.rows !== rows)
      known = { rows, at: new Map(rows.map(({ id }, index) => [id, index])) };
    return known.at;
  }

  function reset(): void {
    work?.abort();
    work = null;
    store.set({ name: 'idle' });
  }

  return {
    start,
    stop: reset,
    dismiss() {
      if (!work) store.set({ name: 'idle' });
    },
    reset,
  };
}

/** Asks for the next ones while one is waited for; `next` gives them in order. */
function createAhead<T>(
  ids: readonly MessageId[],
  take: (id: MessageId) => Promise<T>,
  sizeOf: (id: MessageId) => number,
): { next(): Promise<T> } {
  const coming: { size: number; one: Promise<T> }[] = [];
  let at = 0;
  let octets = 0;
  return {
    async next() {
      while (at < ids.length && coming.length < bounds.ahead) {
        const id = ids[at] as MessageId; // within the list, by the condition
        const size = sizeOf(id);
        if (coming.length > 0 && octets + size > bounds.aheadOctets) break;
        at++;
        octets += size;
        const one = take(id);
        one.catch(() => {}); // who waits for it hears of it; nobody may
        coming.push({ size, one });
      }
      const first = coming.shift();
      if (!first) throw new Error('there is no next one');
      octets -= first.size;
      return first.one;
    },
  };
}
