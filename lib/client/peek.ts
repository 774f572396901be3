// How far a peek goes: the first lines, then more of them until the first text is whole.
// TOP begins at the beginning each time, so the steps are long and few.
import { isIncomplete } from '../mail/completeness.ts';
import { createScanner } from '../mime/scanner.ts';

/** ours: each step costs what the one before cost, five times over at most */
const stepFactor = 5;
/** Lines of the largest TOP that is asked for by itself; 5,000 are 400 KB of text. */
const mostLines = 5_000;
/** Octets after which no more is asked for, however short of lines they are. */
const mostOctets = 2 * 1024 * 1024;

/** What a peek asked for, in order, and whether the text it was for is all there. */
export type Peeked = { lines: readonly number[]; textIsWhole: boolean };

export function peekedSoFar(
  raw: Uint8Array,
  announced: number,
  lines: readonly number[],
): Peeked {
  return { lines, textIsWhole: isTextWhole(raw, announced) };
}

/** Lines to ask for next; null when there is no more to gain, or it would be too much. */
export function nextPeek({ lines, textIsWhole }: Peeked, raw: Uint8Array): number | null {
  const last = lines.at(-1) ?? 0;
  const next = last * stepFactor;
  const isEnough = textIsWhole || next > mostLines || raw.length >= mostOctets;
  return isEnough || last === 0 ? null : next;
}

function isTextWhole(raw: Uint8Array, announced: number): boolean {
  if (!isIncomplete(announced, raw)) return true; // that was all of it
  const scanner = createScanner();
  scanner.push(raw);
  return scanner.isReadable();
}
