// Counts before anything is built: a message with too many parts is cut at its last part
// allowed, so that what is read afterwards is bounded by our numbers and not the sender's.
import { mimeLimits } from './limits.ts';

const LF = 0x0a;
const DASH = 0x2d;
const latin1 = new TextDecoder('latin1');

/** The bytes that may be parsed, and whether parts were left out. One pass over lines. */
export function cutParts(
  bytes: Uint8Array,
  most: number = mimeLimits.parts,
): { bytes: Uint8Array; cut: boolean } {
  const boundaries = boundariesOf(bytes);
  if (boundaries.size === 0) return { bytes, cut: false };
  let parts = 0;
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] === DASH && bytes[at + 1] === DASH) {
      const line = lineAt(bytes, at + 2).trimEnd();
      const isOpening = boundaries.has(line);
      if (isOpening && ++parts > most) return { bytes: bytes.subarray(0, at), cut: true };
    }
    const end = bytes.indexOf(LF, at);
    if (end === -1) break;
    at = end + 1;
  }
  return { bytes, cut: false };
}

/**
 * Every value a `boundary=` parameter takes anywhere. More than are real, never fewer that
 * are written plainly; a boundary hidden from us by continuations is bounded by the deadline.
 */
function boundariesOf(bytes: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (let at = 0; (at = bytes.indexOf(EQUALS, at)) !== -1; at++) {
    if (!endsWithBoundary(bytes, at)) continue;
    const rest = lineAt(bytes, at + 1).trimStart();
    const value = rest.startsWith('"')
      ? rest.slice(1).split('"', 1)[0]
      : rest.split(/[;\s]/, 1)[0];
    if (value) found.add(value);
  }
  return found;
}

const EQUALS = 0x3d;
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
