// The lines of a LIST, UIDL or CAPA body, in any pieces, under a ceiling for the length of
// a line and one for their number; and what a line of LIST or UIDL says. A mailbox may have
// a hundred thousand of them, so they are read without regular expressions.

export type Listing = {
  /** A piece of the body. Throws a Ceiling when a bound is passed. */
  add: (bytes: Uint8Array) => void;
  /** The body is over. */
  end: () => void;
};

/** A server sent more than we are ready to keep. */
export class Ceiling extends Error {
  override readonly name = 'Ceiling';
  readonly what: 'line' | 'lines';
  readonly limit: number;
  constructor(what: 'line' | 'lines', limit: number) {
    super(what);
    this.what = what;
    this.limit = limit;
  }
}

/**
 * `take` gets each line without its CRLF, byte for byte as Latin-1, so that two names which
 * differ in any byte stay different.
 */
export function createListing(
  bounds: { lineBytes: number; lines: number },
  take: (line: string) => void,
): Listing {
  let carry = '';
  let count = 0;
  const line = (text: string) => {
    if (text.length > bounds.lineBytes) throw new Ceiling('line', bounds.lineBytes);
    if (++count > bounds.lines) throw new Ceiling('lines', bounds.lines);
    take(text);
  };
  return {
    add(bytes) {
      const { buffer, byteOffset, byteLength } = bytes;
      const text = carry + Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
      let from = 0;
      for (;;) {
        const end = text.indexOf('\r\n', from);
        if (end === -1) break;
        line(text.slice(from, end));
        from = end + 2;
      }
      carry = text.slice(from);
      // One more byte than the line may have: the CR of its end.
      if (carry.length > bounds.lineBytes + 1)
        throw new Ceiling('line', bounds.lineBytes);
    },
    end() {
      if (carry !== '') line(carry);
    },
  };
}

/** RFC 1939 has no bound; nobody has so many messages, or one so large. Ours. */
const digits = { number: 10, size: 15 };

/** The number a line begins with and a space follows; NaN where there is none. */
export function numberIn(line: string): number {
  const end = line.indexOf(' ');
  return end > digits.number ? NaN : decimal(line, 0, end);
}

/** The size in a line of LIST, which may say more behind it; null where there is none. */
export function sizeIn(line: string): number | null {
  const from = restOf(line);
  let end = from;
  while (isDigit(line.charCodeAt(end))) end++;
  const size = end - from > digits.size ? NaN : decimal(line, from, end);
  return Number.isNaN(size) ? null : size;
}

/**
 * The name in a line of UIDL: all of the rest, since a server that breaks the rule means all
 * of it. Null where there is none.
 */
export function nameIn(line: string): string | null {
  const name = line.slice(restOf(line)).trim();
  return name === '' || name.includes('\r') || name.includes('\n') ? null : name;
}

/** Where what follows the first spaces begins; the line's length where there are none. */
function restOf(line: string): number {
  let at = line.indexOf(' ');
  if (at === -1) return line.length;
  while (line.charCodeAt(at) === space) at++;
  return at;
}

const space = 32;
const zero = 48;
const isDigit = (code: number): boolean => code >= zero && code <= zero + 9;

function decimal(text: string, from: number, end: number): number {
  if (end <= from) return NaN;
  let value = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return NaN;
    value = value * 10 + (code - zero);
  }
  return value;
}
