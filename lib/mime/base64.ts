// Base64 as mail has it (RFC 2045 §6.8): line ends and strangers between are passed over,
// a padding in the midst ends one piece and the next may follow, footers are left out.

const values = new Int8Array(256).fill(-1);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

export type Decoded = {
  /** May be the beginning of a larger buffer. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Offset of the first thing that is wrong; -1 where nothing is. */
  badAt: number;
};

export function fromBase64(bytes: Uint8Array): Decoded {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4) + 3);
  const { size, badAt } = run(bytes, out);
  return { bytes: out.subarray(0, size), badAt };
}

/** Octets that decoding gives, and the offset of the first stranger; -1 where there is none. */
export function base64Size(bytes: Uint8Array): { size: number; badAt: number } {
  return run(bytes, null);
}

function run(bytes: Uint8Array, out: Uint8Array | null): { size: number; badAt: number } {
  let length = 0;
  let held = 0;
  let digits = 0;
  let badAt = -1;
  let isTail = false;
  let line: Line | null = null;
  for (let i = 0; i < bytes.length; i++) {
    // Whole groups of four, which nearly all are.
    while (digits === 0 && i + 4 <= bytes.length) {
      const a = values[bytes[i] ?? 0] ?? -1;
      const b = values[bytes[i + 1] ?? 0] ?? -1;
      const c = values[bytes[i + 2] ?? 0] ?? -1;
      const d = values[bytes[i + 3] ?? 0] ?? -1;
      if ((a | b | c | d) < 0) break;
      if (out) {
        out[length] = (a << 2) | (b >> 4);
        out[length + 1] = (b << 4) | (c >> 2);
        out[length + 2] = (c << 6) | d;
      }
      length += 3;
      i += 4;
    }
    if (i >= bytes.length) break;
    const byte = bytes[i] ?? 0;
    const value = values[byte] ?? -1;
    if (value >= 0) {
      held = (held << 6) | value;
      if (++digits < 4) continue;
      if (out) {
        out[length] = held >> 16;
        out[length + 1] = held >> 8;
        out[length + 2] = held;
      }
      length += 3;
      held = 0;
      digits = 0;
    } else if (byte === EQUALS) {
      flush(i);
      const next: number = isTail ? -1 : afterPadding(bytes, i + 1);
      isTail ||= next === -1;
      if (isTail) continue;
      if (!line || line.end <= next) line = lineFrom(bytes, next);
      if (!isPiece(line, next)) {
        if (badAt === -1) badAt = next;
        break;
      }
      i = next - 1;
    } else if (byte !== LF && byte !== CR && byte !== 0x20 && byte !== 0x09) {
      if (badAt === -1) badAt = i;
    }
  }
  flush(bytes.length);
  return { size: length, badAt };

  function flush(at: number): void {
    if (digits === 1 && badAt === -1) badAt = at; // six bits are no octet: something is lost
    if (out && digits === 2) out[length] = held >> 4;
    if (out && digits === 3) {
      out[length] = held >> 10;
      out[length + 1] = held >> 2;
    }
    if (digits > 1) length += digits - 1;
    digits = 0;
    held = 0;
  }
}

/** The first byte after a padding that is neither padding nor white; -1 where none is. */
function afterPadding(bytes: Uint8Array, from: number): number {
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== EQUALS && byte > 0x20) return i;
  }
  return -1;
}

/** Looked at once, however many paddings it holds. */
type Line = {
  /** Offset of its line end. */
  end: number;
  /** Offset of the last byte that is neither Base64 nor padding; -1 where none is. */
  strangerAt: number;
};

/** What is left of the line that `from` stands in. */
function lineFrom(bytes: Uint8Array, from: number): Line {
  let strangerAt = -1;
  let end = from;
  for (; end < bytes.length && bytes[end] !== LF && bytes[end] !== CR; end++) {
    const byte = bytes[end] ?? 0;
    if ((values[byte] ?? -1) < 0 && byte !== EQUALS) strangerAt = end;
  }
  return { end, strangerAt };
}

/** Whether the line is Base64 again from here, whole groups of four: some gateways encode in pieces. */
function isPiece({ end, strangerAt }: Line, from: number): boolean {
  return strangerAt < from && (end - from) % 4 === 0;
}
