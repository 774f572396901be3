// Fetches headers in the order a person needs them: what is on screen first, then newest to
// oldest in the background. Never twice the same, never more than two requests at a time.
import type { MessageId, Summary } from '../mail/message.ts';
import { FaultError, type Fault } from '../wire/faults.ts';
import type { Call } from './call.ts';
import type { Mailbox } from './mailbox.ts';
import type { Clock } from './parts.ts';
import type { MailboxState, ReaderState } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ours: about one screen and a half */
  firstBatch: 50,
  smallestBatch: 10,
  /** ours; the wire allows 1,000 */
  largestBatch: 500,
  /** ours: a batch takes about so long, so that what scrolls into view waits no longer */
  batchMs: 1_000,
  firstPauseMs: 2_000,
  longestPauseMs: 60_000,
  /** ours: then the rows wait for a new snapshot or for the person */
  failuresInARow: 6,
} as const;

export type Headers = {
  /** A snapshot came: begins or goes on, with what is new or still missing. */
  begin(): void;
  /** The line is back: what was given up is asked for again. */
  resume(): void;
  /** The visit ended, or the line to it. */
  end(): void;
  showing(ids: readonly MessageId[]): void;
  retry(id: MessageId): void;
  /** The person gave the mailbox back: nothing more until something new is looked at. */
  rest(): void;
};

export function createHeaders(parts: {
  call: Call;
  clock: Clock;
  mailbox: Mailbox;
  store: Store<MailboxState>;
  reader: Store<ReaderState>;
  /** What the server says, on its way to the rows. */
  learn(summaries: readonly Summary[]): void;
  /** Known from an earlier visit only: asked for once more when it comes into sight. */
  isUnsure(id: MessageId): boolean;
  /** False while the person has not agreed to what asking may cost. */
  mayFetch(): boolean;
  /** While it is, the visit's own tries bring `begin` or `resume`. */
  isLineLost(): boolean;
}): Headers {
  const { call, clock, mailbox, store, reader } = parts;
  let life: AbortController | null = null;
  let visible: readonly MessageId[] = [];
  const asked = new Set<MessageId>();
  /** Asked for once more. */
  const checked = new Set<MessageId>();
  const running = { urgent: false, bulk: false };
  /** Everything from this index on is fetched, asked for or failed. */
  let bulkBelow = 0;
  let batch: number = bounds.firstBatch;
  let failures = 0;
  let isResting = false;
  let stopPause: (() => void) | null = null;

  reader.subscribe(work);

  const isWanted = (id: MessageId): boolean => {
    const { summaries, failed } = store.get();
    return !summaries.has(id) && !failed.has(id) && !asked.has(id);
  };

  const isToBeChecked = (id: MessageId): boolean =>
    parts.isUnsure(id) && !checked.has(id) && !store.get().failed.has(id);

  function nextBulk(): MessageId[] {
    const { rows } = store.get();
    const ids: MessageId[] = [];
    while (bulkBelow > 0 && ids.length < batch) {
      const row = rows[--bulkBelow];
      if (row && isWanted(row.id)) ids.push(row.id);
    }
    return ids;
  }

  function work(): void {
    if (!life || stopPause || isResting || !parts.mayFetch()) return;
    if (!running.urgent) {
      const wanted = visible.filter((id) => isWanted(id) || isToBeChecked(id));
      const ids = wanted.slice(0, bounds.largestBatch);
      if (ids.length > 0) void fetch(ids, 'urgent', life.signal);
    }
    if (!running.bulk && reader.get().name !== 'loading') {
      const ids = nextBulk();
      if (ids.length > 0) void fetch(ids, 'bulk', life.signal);
    }
  }

  async function fetch(
    ids: MessageId[],
    lane: 'urgent' | 'bulk',
    signal: AbortSignal,
  ): Promise<void> {
    running[lane] = true;
    for (const id of ids) {
      asked.add(id);
      checked.add(id);
    }
    const since = clock.now();
    let fault: Fault | null = null;
    try {
      const { failed } = await call(
        'headers',
        { ids, urgent: lane === 'urgent' },
        { signal, onPart: ({ summaries }) => parts.learn(summaries) },
      );
      if (signal.aborted) return;
      for (const { id, line } of failed) mailbox.fail(id, line);
      // What came neither as a header nor as a failure is not asked for again by itself.
      const { summaries } = store.get();
      const told = new Set(failed.map(({ id }) => id));
      for (const id of ids) if (!summaries.has(id) && !told.has(id)) mailbox.fail(id, '');
    } catch (error) {
      if (signal.aborted) return;
      fault = error instanceof FaultError ? error.fault : { kind: 'internal', ref: '' };
    }
    running[lane] = false;
    for (const id of ids) asked.delete(id);
    if (fault) return suffer(fault);
    failures = 0;
    if (lane === 'bulk') batch = nextSize(ids.length, clock.now() - since);
    work();
  }

  /** What was asked in vain is asked again, later; what cannot be had at all is not. */
  function suffer(fault: Fault): void {
    bulkBelow = store.get().rows.length;
    if (fault.kind === 'no-top' || fault.kind === 'needs-retr') {
      store.set((now) => ({ ...now, headers: 'cannot-come' }));
      return stop();
    }
    if (fault.kind === 'relay-gone') return; // the visit comes back with `begin`
    // Two requests that fail together are one failure, and a lost line is the visit's to mend.
    if (stopPause || parts.isLineLost()) return;
    if (++failures >= bounds.failuresInARow) return;
    const pause = Math.min(
      bounds.firstPauseMs * 2 ** (failures - 1),
      bounds.longestPauseMs,
    );
    const wished = 'retrySeconds' in fault ? fault.retrySeconds * 1000 : 0;
    stopPause = clock.after(Math.max(pause, wished), () => {
      stopPause = null;
      work();
    });
  }

  function stop(): void {
    stopPause?.();
    stopPause = null;
    life?.abort();
    life = null;
    asked.clear();
    checked.clear();
    running.urgent = running.bulk = false;
  }

  function begin(): void {
    life ??= new AbortController();
    stopPause?.();
    stopPause = null;
    failures = 0;
    isResting = false;
    bulkBelow = store.get().rows.length;
    work();
  }

  return {
    begin,
    resume() {
      if (life && !isResting) begin();
    },
    end() {
      stop();
      visible = [];
      batch = bounds.firstBatch;
    },
    showing(ids) {
      const isNew = (id: MessageId) => isWanted(id) && !visible.includes(id);
      if (isResting && ids.some(isNew)) isResting = false;
      visible = ids;
      work();
    },
    retry(id) {
      mailbox.retry(id);
      visible = [id, ...visible.filter((other) => other !== id)];
      failures = 0;
      isResting = false;
      stopPause?.();
      stopPause = null;
      work();
    },
    rest() {
      isResting = true;
    },
  };
}

/** Grows or shrinks towards what takes `batchMs`, by no more than double or half. */
function nextSize(size: number, ms: number): number {
  const factor = Math.min(2, Math.max(0.5, bounds.batchMs / Math.max(1, ms)));
  return Math.round(
    Math.min(bounds.largestBatch, Math.max(bounds.smallestBatch, size * factor)),
  );
}
