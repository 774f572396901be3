// Bytes in, command lines out, however the bytes were cut. A line ends at LF; the CR before
// it is dropped.

/** Collects bytes and hands out whole lines as Latin-1 text, without their ends. */
export class LineReader {
  readonly #limit: number;
  #rest: Buffer = Buffer.alloc(0);

  /** `limit`: octets of one line, its end included. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that `chunk` completes. Throws LineTooLong after the lines before it. */
  *read(chunk: Uint8Array): Generator<string> {
    let bytes = this.#rest.length
      ? Buffer.concat([this.#rest, chunk])
      : Buffer.from(chunk);
    this.#rest = Buffer.alloc(0);
    for (;;) {
      const end = bytes.indexOf(0x0a);
      if (end >= this.#limit || (end < 0 && bytes.length >= this.#limit)) {
        throw new LineTooLong();
      }
      if (end < 0) break;
      const line = bytes.toString('latin1', 0, end);
      bytes = bytes.subarray(end + 1);
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    this.#rest = bytes;
  }
}

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}
