// Where lines end. CRLF is the rule (RFC 5322 §2.1), bare LF is what many stores keep, and
// a few messages from old Macs have nothing but CR; those are lines only if no LF is there.
import { mimeLimits } from './limits.ts';

export const lineEnding = { lf: 0x0a, cr: 0x0d } as const;
export type LineEnding = (typeof lineEnding)[keyof typeof lineEnding];

/** Null while more bytes are needed to tell; the same for the same message however it comes. */
export function findLineEnding(bytes: Uint8Array, isEnd: boolean): LineEnding | null {
  const looked = bytes.subarray(0, mimeLimits.lineEndingOctets);
  if (looked.includes(lineEnding.lf)) return lineEnding.lf;
  if (looked.length < mimeLimits.lineEndingOctets && !isEnd) return null;
  return looked.includes(lineEnding.cr) ? lineEnding.cr : lineEnding.lf;
}

/** After the line that begins at `at`; -1 where its end is not there. */
export function endOfLine(bytes: Uint8Array, at: number, ending: LineEnding): number {
  const end = bytes.indexOf(ending, at);
  return end === -1 ? -1 : end + 1;
}

/** Characters that are looked at in one go. */
const chunk = 64 * 1024;

/**
 * Text with LF at the end of every line. Replacing them would leave a rope of as many pieces
 * as there are lines, a hundred octets each; joining makes one string. By chunks, so that
 * the pieces of one are gone before those of the next are made.
 */
export function withLf(text: string): string {
  if (!text.includes('\r')) return text;
  if (text.length <= chunk) return lfIn(text);
  const out: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + chunk, text.length);
    while (end < text.length && text[end - 1] === '\r') end++;
    out.push(lfIn(text.slice(at, end)));
    at = end;
  }
  return out.join('');
}

function lfIn(text: string): string {
  const crlf = text.split('\r\n').join('\n');
  return crlf.includes('\r') ? crlf.split('\r').join('\n') : crlf;
}
