// How long a server is left alone after it said no. A request that comes too early gets the
// same answer at once, with the time that is left; the server hears nothing of it.
import { FaultError, type Fault } from '../../lib/wire/faults.ts';

/** Seconds between tries after failures in a row, where the server names none: 1, 2, 4 … */
const longestSeconds = 60;

export type Patience = {
  /** Throws the FaultError of the last refusal while its time is not over. */
  respect(): void;
  /** The server refused, or could not be reached. */
  refused(fault: Fault): void;
  /** All is well again. */
  forget(): void;
};

export function createPatience(now: () => number): Patience {
  let pause: { until: number; fault: Fault; failures: number } | null = null;
  return {
    respect() {
      const waitMs = pause === null ? 0 : pause.until - now();
      if (pause === null || waitMs <= 0) return;
      const { fault } = pause;
      const retrySeconds = Math.ceil(waitMs / 1000);
      throw new FaultError('retrySeconds' in fault ? { ...fault, retrySeconds } : fault);
    },
    refused(fault) {
      if (fault.kind === 'cancelled') return;
      const failures = (pause?.failures ?? 0) + 1;
      const seconds =
        'retrySeconds' in fault
          ? fault.retrySeconds
          : Math.min(2 ** (failures - 1), longestSeconds);
      pause = { until: now() + seconds * 1000, fault, failures };
    },
    forget() {
      pause = null;
    },
  };
}
