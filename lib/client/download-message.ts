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

  /** With room on the line, and once nobody reads; false where all was ended before that. */
  async function inTurn<T>(
    size: number,
    run: Fetch,
    fetch: () => Promise<T>,
  ): Promise<T | false> {
    const octets = costOf(size, run.textAbove);
    await run.asked.enter(octets);
    try {
      await nobodyReads(parts.reader, run.signal);
      return !run.signal.aborted && (await fetch());
    } finally {
      run.asked.leave(octets);
    }
  }

  /** False: the message itself is not here by it. */
  async function fetchText(
    id: MessageId,
    { signal, meter, textAbove }: Fetch,
  ): Promise<boolean> {
    const came = (octets: number) => meter.came(octets);
    await parts.beginnings.fetch(id, textAbove ?? 0, { signal, came });
    return false;
  }

  /** False where it was here already. */
  async function fetchOne(id: MessageId, size: number, run: Fetch): Promise<boolean> {
    const come = await inTurn(size, run, async () => {
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

  return async ({ id, size }, run) => {
    for (let n = 1; ; n++) {
      try {
        return await (isText(size, run.textAbove)
          ? inTurn(size, run, () => fetchText(id, run))
          : fetchOne(id, size, run));
      } catch (error) {
        const mayPass =
          isOfLine(error) ||
          (error instanceof ArchiveError && error.why === 'interrupted');
        if (!mayPass || n === bounds.triesEach || run.signal.aborted) throw error;
        await new Promise<void>((resolve) =>
          clock.after(bounds.firstPauseMs * 2 ** (n - 1), resolve),
        );
      }
    }
  };
}
