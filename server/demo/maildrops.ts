// Each visitor's own view of the same letters. Only which letters are gone is kept, for a
// bounded number of visitors; a maildrop is open once at a time (RFC 1939 §4).
import type { Letters } from './letters.ts';

/** An open, locked maildrop; message numbers count from 1 and hold until `close`. */
export type Maildrop = {
  readonly count: number;
  /** Index among the letters of message `number`, or null where there is no such message. */
  index(number: number): number | null;
  /** Ends the session, unlocks, and removes the given messages for good. */
  close(gone: Iterable<number>): void;
};

export type Maildrops = {
  /** Null while another session holds the visitor's maildrop. */
  open(visitor: string): Maildrop | null;
};

type Visitor = { locked: boolean; gone: Uint8Array | null };

/** `keep`: visitors remembered; whoever has been away longest is forgotten first. */
export function createMaildrops(letters: Letters, keep: number): Maildrops {
  // A Map keeps the order of insertion: the first key is the one longest away.
  const visitors = new Map<string, Visitor>();

  function forget(): void {
    if (visitors.size <= keep) return;
    for (const [name, visitor] of visitors) {
      if (visitor.locked) continue;
      visitors.delete(name);
      return;
    }
  }

  return {
    open(name) {
      const visitor = visitors.get(name) ?? { locked: false, gone: null };
      if (visitor.locked) return null;
      visitor.locked = true;
      visitors.delete(name);
      visitors.set(name, visitor);
      forget();
      const present = visitor.gone ? stillThere(letters.count, visitor.gone) : null;
      return {
        count: present?.length ?? letters.count,
        index(number) {
          if (!Number.isInteger(number) || number < 1) return null;
          if (present) return present[number - 1] ?? null;
          return number <= letters.count ? number - 1 : null;
        },
        close(gone) {
          for (const number of gone) {
            const index = this.index(number);
            if (index === null) continue;
            visitor.gone ??= new Uint8Array(Math.ceil(letters.count / 8));
            visitor.gone[index >> 3] =
              (visitor.gone[index >> 3] ?? 0) | (1 << (index & 7));
          }
          visitor.locked = false;
          // A visitor who removed nothing needs no memory.
          if (!visitor.gone) visitors.delete(name);
        },
      };
    },
  };
}

function stillThere(count: number, gone: Uint8Array): Uint32Array {
  const present = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) {
    if (((gone[index >> 3] ?? 0) & (1 << (index & 7))) === 0) present[length++] = index;
  }
  return present.subarray(0, length);
}
