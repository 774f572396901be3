// The account that copies go to, as calls: signed in again by itself where the line was
// lost, for as long as the person has not left. The password lives here and nowhere else.
import { FaultError, faultOf, type Fault, type Step } from '../wire/faults.ts';
import type { Result } from '../wire/operations.ts';
import type { Call } from './call.ts';
import { isOfLine } from './line-faults.ts';
import type { Clock } from './parts.ts';
import type { Socket } from './socket.ts';
import type { TargetAddress } from './transfer-state.ts';

const bounds = {
  /** ours: some servers take a minute to notice that a line is gone */
  tries: 4,
  /** ours: twice as long before each further try */
  firstPauseMs: 1_000,
  /** ours: a line lost by the same work so often is lost by what it carries */
  lostBy: 3,
  /** ours: a line that is cut is gone within this */
  busyMs: 250,
} as const;

/** The line was lost under this work each time it was tried, and is there for others. */
export class LostBy extends FaultError {}

type Folder = Result<'targetFolder'>;
/** What one piece of work is asked with: the folder is open. */
export type AtTarget = { call: Call; folder: Folder };

export type TransferTarget = {
  open(signal: AbortSignal, onStep: (step: Step) => void): Promise<Result<'targetOpen'>>;
  folder(path: string, signal: AbortSignal): Promise<Folder>;
  /**
   * Does the work; where the line was lost under it, signs in again and begins it anew: the
   * work must look first what became of it. Rejects with FaultError; with a LostBy where the
   * next work may well be done.
   */
  work<T>(signal: AbortSignal, work: (at: AtTarget) => Promise<T>): Promise<T>;
  /** Signs out; the password is forgotten. */
  leave(): void;
};
export function createTransferTarget(parts: {
  address: TargetAddress;
  password: string;
  call: Call;
  socket: Pick<Socket, 'ready'>;
  clock: Clock;
}): TransferTarget {
  const { address, call, clock } = parts;
  let password: string | null = parts.password;
  let path: string | null = null;
  let open: Folder | null = null;

  async function signIn(signal: AbortSignal, onStep: (step: Step) => void) {
    if (password === null) throw new FaultError({ kind: 'not-signed-in' });
    if (!(await parts.socket.ready(signal))) throw new FaultError({ kind: 'relay-gone' });
    const { host, port, security, user, pin } = address;
    const account = { host, port, security, user, ...(pin !== undefined && { pin }) };
    const params = { ...account, password };
    for (let n = 1; ; n++) {
      try {
        const onPart = ({ step }: { step: Step }) => onStep(step);
        return await call('targetOpen', params, { signal, onPart });
      } catch (error) {
        // The proxy has not let go yet of what was called off a moment ago.
        if (!isFault(error, 'busy') || n === bounds.tries) throw error;
        await new Promise<void>((resolve) => void clock.after(bounds.busyMs, resolve));
        signal.throwIfAborted();
      }
    }
  }

  async function again(signal: AbortSignal): Promise<Folder> {
    if (path === null) throw new FaultError({ kind: 'not-signed-in' });
    await signIn(signal, () => {});
    return call('targetFolder', { path }, { signal });
  }

  return {
    open: signIn,
    async folder(wanted, signal) {
      path = wanted;
      try {
        open = await call('targetFolder', { path: wanted }, { signal });
      } catch (error) {
        // The account may have been left while the person thought.
        if (!isAway(error) && !isOfLine(error)) throw error;
        open = await again(signal);
      }
      path = open.path;
      return open;
    },
    async work(signal, work) {
      let lost = 0;
      for (let n = 1; ; n++) {
        try {
          open ??= await again(signal);
          return await work({ call, folder: open });
        } catch (error) {
          // Signed in anew each time, and lost by the same work each time.
          const isItsOwn = open !== null && isOfLine(error) && ++lost === bounds.lostBy;
          if (isItsOwn && !signal.aborted) {
            open = null;
            throw new LostBy(faultOf(error));
          }
          if (isAway(error) || isFault(error, 'busy') || isOfLine(error)) open = null;
          else throw error;
          if (n === bounds.tries || password === null || signal.aborted) throw error;
          const ms = isAway(error) ? 0 : bounds.firstPauseMs * 2 ** (n - 1);
          await new Promise<void>((resolve) => void clock.after(ms, resolve));
          signal.throwIfAborted();
        }
      }
    },
    leave() {
      password = null;
      open = null;
      void call('targetClose', {}).catch(() => {});
    },
  };
}

function isFault(error: unknown, kind: Fault['kind']): boolean {
  return error instanceof FaultError && error.fault.kind === kind;
}

function isAway(error: unknown): boolean {
  return isFault(error, 'not-signed-in');
}
