// Finds words in bytes, whatever the letters' case, in time linear in both (Knuth, Morris,
// Pratt): no text and no query makes it slow. Takes the bytes in pieces of any size.
import type { SourceEncoding } from './rows.ts';

/** Characters of a query. */
export const longestQuery = 200;

export type Finder = {
  /** Octets of every match. */
  length: number;
  /** First bytes of the matches that end in this piece, ascending; none overlap. */
  push(piece: Uint8Array): number[];
};

/** Null where there is nothing to look for. */
export function createFinder(query: string, encoding: SourceEncoding): Finder | null {
  const needles = spellings(query.slice(0, longestQuery), encoding);
  const length = needles[0]?.length ?? 0;
  if (length === 0) return null;
  const machines = needles.map(machineOf);
  let offset = 0;
  let free = 0; // what lies before is part of a match already

  return {
    length,
    push(piece) {
      const found: number[] = [];
      for (const machine of machines) machine(piece, offset, found);
      if (machines.length > 1) found.sort((a, b) => a - b);
      offset += piece.length;
      return found.filter((at) => {
        if (at < free) return false;
        free = at + length;
        return true;
      });
    },
  };
}

type Machine = (piece: Uint8Array, offset: number, found: number[]) => void;

function machineOf(needle: Uint8Array): Machine {
  const back = fallbacks(needle);
  let state = 0;
  return (piece, offset, found) => {
    for (let at = 0; at < piece.length; at++) {
      const byte = folded[piece[at] ?? 0];
      while (state > 0 && needle[state] !== byte) state = back[state - 1] ?? 0;
      if (needle[state] === byte) state++;
      if (state < needle.length) continue;
      found.push(offset + at + 1 - needle.length);
      state = back[state - 1] ?? 0;
    }
  };
}

/** For each prefix: the longest shorter one that it ends in. */
function fallbacks(needle: Uint8Array): Uint16Array {
  const back = new Uint16Array(needle.length);
  for (let at = 1, length = 0; at < needle.length; at++) {
    while (length > 0 && needle[at] !== needle[length]) length = back[length - 1] ?? 0;
    if (needle[at] === needle[length]) length++;
    back[at] = length;
  }
  return back;
}

/** ASCII letters of either case are one. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);

/**
 * The query as bytes. Letters beyond ASCII cannot be folded byte by byte: they are looked
 * for as typed, small, capital and with a capital in front.
 */
function spellings(query: string, encoding: SourceEncoding): Uint8Array[] {
  const small = query.toLowerCase();
  const forms = [query, small, query.toUpperCase(), capitalised(small)];
  const found = new Map<string, Uint8Array>();
  for (const form of forms) {
    const bytes = encoded(form, encoding)?.map((byte) => folded[byte] ?? byte);
    if (bytes) found.set(bytes.join(), bytes);
  }
  const all = [...found.values()];
  return all.filter(({ length }) => length === all[0]?.length);
}

function capitalised(text: string): string {
  return text.replace(/(^|[^\p{L}])(\p{L})/gu, (all) => all.toUpperCase());
}

/** Null where the encoding has no such letter. */
function encoded(text: string, encoding: SourceEncoding): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const most = encoding === '7-bit' ? 0x7f : 0xff;
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  return codes.every((code) => code <= most) ? Uint8Array.from(codes) : null;
}
