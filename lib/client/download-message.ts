// One message on its way into the archive: in its turn on the line, tried again where the
// line was lost, and done once it is on the disk.
import { ArchiveError } from '../archive/archive.ts';
import type { Put, Via } from '../archive/messages.ts';
import type { MessageId, Row } from '../mail/message.ts';
import { FaultError } from '../wire/faults.ts';
import { costOf, isText, type Beginnings } from './beginnings.ts';
import type { Call } from './call.ts';
import type { Meter } from './figures.ts';
import { isOfLine } from './line-faults.ts';
import type { Clock } from './parts.ts';
import { nobodyReads } from './quiet.ts';
import type { Room } from './room.ts';
import type { Saved } from './saved.ts';
import type { ReaderState } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ours: a line that was lost is opened again by the next question */
  triesEach: 3,
  /** ours: twice as long before each further try */
  firstPauseMs: 1_000,
} as const;

/** What all messages of one download share. */
export type Fetch = {
  signal: AbortSignal;
  meter: Meter;
  /** Of messages with more octets only the text is fetched. */
  textAbove: number | null;
  /** On the line. */
  asked: Room;
};

/**
 * Resolves once the message is here: false where it is not so by this, for it was here
 * already, only its text was wanted, or all was ended. Rejects with a FaultError or an
 * ArchiveError.
 */
export type FetchMessage = (row: Row, fetch: Fetch) => Promise<boolean>;

export function createFetchMessage(parts: {
  reader: Store<ReaderState>;
  beginnings: Pick<Beginnings, 'fetch'>;
  saved: Pick<Saved, 'put'>;
  call: Call;
  clock: Clock;
}): FetchMessage {
  const { saved, call, clock } = parts;

  /** Tries again, a little later each time, what a moment may have spoilt. */
  async function tried<T>(
    { signal }: Fetch,
    mayPass: (error: unknown) => boolean,
    work: () => Promise<T>,
  ): Promise<T> {
    for (let n = 1; ; n++) {
      try {
        return await work();
      } catch (error) {
        if (!mayPass(error) || n === bounds.triesEach || signal.aborted) throw error;
        await new Promise<void>((resolve) =>
          clock.after(bounds.firstPauseMs * 2 ** (n - 1), resolve),
        );
      }
    }
  }

  /**
   * With room on the line, and once nobody reads; false where all was ended before that. Who
   * waits for a line that was lost keeps the room: all others would knock at it as well.
   */
  async function inTurn<T>(
    octets: number,
    run: Fetch,
    fetch: () => Promise<T>,
  ): Promise<T | false> {
    await run.asked.enter(octets);
    try {
      return await tried(run, isOfLine, async () => {
        await nobodyReads(parts.reader, run.signal);
        return !run.signal.aborted && (await fetch());
      });
    } finally {
      run.asked.leave(octets);
    }
  }

  async function fetchText(
    id: MessageId,
    { signal, meter, textAbove }: Fetch,
  ): Promise<void> {
    const came = (octets: number) => meter.came(octets);
    await parts.beginnings.fetch(id, textAbove ?? 0, { signal, came });
  }

  /** Resolves at its end mark; where it did not come whole, nothing of it is kept. */
  async function fetchInto(
    put: Put,
    id: MessageId,
    { signal, meter }: Fetch,
  ): Promise<Via> {
    let refused: unknown = null;
    try {
      const { whole, via } = await call(
        'read',
        { id, urgent: false },
        {
          signal,
          onBytes(bytes) {
            meter.came(bytes.length);
            return put.write(bytes).catch((error: unknown) => {
              refused ??= error;
              throw error;
            });
          },
        },
      );
      if (!whole)
        throw new FaultError({ kind: 'closed', during: 'transaction', line: '' });
      return via;
    } catch (error) {
      void put.drop();
      throw refused ?? error; // where the archive refused it, the call only says it was ended
    }
  }

  async function fetchWhole(id: MessageId, octets: number, run: Fetch): Promise<boolean> {
    const come = await inTurn(octets, run, async () => {
      const put = await saved.put(id);
      return put !== null && { put, via: await fetchInto(put, id, run) };
    });
    if (!come) return false;
    try {
      // The line is free for the next one: this one waits for the disk.
      await come.put.finish(come.via);
      return true;
    } catch (error) {
      void come.put.drop();
      throw error;
    }
  }

  return async ({ id, size }, run) => {
    const octets = costOf(size, run.textAbove);
    if (!isText(size, run.textAbove))
      return tried(run, wasInterrupted, () => fetchWhole(id, octets, run));
    await inTurn(octets, run, () => fetchText(id, run));
    return false;
  };
}

/** Its owner went, or all that was not committed was taken back: not by its own fault. */
function wasInterrupted(error: unknown): boolean {
  return error instanceof ArchiveError && error.why === 'interrupted';
}
