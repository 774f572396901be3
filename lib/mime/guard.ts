// Counts before anything is built: a message with too many parts or too many lines of text
// is cut there, so that what is read afterwards is bounded by our numbers, not the sender's.
import { mimeLimits } from './limits.ts';

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const EQUALS = 0x3d;
const latin1 = new TextDecoder('latin1');

export type Cut = { bytes: Uint8Array; why: 'too-many-parts' | 'truncated' | null };

/** The bytes that may be parsed, and why there are fewer than came. Linear. */
export function cutToBounds(
  bytes: Uint8Array,
  most: { parts: number; lines: number } = mimeLimits,
): Cut {
  const boundaries = boundariesOf(bytes);
  let parts = 0;
  let lines = 0;
  let isHeader = true;
  let isBase64 = false;
  for (let at = 0; at < bytes.length;) {
    if (startsPart(bytes, at, boundaries)) {
      if (++parts > most.parts) {
        return { bytes: bytes.subarray(0, at), why: 'too-many-parts' };
      }
      isHeader = true;
      isBase64 = false;
    } else if (isHeader) {
      if (bytes[at] === LF || bytes[at] === CR) isHeader = false;
      else if (declaresBase64(bytes, at)) isBase64 = true;
    }
    // Lines of base64 are decoded as they come; all others are kept one by one.
    if ((isHeader || !isBase64) && ++lines > most.lines) {
      return { bytes: bytes.subarray(0, at), why: 'truncated' };
    }
    const end = bytes.indexOf(LF, at);
    if (end === -1) break;
    at = end + 1;
  }
  return { bytes, why: null };
}

function startsPart(bytes: Uint8Array, at: number, boundaries: Set<string>): boolean {
  return (
    boundaries.size > 0 &&
    bytes[at] === DASH &&
    bytes[at + 1] === DASH &&
    boundaries.has(lineAt(bytes, at + 2).trimEnd())
  );
}

function declaresBase64(bytes: Uint8Array, at: number): boolean {
  if (((bytes[at] ?? 0) | 0x20) !== 0x63) return false; // c
  return /^content-transfer-encoding\s*:\s*base64\b/i.test(lineAt(bytes, at));
}

/**
 * Every value a `boundary=` parameter takes anywhere. More than are real, never fewer that
 * are written plainly; a boundary hidden from us by continuations is bounded by the deadline.
 */
function boundariesOf(bytes: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (let at = 0; (at = bytes.indexOf(EQUALS, at)) !== -1; at++) {
    if (found.size > mimeLimits.boundaries) break;
    if (!endsWithBoundary(bytes, at)) continue;
    const rest = lineAt(bytes, at + 1).trimStart();
    const value = rest.startsWith('"')
      ? rest.slice(1).split('"', 1)[0]
      : rest.split(/[;\s]/, 1)[0];
    if (value) found.add(value);
  }
  return found;
}

const word = 'boundary';

function endsWithBoundary(bytes: Uint8Array, at: number): boolean {
  let from = at - 1;
  while (bytes[from] === 0x20 || bytes[from] === 0x09) {
    from--;
    if (at - from > 8) return false;
  }
  for (let i = word.length - 1; i >= 0; i--, from--) {
    if (((bytes[from] ?? 0) | 0x20) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** RFC 2046 §5.1.1 allows 70 characters; a little more is read of odd mail. */
function lineAt(bytes: Uint8Array, at: number): string {
  const end = bytes.subarray(at, at + 256).indexOf(LF);
  return latin1.decode(bytes.subarray(at, end === -1 ? at + 256 : at + end));
}
