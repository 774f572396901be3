// Base64 lines of a message as the octets they stand for, with all between them as it is.
//
// A sequence of stretches, each a head of three 32-bit numbers (little-endian) and octets:
//   0, n, 0          n octets as they are
//   1, lines, width  `lines` lines of `width` letters and CRLF, as lines * width / 4 * 3 octets
// Only whole lines of one width without padding are undone, so there is one way back.

import { nativeBase64, type NativeBase64 } from './native-base64.ts';

const own = nativeBase64();
const headOctets = 12;
/** What a stretch must save: its own head and that of what follows as it is. */
const leastGain = 2 * headOctets;
/** ours: handed to the browser together; for nothing where one of them is none */
const atOnce = 256;
/** ours: whoever spoils every second line has the rest undone by hand, which reads it once */
const failuresAtMost = 8;
const widest = 1_000; // RFC 5321 §4.5.3.1.6: no line is longer
const cr = 13;
const lf = 10;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const letterOf = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const none = 255;
const valueOf = new Uint8Array(256).fill(none);
letterOf.forEach((letter, value) => (valueOf[letter] = value));

/** `native`: null does it by hand. */
export function packBase64(
  bytes: Uint8Array,
  native: NativeBase64 | null = own,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length + 2 * headOctets);
  const view = new DataView(out.buffer);
  let end = 0; // of what is written
  let from = 0; // of what is not written yet
  let at = 0;

  const head = (kind: number, n: number, width: number) => {
    view.setUint32(end, kind, true);
    view.setUint32(end + 4, n, true);
    view.setUint32(end + 8, width, true);
    end += headOctets;
  };
  const asItIs = (to: number) => {
    if (to === from) return;
    head(0, to - from, 0);
    out.set(bytes.subarray(from, to), end);
    end += to - from;
    from = to;
  };

  let failures = 0;
  while (at < bytes.length) {
    const width = lineWidth(bytes, at);
    if (width === 0) {
      at = nextLine(bytes, at);
      continue;
    }
    // Written as if it were worth it, behind what stands before it; else written over.
    const before = from === at ? 0 : headOctets + at - from;
    const start = end + before + headOctets;
    let lines = 0;
    let to = start;
    for (let count = atOnce; native && failures < failuresAtMost && count === atOnce;) {
      const line = at + lines * (width + 2);
      count = linesOf(bytes, line, width);
      const undone = native.undo(bytes.subarray(line, line + count * (width + 2)), width);
      if (!undone) failures++;
      if (!undone || to + undone.length > out.length) break;
      out.set(undone, to);
      lines += count;
      to += undone.length;
    }
    // One after the other up to the first that is none.
    for (
      let line = at + lines * (width + 2);
      to + width <= out.length && undo(bytes, line, width, out, to);
      line += width + 2
    ) {
      to += (width / 4) * 3;
      lines++;
    }
    const after = at + lines * (width + 2);
    if (lines * (width / 4 + 2) >= leastGain) {
      asItIs(at);
      head(1, lines, width);
      end = to;
      from = after;
    }
    at = lines === 0 ? nextLine(bytes, at) : after;
  }
  asItIs(bytes.length);
  return out.slice(0, end);
}

/** Throws where these octets are not what `packBase64` made. */
export function unpackBase64(
  packed: Uint8Array,
  native: NativeBase64 | null = own,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  let total = 0;
  for (const { kind, n, width } of stretches(view))
    total += kind === 0 ? n : n * (width + 2);
  const out = new Uint8Array(total);
  let end = 0;
  for (const { kind, n, width, at } of stretches(view)) {
    if (kind === 0) {
      out.set(packed.subarray(at, at + n), end);
      end += n;
      continue;
    }
    const octets = (width / 4) * 3;
    const letters = native?.letters(packed.subarray(at, at + n * octets));
    for (let line = 0; line < n; line++) {
      if (letters) out.set(letters.subarray(line * width, (line + 1) * width), end);
      else redo(packed, at + line * octets, octets, out, end);
      end += width;
      out[end++] = cr;
      out[end++] = lf;
    }
  }
  return out;
}

function* stretches(view: DataView) {
  for (let head = 0; head < view.byteLength;) {
    const kind = view.getUint32(head, true);
    const n = view.getUint32(head + 4, true);
    const width = view.getUint32(head + 8, true);
    const at = head + headOctets;
    const octets = kind === 0 ? n : n * ((width / 4) * 3);
    if (kind > 1 || width > widest || width % 4 !== 0 || at + octets > view.byteLength)
      throw new Error('not packed by us');
    yield { kind, n, width, at };
    head = at + octets;
  }
}

/** How many base64 letters stand from `at` to CRLF; 0 where that is no full line. */
function lineWidth(bytes: Uint8Array, at: number): number {
  const most = Math.min(bytes.length, at + widest);
  let end = at;
  while (end < most && valueOf[bytes[end] ?? 0] !== none) end++;
  const width = end - at;
  return width > 0 && width % 4 === 0 && bytes[end] === cr && bytes[end + 1] === lf
    ? width
    : 0;
}

/** How many lines of that width follow each other, by their ends alone; `atOnce` at most. */
function linesOf(bytes: Uint8Array, at: number, width: number): number {
  let lines = 0;
  for (let end = at + width; lines < atOnce; end += width + 2) {
    if (bytes[end] !== cr || bytes[end + 1] !== lf) break;
    lines++;
  }
  return lines;
}

function nextLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(lf, at);
  return end < 0 ? bytes.length : end + 1;
}

/** Writes the octets of one line of that width; false where there is none. */
function undo(
  from: Uint8Array,
  at: number,
  width: number,
  to: Uint8Array,
  start: number,
): boolean {
  if (from[at + width] !== cr || from[at + width + 1] !== lf) return false;
  let end = start;
  let bad = 0;
  for (let i = at; i < at + width; i += 4) {
    const a = valueOf[from[i] ?? 0] ?? 0;
    const b = valueOf[from[i + 1] ?? 0] ?? 0;
    const c = valueOf[from[i + 2] ?? 0] ?? 0;
    const d = valueOf[from[i + 3] ?? 0] ?? 0;
    bad |= a | b | c | d;
    const four = (a << 18) | (b << 12) | (c << 6) | d;
    to[end++] = four >> 16;
    to[end++] = four >> 8;
    to[end++] = four;
  }
  return bad < 64; // six bits, or `none` is among them
}

function redo(
  from: Uint8Array,
  at: number,
  octets: number,
  to: Uint8Array,
  start: number,
): void {
  let end = start;
  for (let i = at; i < at + octets; i += 3) {
    const three = ((from[i] ?? 0) << 16) | ((from[i + 1] ?? 0) << 8) | (from[i + 2] ?? 0);
    to[end++] = letterOf[three >> 18] ?? 0;
    to[end++] = letterOf[(three >> 12) & 63] ?? 0;
    to[end++] = letterOf[(three >> 6) & 63] ?? 0;
    to[end++] = letterOf[three & 63] ?? 0;
  }
}
