// What many visits share and none may take all of: memory for messages under way, and seats
// for connections to accounts.
import { FaultError } from '../../lib/wire/faults.ts';

export type Room = {
  /** Waits, in order of asking; gives what hands it back. Rejects with the signal's reason. */
  reserve(bytes: number, signal: AbortSignal): Promise<() => void>;
};

/** `bytes` more than there are in all are never to be had: asked for, they reject. */
export function createRoom(all: number): Room {
  let free = all;
  const waiting: { bytes: number; proceed: () => void }[] = [];

  function serve(): void {
    for (;;) {
      const first = waiting[0];
      if (first === undefined || first.bytes > free) return;
      waiting.shift();
      free -= first.bytes;
      first.proceed();
    }
  }

  return {
    async reserve(bytes, signal) {
      signal.throwIfAborted();
      if (bytes > all) throw new FaultError({ kind: 'bad-request', what: 'size' });
      await new Promise<void>((proceed, reject) => {
        const giveUp = () => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
          reject(signal.reason);
          serve();
        };
        const entry = {
          bytes,
          proceed() {
            signal.removeEventListener('abort', giveUp);
            proceed();
          },
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.push(entry);
        serve();
      });
      let isHeld = true;
      return () => {
        if (isHeld) free += bytes;
        isHeld = false;
        serve();
      };
    },
  };
}

export type Seats = {
  /** False where this visitor, or the process, has as many as it may. */
  take(visitor: string): boolean;
  leave(visitor: string): void;
};

export function createSeats(limits: { each: number; all: number }): Seats {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(visitor) {
      const held = taken.get(visitor) ?? 0;
      if (held >= limits.each || all >= limits.all) return false;
      taken.set(visitor, held + 1);
      all++;
      return true;
    },
    leave(visitor) {
      const held = taken.get(visitor) ?? 0;
      if (held === 0) return;
      if (held === 1) taken.delete(visitor);
      else taken.set(visitor, held - 1);
      all--;
    },
  };
}
