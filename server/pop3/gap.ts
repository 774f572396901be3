// Takes one empty line out of a message, the one behind the header's end, where a server is
// known to send one too many there.
import type { Sink } from './api.ts';

const CR = 13;
const LF = 10;

/**
 * Asks with a sink in front of `take`, and counts without what was taken out. A body whose
 * own first line is empty keeps it: then there are two.
 */
export async function withoutGap(
  take: Sink,
  ask: (sink: Sink) => Promise<{ octets: number }>,
): Promise<{ octets: number }> {
  /** How much of CR LF CR LF, the header's end, and of CR LF behind it has been seen. */
  let seen = 0;
  let removed = 0;

  /** Where in this piece the line to take out begins and ends; null where it does not. */
  function find(bytes: Uint8Array): { from: number; to: number } | null {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === (seen % 2 === 0 ? CR : LF)) seen++;
      else if (seen < 4) seen = byte === CR ? 1 : 0;
      // The body begins with something else: nothing is too many.
      else {
        seen = over;
        return null;
      }
      if (seen !== 6) continue;
      seen = over;
      return { from: Math.max(0, at - 1), to: at + 1 };
    }
    return null;
  }

  const { octets } = await ask(async (bytes) => {
    if (seen === over) return take(bytes);
    const wasHeld = seen === 5;
    const found = find(bytes);
    if (found) {
      removed = 2;
      const { from, to } = found;
      if (from > 0) await take(bytes.subarray(0, from));
      if (to < bytes.length) await take(bytes.subarray(to));
      return;
    }
    if (wasHeld) await take(Uint8Array.of(CR));
    // A CR at a piece's end may be the first half of it: it waits for the next.
    const whole = seen === 5 ? bytes.subarray(0, -1) : bytes;
    if (whole.length > 0) await take(whole);
  });
  return { octets: octets - removed };
}

const over = 7;
