// Operations as calls: each ends exactly once, in a result or in a FaultError. What arrives
// for a call that has ended is dropped.
import { FaultError, type Fault } from '../wire/faults.ts';
import { streamCredit, type ClientFrame, type ServerFrame } from '../wire/frames.ts';
import {
  operations,
  type Operation,
  type Params,
  type Part,
  type Result,
} from '../wire/operations.ts';

export type CallOptions<N extends Operation> = {
  onPart?(part: Part<N>): void;
  /** Credit for these bytes is returned when it returns, or when its promise settles. */
  onBytes?(bytes: Uint8Array): void | Promise<void>;
  /** Sent as the proxy grants it. */
  upload?: Uint8Array;
  /** Ends the call at once with the fault `cancelled`, and tells the proxy. */
  signal?: AbortSignal;
  /** Asks the proxy to stop and waits for what it says: only it knows how far it got. */
  stop?: AbortSignal;
};

/** The request never left: whatever it asked for has not begun and will not. */
export class NeverLeft extends FaultError {}

/** Rejects with a FaultError and nothing else; with a NeverLeft where nothing was sent. */
export type Call = <N extends Operation>(
  op: N,
  params: Params<N>,
  options?: CallOptions<N>,
) => Promise<Result<N>>;

export type Calls = {
  call: Call;
  frame(frame: Extract<ServerFrame, { id: number }>): void;
  bytes(id: number, payload: Uint8Array): void;
  /** Ends every open call, for the socket is gone or the visit over. */
  endAll(fault: Fault): void;
};

type Open = {
  op: Operation;
  frame(frame: Extract<ServerFrame, { id: number }>): void;
  bytes(payload: Uint8Array): void;
  fail(fault: Fault): void;
};

/** Small enough that the proxy never waits for it, large enough to be rare. */
const creditStep = streamCredit / 4;

/** ours: as large as the frames that come, see server/limits.ts */
const uploadFrameBytes = 64 * 1024;

export function createCalls(
  send: (frame: ClientFrame) => boolean,
  sendBytes: (id: number, bytes: Uint8Array) => boolean,
): Calls {
  const open = new Map<number, Open>();
  let lastId = 0;

  const call: Call = (op, params, options = {}) =>
    new Promise((resolve, reject) => {
      const id = (lastId = lastId < 0xffff_ffff ? lastId + 1 : 1);
      const { signal, stop } = options;
      let owed = 0;

      const end = (): void => {
        open.delete(id);
        signal?.removeEventListener('abort', abort);
        stop?.removeEventListener('abort', askToStop);
      };
      const fail = (fault: Fault): void => {
        end();
        reject(new FaultError(fault));
      };
      const askToStop = (): void => void send({ type: 'cancel', id });
      const abort = (): void => {
        askToStop();
        fail({ kind: 'cancelled' });
      };
      const consumed = (bytes: number): void => {
        owed += bytes;
        if (owed < creditStep || !open.has(id)) return;
        send({ type: 'credit', id, bytes: owed });
        owed = 0;
      };

      let sent = 0;
      let granted = 0;
      /** All that was granted; a promise of the proxy's is no reason to send more than there is. */
      const upload = (bytes: number): void => {
        const { upload: whole } = options;
        if (!whole) return;
        granted = Math.min(granted + Math.max(0, bytes), whole.length);
        while (sent < granted) {
          const piece = whole.subarray(sent, Math.min(granted, sent + uploadFrameBytes));
          if (!sendBytes(id, piece)) return;
          sent += piece.length;
        }
      };

      const neverLeft = (fault: Fault): void => {
        end();
        reject(new NeverLeft(fault));
      };

      if (signal?.aborted || stop?.aborted) return neverLeft({ kind: 'cancelled' });
      open.set(id, {
        op,
        fail,
        frame(frame) {
          if (frame.type === 'fault') return fail(frame.fault);
          if (frame.type === 'credit') return upload(frame.bytes);
          if (frame.type === 'part') {
            const read = operations[op].part.safeParse(frame.part);
            if (!read.success) return abortAs(op);
            // The table pairs each operation's schema with its type; TypeScript cannot see it.
            return options.onPart?.(read.data as Part<typeof op>);
          }
          const read = operations[op].result.safeParse(frame.result);
          if (!read.success) return fail(strange(op));
          end();
          resolve(read.data as Result<typeof op>); // as above
        },
        bytes(payload) {
          const pending = options.onBytes?.(payload);
          if (pending)
            void pending.then(
              () => consumed(payload.length),
              () => abortAs(op),
            );
          else consumed(payload.length);
        },
      });
      function abortAs(op: Operation): void {
        askToStop();
        fail(strange(op));
      }

      signal?.addEventListener('abort', abort);
      stop?.addEventListener('abort', askToStop);
      if (!send({ type: 'request', id, op, params })) neverLeft({ kind: 'relay-gone' });
    });

  return {
    call,
    frame: (frame) => open.get(frame.id)?.frame(frame),
    bytes: (id, payload) => open.get(id)?.bytes(payload),
    endAll(fault) {
      // A commit that was cut off may have been applied, whatever ended the visit.
      for (const each of [...open.values()])
        each.fail(each.op === 'commit' ? { kind: 'relay-gone' } : fault);
    },
  };
}

/** As `work`, or rejects with the fault `cancelled` as soon as one of the signals is raised. */
export function unlessStopped<T>(
  work: Promise<T>,
  ...signals: (AbortSignal | undefined)[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const given = signals.filter((signal) => signal !== undefined);
    const giveUp = (): void => reject(new FaultError({ kind: 'cancelled' }));
    for (const signal of given) signal.addEventListener('abort', giveUp);
    if (given.some(({ aborted }) => aborted)) giveUp();
    void work.then(resolve, reject).finally(() => {
      for (const signal of given) signal.removeEventListener('abort', giveUp);
    });
  });
}

/** The relay said what this page does not understand; `op` is for who looks into it. */
function strange(op: string): Fault {
  return { kind: 'garbled', during: 'relay', line: op };
}
