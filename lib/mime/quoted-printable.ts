// Quoted-printable (RFC 2045 §6.7). What is no escape stays as it stands.
import type { Decoded } from './base64.ts';

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

export function fromQuotedPrintable(bytes: Uint8Array): Decoded {
  const out = new Uint8Array(bytes.length);
  const { size, badAt } = run(bytes, out);
  return { bytes: out.subarray(0, size), badAt };
}

/** Octets that decoding gives, and the offset of the first `=` that escapes nothing. */
export function quotedPrintableSize(bytes: Uint8Array): { size: number; badAt: number } {
  return run(bytes, null);
}

function run(bytes: Uint8Array, out: Uint8Array | null): { size: number; badAt: number } {
  let length = 0;
  let badAt = -1;
  /** How many of the last octets put out are blanks that stood there unescaped. */
  let blanks = 0;
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i] ?? 0;
    // Nearly all are letters, which stand for themselves.
    if (byte > EQUALS || (byte > 0x20 && byte < EQUALS)) {
      if (out) out[length] = byte;
      length++;
      blanks = 0;
      continue;
    }
    if (byte === EQUALS) {
      blanks = 0;
      const high = hex(bytes[i + 1]);
      const low = hex(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        i += 2;
      } else {
        const end = softBreak(bytes, i + 1);
        if (end > 0) {
          i = end - 1;
          continue;
        }
        if (badAt === -1) badAt = i;
      }
    } else if (byte === 0x20 || byte === 0x09) blanks++;
    else {
      const isEnd = byte === LF || (byte === CR && bytes[i + 1] === LF);
      // White space before a line's end was added on the way (rule 3).
      if (isEnd) length -= blanks;
      blanks = 0;
    }
    if (out) out[length] = byte;
    length++;
  }
  return { size: length, badAt };
}

/** Where the next line starts when only blanks follow the `=`; 0 when they do not. */
function softBreak(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === 0x20 || bytes[i] === 0x09) i++;
  if (bytes[i] === CR) return bytes[i + 1] === LF ? i + 2 : i + 1;
  if (bytes[i] === LF) return i + 1;
  return i >= bytes.length ? bytes.length : 0;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
