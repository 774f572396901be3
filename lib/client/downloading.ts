// Messages fetched to be here: those that are not yet, one behind the other on the line, each
// straight into the archive. What cannot be had is set aside with its reason; a line that is
// lost ends nothing; what is read goes first. What is wanted is written down, so that it goes
// on after a reload, a crash or on another day.
import { ArchiveError } from '../archive/archive.ts';
import type { MessageId, Row } from '../mail/message.ts';
import { faultOf, type Fault } from '../wire/faults.ts';
import { costOf, isText, type Beginnings } from './beginnings.ts';
import type { Call } from './call.ts';
import { createMeter, type Meter } from './figures.ts';
import type { Keeping } from './keeping.ts';
import { createFetchMessage, type Fetch } from './download-message.ts';
import type { Aside, DeviceFailure, DownloadState } from './download-state.ts';
import type { Download } from './kept.ts';
import { isOfLine } from './line-faults.ts';
import type { Clock } from './parts.ts';
import { createRoom, type Room } from './room.ts';
import type { Saved } from './saved.ts';
import type { MailboxState, ReaderState, SavedState } from './state.ts';
import type { Store } from './store.ts';

export type Downloading = {
  /** `textAbove`: of messages with more octets only the text is fetched. */
  start(wanted: 'all' | readonly MessageId[], textAbove?: number | null): Promise<void>;
  /** The mailbox was looked at: what is wanted and not here goes on, unless it was paused. */
  looked(account: string): Promise<void>;
  /** It may be fetched now: what is wanted goes on, unless it was paused. */
  begin(): void;
  pause(): void;
  resume(): void;
  /** What is here stays. */
  cancel(): void;
  reset(): void;
};

const bounds = {
  /**
   * ours: asked for while others come, so that no message costs a round trip: half of what the
   * proxy lets one page ask at once, and what a fast line brings in four round trips of 50 ms
   */
  asked: { pieces: 32, octets: 8 * 1024 * 1024 },
  /** ours: on their way in, with those that wait for the disk: it commits many as fast as one */
  unfinished: { pieces: 512, octets: 16 * 1024 * 1024 },
  /** ours: five times a second reads as steady */
  tellMs: 200,
} as const;

type Run = Fetch & {
  /** On the whole way to the disk. */
  unfinished: Room;
  aside: Aside[];
  fresh: MessageId[];
};

export function createDownloading(parts: {
  store: Store<DownloadState>;
  mailboxState: Store<MailboxState>;
  savedState: Store<SavedState>;
  reader: Store<ReaderState>;
  beginnings: Pick<Beginnings, 'has' | 'fetch'>;
  saved: Pick<Saved, 'has' | 'put' | 'added' | 'changed' | 'known' | 'canBeKept'>;
  keeping: Keeping;
  call: Call;
  clock: Clock;
  mayFetch(): boolean;
}): Downloading {
  const { store, saved, keeping, clock } = parts;
  const fetchMessage = createFetchMessage(parts);
  let account: string | null = null;
  let wish: Download | null = null;
  let work: AbortController | null = null;

  async function keep(next: Download | null): Promise<void> {
    wish = next;
    if (account === null) return;
    if (next) await keeping.put('downloads', [{ account, id: '', value: next }]);
    else await keeping.remove('downloads', account, ['']);
  }

  /** What is wanted and not here, newest first. */
  function missing({ wanted, textAbove }: Download) {
    const { rows } = parts.mailboxState.get();
    const chosen = wanted === 'all' ? null : new Set(wanted);
    return rows
      .filter(
        ({ id, size }) =>
          saved.canBeKept(id) &&
          !saved.has(id) &&
          (chosen?.has(id) ?? true) &&
          !(isText(size, textAbove) && parts.beginnings.has(id)),
      )
      .reverse();
  }

  function meterOf(
    rows: readonly { size: number }[],
    { textAbove }: Pick<Download, 'textAbove'>,
  ): Meter {
    const totalOctets = rows.reduce((sum, { size }) => sum + costOf(size, textAbove), 0);
    return createMeter({ total: rows.length, totalOctets }, () => clock.now());
  }

  async function run(): Promise<void> {
    const mine = wish;
    if (work || !mine || mine.isPaused || !parts.mayFetch()) return;
    const control = new AbortController();
    work = control;
    await saved.known();
    if (control.signal.aborted) return;
    const rows = missing(mine);
    const run: Run = {
      signal: control.signal,
      meter: meterOf(rows, mine),
      textAbove: mine.textAbove,
      asked: createRoom(bounds.asked),
      unfinished: createRoom(bounds.unfinished),
      aside: [],
      fresh: [],
    };
    const off = parts.savedState.get();
    if (off.name === 'off') return stop(run, device(off.why));
    tell(run, 'running');
    let timer = clock.after(bounds.tellMs, again);
    function again() {
      tell(run, 'running');
      timer = clock.after(bounds.tellMs, again);
    }
    const next = rows.values();
    await Promise.all(
      Array.from({ length: bounds.unfinished.pieces }, () =>
        // A signal of its own: dozens listen, and none of them to the same.
        each(next, { ...run, signal: AbortSignal.any([run.signal]) }),
      ),
    );
    timer();
    if (control.signal.aborted) return;
    work = null;
    await keep(null);
    tell(run, 'done');
    // Some may be here under another name as well; that is found out for all at once.
    if (account !== null && rows.length > 0) void saved.changed(account);
  }

  async function each(rows: Iterator<Row>, run: Run): Promise<void> {
    for (;;) {
      if (run.signal.aborted) return;
      const { value: row, done } = rows.next();
      if (done === true) return;
      const octets = costOf(row.size, run.textAbove);
      await run.unfinished.enter(octets);
      try {
        if (await fetchMessage(row, run)) run.fresh.push(row.id);
      } catch (error) {
        if (run.signal.aborted) return;
        if (error instanceof ArchiveError) return stop(run, device(error.why));
        const fault = faultOf(error);
        // What stands in the way of one stands in the way of all.
        if (isOfLine(error) || fault.kind === 'needs-retr') return stop(run, fault);
        run.aside.push({ id: row.id, why: reason(fault) });
      } finally {
        run.unfinished.leave(octets);
      }
      run.meter.done(octets);
    }
  }

  function tell(run: Run, name: 'running' | 'paused' | 'done'): void {
    if (name === 'running' && run.signal.aborted) return;
    if (run.fresh.length > 0) saved.added(run.fresh.splice(0));
    store.set({ name, figures: run.meter.now(), aside: [...run.aside] });
  }

  function stop(run: Run, why: Extract<DownloadState, { name: 'stopped' }>['why']): void {
    if (run.signal.aborted) return;
    tell(run, 'running');
    end();
    store.set({
      name: 'stopped',
      why,
      figures: run.meter.now(),
      aside: [...run.aside],
    });
  }

  function end(): void {
    work?.abort();
    work = null;
  }

  return {
    async start(wanted, textAbove = null) {
      end();
      const ids = wanted === 'all' ? wanted : [...wanted];
      await keep({ wanted: ids, isPaused: false, textAbove });
      await run();
    },
    async looked(owner) {
      if (account !== owner) {
        account = owner;
        const [kept] = await keeping.read('downloads', owner);
        if (account !== owner) return;
        wish = kept ?? null;
        const mine = wish;
        if (mine?.isPaused) {
          await saved.known();
          if (wish !== mine) return; // whoever changed it goes on
          const figures = meterOf(missing(mine), mine).now();
          store.set({ name: 'paused', figures, aside: [] });
        }
      }
      await run();
    },
    begin: () => void run(),
    pause() {
      const now = store.get();
      if (!wish || now.name !== 'running') return;
      end();
      void keep({ ...wish, isPaused: true });
      store.set({ ...now, name: 'paused' });
    },
    resume() {
      if (!wish) return;
      void keep({ ...wish, isPaused: false });
      void run();
    },
    cancel() {
      end();
      void keep(null);
      store.set({ name: 'idle' });
    },
    reset() {
      end();
      account = null;
      wish = null;
      store.set({ name: 'idle' });
    },
  };
}

function device(why: DeviceFailure) {
  return { kind: 'device', why } as const;
}

function reason(fault: Fault): string {
  return 'line' in fault && fault.line !== '' ? fault.line : fault.kind;
}
