// When a lost mailbox is tried again unasked: soon at first, then ever more seldom, and not
// for ever. A server that names a time is left alone for that long.
import type { Fault } from '../wire/faults.ts';
import { isAgainLater } from './again-later.ts';
import type { Clock } from './parts.ts';

/** ours: the last one repeats; together about six minutes */
const pausesMs = [2_000, 5_000, 15_000, 30_000, 60_000] as const;
/** ours: then it waits for the person */
const triesAtMost = 9;

/** Of a mailbox that was open a moment ago these pass too: its server is being restarted. */
const restarts: ReadonlySet<Fault['kind']> = new Set([
  'refused-port',
  'no-such-host',
  'garbled',
  'too-many',
]);

export type OwnTries = {
  /** Tries once, later, where the fault is one that passes. */
  after(fault: Fault): void;
  /** No try is due any more. */
  stop(): void;
  /** All is well, or the person took it in hand: the pauses begin with the shortest. */
  reset(): void;
};

export function createOwnTries(clock: Clock, attempt: () => void): OwnTries {
  let cancel: (() => void) | null = null;
  let tries = 0;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    after(fault) {
      if (!isAgainLater(fault) && !restarts.has(fault.kind)) return;
      if (cancel || tries >= triesAtMost) return;
      const pause = pausesMs[Math.min(tries++, pausesMs.length - 1)] ?? 60_000;
      const wished = 'retrySeconds' in fault ? fault.retrySeconds * 1_000 : 0;
      cancel = clock.after(Math.max(pause, wished), () => {
        cancel = null;
        attempt();
      });
    },
    stop,
    reset() {
      stop();
      tries = 0;
    },
  };
}
