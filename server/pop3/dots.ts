// Byte-stuffing of multi-line answers (RFC 1939 §3): the dot put before a line that begins
// with one, and the line ".CRLF" that ends the answer. Exact at every split of the bytes;
// only CRLF.CRLF ends an answer, never a bare LF or CR.

const CR = 13;
const LF = 10;
const DOT = 46;
const lineDot = Buffer.from('\r\n.');
const heldCr = () => Buffer.from('\r');

/** What the bytes before the next one were: all that a split can make us forget. */
type DotState =
  | 'line-start' // CRLF, or the very beginning
  | 'text'
  | 'cr' // a CR in the text
  | 'dot' // CRLF. – the dot is not handed on
  | 'dot-cr'; // CRLF.CR – neither is this CR, unless no LF follows

/** Reads one body after another. */
export class DotReader {
  #state: DotState = 'line-start';

  /**
   * Hands the body bytes of `chunk` from `from` on to `take`: dots removed, the last line's
   * CRLF kept, ".CRLF" left out. Returns the position behind ".CRLF", or -1 when the body
   * goes on. The pieces are views into `chunk`, which is closed up in place where dots are
   * taken out (so a body of nothing but dots costs no piece a line): the chunk must be the
   * caller's own.
   */
  read(chunk: Buffer, from: number, take: (piece: Buffer) => void): number {
    let at = from;
    while (this.#state !== 'text') {
      if (at === chunk.length) {
        if (at > from) emit(chunk, from, at, take);
        return -1;
      }
      const byte = chunk[at];
      switch (this.#state) {
        case 'line-start':
          if (byte === DOT) {
            // What came before it in this chunk is complete; the dot itself is dropped.
            emit(chunk, from, at, take);
            at = from = at + 1;
            this.#state = 'dot';
          } else this.#state = 'text';
          break;
        case 'cr':
          if (byte === LF) {
            at++;
            this.#state = 'line-start';
          } else this.#state = 'text';
          break;
        case 'dot':
          if (byte === CR) {
            at = from = at + 1;
            this.#state = 'dot-cr';
          } else this.#state = 'text';
          break;
        case 'dot-cr':
          if (byte === LF) {
            this.#state = 'line-start';
            return at + 1;
          }
          take(heldCr());
          this.#state = byte === CR ? 'cr' : 'text';
          if (byte === CR) at++;
          break;
      }
    }
    return this.#text(chunk, from, at, take);
  }

  /** The rest of a chunk from `at`, which is inside a line; `from` is what was not handed on. */
  #text(chunk: Buffer, from: number, at: number, take: (piece: Buffer) => void): number {
    // from..kept is ready to go; what follows a removed dot is moved up to `kept`.
    let kept = at;
    for (;;) {
      const found = chunk.indexOf(lineDot, at);
      if (found === -1) break;
      kept = move(chunk, kept, at, found + 2);
      at = found + 3;
      const cr = chunk[at];
      const lf = chunk[at + 1];
      if (cr === undefined) this.#state = 'dot';
      else if (cr !== CR || (lf !== undefined && lf !== LF)) continue;
      else if (lf === undefined) this.#state = 'dot-cr';
      emit(chunk, from, kept, take);
      if (lf !== LF) return -1;
      this.#state = 'line-start';
      return at + 2;
    }
    const end = chunk.length;
    if (end - 1 >= at && chunk[end - 1] === CR) this.#state = 'cr';
    else if (end - 2 >= at && chunk[end - 1] === LF && chunk[end - 2] === CR)
      this.#state = 'line-start';
    emit(chunk, from, move(chunk, kept, at, end), take);
    return -1;
  }
}

function move(chunk: Buffer, to: number, from: number, end: number): number {
  if (to !== from) chunk.copyWithin(to, from, end);
  return to + (end - from);
}

function emit(
  chunk: Buffer,
  from: number,
  to: number,
  take: (piece: Buffer) => void,
): void {
  if (to > from) take(chunk.subarray(from, to));
}

/**
 * A message as a server sends it: a dot before each line that begins with one, and a last
 * CRLF where it lacks one. Line ends are left as they are. The caller adds ".CRLF".
 */
export function stuff(message: Uint8Array): Uint8Array {
  const source = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const pieces: Buffer[] = [];
  if (source[0] === DOT) pieces.push(Buffer.from('.'));
  let from = 0;
  for (;;) {
    const found = source.indexOf(lineDot, from);
    if (found === -1) break;
    pieces.push(source.subarray(from, found + 2), Buffer.from('.'));
    from = found + 2;
  }
  pieces.push(source.subarray(from));
  if (source.length < 2 || source.at(-1) !== LF || source.at(-2) !== CR)
    pieces.push(Buffer.from('\r\n'));
  return Buffer.concat(pieces);
}
