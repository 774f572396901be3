// The lines of a LIST, UIDL or CAPA body, in any pieces, under a ceiling for the length of
// a line and one for their number.

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
