// A message on its way from one browser, into memory that was set aside for it. Nothing may
// come before it was granted: a browser that sends more breaks the rules, and is told so.
import { FaultError } from '../../lib/wire/faults.ts';
import { uploadCredit } from '../../lib/wire/frames.ts';
import { uploadLimits } from '../limits.ts';

export type Upload = {
  /**
   * Fills all of `into`. Rejects with FaultError: 'timed-out' where the browser is silent or
   * too slow, or what `stop` was given. Once for each request.
   */
  receive(into: Uint8Array): Promise<void>;
  /** False where so much was not granted. */
  push(bytes: Uint8Array): boolean;
  stop(why: unknown): void;
  /** Granted, and not here yet: may still be on its way. */
  readonly owed: number;
};

/** More is granted when so much of it was used: never waited for, and rare. */
const grantStep = uploadCredit / 4;

export function createUpload(
  grant: (bytes: number) => void,
  limits: Pick<typeof uploadLimits, 'silenceMs' | 'bytesPerSecond'> = uploadLimits,
): Upload {
  let into: Uint8Array | null = null;
  let filled = 0;
  let granted = 0;
  let stopped: { why: unknown } | null = null;
  let settle: { done: () => void; failed: (why: unknown) => void } | null = null;
  let silence: NodeJS.Timeout | undefined;

  function grantMore(): void {
    if (into === null) return;
    const target = Math.min(into.length, filled + uploadCredit);
    const isWorth = target - granted >= grantStep || target === into.length;
    if (target <= granted || !isWorth) return;
    const bytes = target - granted;
    granted = target;
    grant(bytes);
  }

  function tooSlow(): void {
    const seconds = limits.silenceMs / 1000;
    stop(new FaultError({ kind: 'timed-out', during: 'relay', seconds }));
  }

  function stop(why: unknown): void {
    stopped ??= { why };
    settle?.failed(why);
  }

  return {
    get owed() {
      return granted - filled;
    },
    async receive(memory) {
      if (stopped !== null) throw stopped.why;
      const wholeMs = limits.silenceMs + (memory.length / limits.bytesPerSecond) * 1000;
      const whole = setTimeout(tooSlow, wholeMs);
      silence = setTimeout(tooSlow, limits.silenceMs);
      try {
        await new Promise<void>((done, failed) => {
          settle = { done, failed };
          into = memory;
          grantMore();
        });
      } finally {
        settle = null;
        into = null;
        clearTimeout(whole);
        clearTimeout(silence);
      }
    },
    push(bytes) {
      if (bytes.length === 0 || bytes.length > granted - filled) return false;
      into?.set(bytes, filled);
      filled += bytes.length;
      silence?.refresh();
      if (into !== null && filled === into.length) settle?.done();
      else grantMore();
      return true;
    },
    stop,
  };
}
