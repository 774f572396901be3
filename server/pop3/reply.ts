// Bytes into replies: a status line, then, where one was asked for, a body. It never sees a
// socket and never runs ahead of its caller: each part is fetched, so a slow reader of one
// part holds back all that follows. Ten thousand replies pass in a tenth of a second: a part
// is named by a word and its content read from the reader, so that none costs an object.
import { DotReader } from './dots.ts';

/**
 * 'more' is the continuation of a SASL exchange (RFC 5034 §4), 'odd' no POP3 at all: with
 * 'ok' and 'err' they are status lines, whose text is `line`. 'body' is a piece of one, in
 * `piece`, and 'end' its end. After 'too-long' and 'bare-lf' the status line has no end we
 * know: nothing after it is sure.
 */
export type Part =
  'ok' | 'err' | 'more' | 'odd' | 'body' | 'end' | 'too-long' | 'bare-lf';

const CR = 13;
const LF = 10;
const none = Buffer.alloc(0);

export class ReplyReader {
  /** The newest status line, without its end. */
  line = '';
  /** The newest piece of a body: a view. */
  piece: Buffer = none;

  readonly #lineBytes: number;
  readonly #dots = new DotReader();
  /** Pieces of a body that were cut out of the chunk and not fetched yet: seldom over one. */
  readonly #ready: Buffer[] = [];
  #chunk: Buffer = none;
  #at = 0;
  /** The beginning of a status line whose end has not come yet. */
  #held: Buffer = none;
  #state: 'status' | 'body' | 'body-ended' = 'status';
  #pushed = 0;

  constructor(statusLineBytes: number) {
    this.#lineBytes = statusLineBytes;
  }

  /** Bytes taken so far; the difference over one reply is its size on the wire. */
  get consumed(): number {
    return this.#pushed - (this.#chunk.length - this.#at);
  }

  /** True while bytes are here that no part has been made of. */
  get hasBytes(): boolean {
    return this.#at < this.#chunk.length || this.#held.length > 0;
  }

  /** What is held of an unfinished status line. */
  get unfinished(): string {
    return decode(this.#held);
  }

  /** The reader owns the chunk from here on. All parts are fetched before the next chunk. */
  push(chunk: Buffer): void {
    const left = this.#chunk.length - this.#at;
    this.#chunk =
      left === 0 ? chunk : Buffer.concat([this.#chunk.subarray(this.#at), chunk]);
    this.#at = 0;
    this.#pushed += chunk.length;
  }

  /** After an 'ok': what follows is a body. */
  expectBody(): void {
    this.#state = 'body';
  }

  /** The next part, or null when more bytes are needed. */
  next(): Part | null {
    for (;;) {
      if (this.#ready.length > 0) {
        this.piece = this.#ready.shift() ?? none;
        return 'body';
      }
      if (this.#state === 'body-ended') {
        this.#state = 'status';
        return 'end';
      }
      if (this.#at === this.#chunk.length) return null;
      if (this.#state === 'status') return this.#status();
      const next = this.#dots.read(this.#chunk, this.#at, this.#keep);
      this.#at = next === -1 ? this.#chunk.length : next;
      if (next !== -1) this.#state = 'body-ended';
    }
  }

  readonly #keep = (piece: Buffer): void => void this.#ready.push(piece);

  #status(): Part | null {
    const chunk = this.#chunk;
    const from = this.#at;
    const lf = chunk.indexOf(LF, from);
    const isWhole = this.#held.length === 0 && lf > from && chunk[lf - 1] === CR;
    if (!isWhole || lf + 1 - from > this.#lineBytes) return this.#pieced(lf);
    this.#at = lf + 1;
    this.line = textOf(chunk, from, lf - 1);
    return statusOf(this.line);
  }

  /** A status line that came in pieces, is too long, or has no CRLF. */
  #pieced(lf: number): Part | null {
    const end = lf === -1 ? this.#chunk.length : lf + 1;
    const isLong = this.#held.length + end - this.#at > this.#lineBytes;
    const until = isLong ? this.#at + this.#lineBytes - this.#held.length : end;
    const line = Buffer.concat([this.#held, this.#chunk.subarray(this.#at, until)]);
    this.#at = until;
    this.#held = none;
    if (!isLong && lf === -1) {
      // A copy: the chunk may be large, and this waits for another.
      this.#held = line;
      return null;
    }
    const isEnded = !isLong && line.at(-2) === CR;
    this.line = decode(isEnded ? line.subarray(0, -2) : line);
    return isEnded ? statusOf(this.line) : isLong ? 'too-long' : 'bare-lf';
  }
}

/** `+OK` and `-ERR` in any case, as servers of the nineties send them, then no letter. */
function statusOf(line: string): 'ok' | 'err' | 'more' | 'odd' {
  if (line === '+OK' || line.startsWith('+OK ')) return 'ok';
  if (/^\+OK(?![a-z0-9])/i.test(line)) return 'ok';
  if (/^-ERR(?![a-z0-9])/i.test(line)) return 'err';
  return line === '+' || line.startsWith('+ ') ? 'more' : 'odd';
}

/** Whether a line that was cut short may still be the beginning of a reply. */
export function isPop3(line: string): boolean {
  return '+OK'.startsWith(line.slice(0, 3)) || '-ERR'.startsWith(line.slice(0, 4));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** As `decode`, of a part of a chunk. Most lines are ASCII, and that is sooner told. */
function textOf(chunk: Buffer, from: number, to: number): string {
  const text = chunk.toString('latin1', from, to);
  return /[\x80-\xff]/.test(text) ? decode(chunk.subarray(from, to)) : text;
}

/** UTF-8 (RFC 6856), else byte for byte. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
