// Content-Transfer-Encoding undone (RFC 2045 §6), exactly: what was put in comes out, and
// what is damaged comes out as far as it goes.

/** `encoding` as in the field, lower-case. The result never shares memory with `bytes`. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding.includes('base64')) return fromBase64(bytes);
  if (encoding.includes('quoted-printable')) return fromQuotedPrintable(bytes);
  if (/uue|uuencode/.test(encoding)) return fromUuencode(bytes);
  return bytes.slice();
}

const values = new Int8Array(256).fill(-1);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

function fromBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let held = 0;
  let digits = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const value = values[byte] ?? -1;
    if (value >= 0) {
      held = (held << 6) | value;
      if (++digits < 4) continue;
      out[length++] = held >> 16;
      out[length++] = held >> 8;
      out[length++] = held;
    } else if (byte === EQUALS) flush();
    else continue; // line ends and what some programs leave between
    held = 0;
    digits = 0;
  }
  flush();
  return out.slice(0, length);

  function flush(): void {
    if (digits === 2) out[length++] = held >> 4;
    if (digits === 3) {
      out[length++] = held >> 10;
      out[length++] = held >> 2;
    }
    digits = 0;
  }
}

function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === EQUALS) {
      const high = hex(bytes[i + 1]);
      const low = hex(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        i += 2;
        continue;
      }
      const end = softBreak(bytes, i + 1);
      if (end > 0) {
        i = end - 1;
        continue;
      }
    } else if (byte === LF || byte === CR) {
      // White space before a line's end was added on the way (§6.7 rule 3).
      const isEnd = byte === LF ? bytes[i - 1] !== CR : bytes[i + 1] === LF;
      while (isEnd && isBlank(bytes[i - 1]) && length > 0 && isBlank(out[length - 1])) {
        length--;
      }
    }
    out[length++] = byte;
  }
  return out.slice(0, length);
}

/** Where the next line starts when only blanks follow the `=`; 0 when they do not. */
function softBreak(bytes: Uint8Array, at: number): number {
  let i = at;
  while (isBlank(bytes[i])) i++;
  if (bytes[i] === CR && bytes[i + 1] === LF) return i + 2;
  if (bytes[i] === LF) return i + 1;
  return i >= bytes.length ? bytes.length : 0;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The historic Unix form: `begin`, lines led by their length, `end`. */
function fromUuencode(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isOpen = false;
  for (const line of new TextDecoder('latin1').decode(bytes).split(/\r?\n/)) {
    if (!isOpen) isOpen = /^begin \d{3,4} /.test(line);
    else if (line === 'end') break;
    else {
      const size = (line.charCodeAt(0) - 32) & 63;
      const six = (at: number) => (line.charCodeAt(at) - 32) & 63;
      for (let n = 0, at = 1; n < size && at < line.length; n += 3, at += 4) {
        const all =
          (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
        for (let k = 0; k < 3 && n + k < size; k++) out[length++] = all >> (16 - 8 * k);
      }
    }
  }
  return out.slice(0, length);
}
