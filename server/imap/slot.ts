// The one account a socket may copy into: signed in once, used by one piece of work at a
// time, left when nobody asks any more. The password is not kept: whoever wants to come back
// says it again.
import { FaultError, type Step } from '../../lib/wire/faults.ts';
import type { Result } from '../../lib/wire/operations.ts';
import { uploadLimits, type ImapLimits } from '../limits.ts';
import type { Dial, Trace } from '../pop3/api.ts';
import type { Gate } from '../session/entering.ts';
import type { ImapAccount } from './connect.ts';
import type { Room } from './room.ts';
import { openTarget, type Target } from './target.ts';

export type TargetSlot = {
  /** Rejects with FaultError; `busy` while another is being opened or used. */
  open(
    account: ImapAccount,
    ask: { signal: AbortSignal; cause: number; onStep(step: Step): void },
  ): Promise<Result<'targetOpen'>>;
  /** Rejects with `not-signed-in` where no account is open, `busy` while it is used. */
  use<T>(cause: number, work: (target: Target) => Promise<T>): Promise<T>;
  /** Memory for one message; waits for it. */
  reserve(bytes: number, signal: AbortSignal): Promise<() => void>;
  /** One message of so many octets is in the account. */
  copied(octets: number): void;
  /** Leaves the account; another may be opened. Rejects with `busy` while it is used. */
  leave(): Promise<void>;
  /** The socket is gone. */
  close(): Promise<void>;
};

export type TargetSlotParts = {
  dial: Dial;
  allowedServers: readonly string[];
  limits: ImapLimits;
  gate: Gate;
  room: Room;
  /** A seat among all connections to accounts; `take` is false where there is none. */
  seat: { take(): boolean; leave(): void };
  /** Where the console's lines of a new connection go. */
  converse(): (event: Trace) => void;
  opened(place: { host: string; port: number }): void;
  /** What was put into it while it was open. */
  left(copied: Copied): void;
};

export type Copied = { messages: number; bytes: number };

export function createTargetSlot(parts: TargetSlotParts): TargetSlot {
  let target: Target | null = null;
  let isBusy = false;
  let cause: number | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isEnded = false;
  let copied: Copied = { messages: 0, bytes: 0 };

  async function leave(): Promise<void> {
    clearTimeout(idle);
    const left = target;
    target = null;
    if (left === null) return;
    parts.seat.leave();
    parts.left(copied);
    copied = { messages: 0, bytes: 0 };
    await left.close();
  }

  async function alone<T>(by: number, work: () => Promise<T>): Promise<T> {
    if (isBusy || isEnded) throw new FaultError({ kind: 'busy' });
    isBusy = true;
    cause = by;
    clearTimeout(idle);
    try {
      return await work();
    } finally {
      isBusy = false;
      if (isEnded || target?.isOpen === false) void leave();
      else idle = setTimeout(() => void leave(), parts.limits.idleMs);
    }
  }

  async function enter(
    account: ImapAccount,
    ask: { signal: AbortSignal; onStep(step: Step): void },
  ): Promise<Target> {
    const { dial, gate, allowedServers, limits } = parts;
    const { host, port, user } = account;
    const mailbox = { host, port, user };
    await gate.mayEnter(mailbox);
    if (!parts.seat.take()) throw new FaultError({ kind: 'too-many', retrySeconds: 60 });
    try {
      const say = parts.converse();
      const opening = { dial, limits, allowedServers, ...ask, say, cause: () => cause };
      const opened = await openTarget(account, opening);
      await gate.entered(mailbox);
      return opened;
    } catch (error) {
      parts.seat.leave();
      if (error instanceof FaultError && isRefusal(error)) await gate.refused(mailbox);
      throw error;
    }
  }

  return {
    open: (account, ask) =>
      alone(ask.cause, async () => {
        await leave();
        target = await enter(account, ask);
        parts.opened({ host: account.host, port: account.port });
        return target.opened;
      }),
    use: (by, work) =>
      alone(by, async () => {
        if (target === null || !target.isOpen)
          throw new FaultError({ kind: 'not-signed-in' });
        return work(target);
      }),
    copied(octets) {
      copied = { messages: copied.messages + 1, bytes: copied.bytes + octets };
    },
    reserve(bytes, signal) {
      const patience = AbortSignal.timeout(uploadLimits.roomMs);
      return parts.room
        .reserve(bytes, AbortSignal.any([signal, patience]))
        .catch((error: unknown) => {
          if (signal.aborted || !patience.aborted) throw error;
          throw new FaultError({ kind: 'too-many', retrySeconds: 60 });
        });
    },
    async leave() {
      if (isBusy) throw new FaultError({ kind: 'busy' });
      // Another may be opened at once: the old line says its goodbye by itself.
      await leave();
    },
    async close() {
      isEnded = true;
      if (!isBusy) await leave();
    },
  };
}

/** It may count as a wrong password where that is counted: a server may just hang up. */
function isRefusal({ fault }: FaultError): boolean {
  return (
    fault.kind === 'sign-in' ||
    (fault.kind === 'closed' && fault.during === 'authorization')
  );
}
