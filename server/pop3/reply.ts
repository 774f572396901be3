// Bytes into replies: a status line, then, where one was asked for, a body. It never sees a
// socket and never runs ahead of its caller: each part is fetched, so a slow reader of one
// part holds back all that follows.
import { DotReader } from './dots.ts';

/** 'more' is the continuation of a SASL exchange (RFC 5034 §4); 'odd' is no POP3 at all. */
export type Status = { type: 'status'; is: 'ok' | 'err' | 'more' | 'odd'; line: string };
export type Part = Status | { type: 'body'; bytes: Buffer } | { type: 'end' } | Broken;
/** The status line has no end we know: nothing after it is sure. */
export type Broken = { type: 'broken'; why: 'too-long' | 'bare-lf'; line: string };

const CR = 13;
const LF = 10;

export class ReplyReader {
  readonly #lineBytes: number;
  #chunk: Buffer = Buffer.alloc(0);
  #at = 0;
  /** The beginning of a status line whose end has not come yet. */
  #held: Buffer = Buffer.alloc(0);
  #body: DotReader | null = null;
  #ready: Buffer[] = [];
  #bodyEnded = false;
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

  /** After an 'ok' status: what follows is a body. */
  expectBody(): void {
    this.#body = new DotReader();
  }

  /** The next part, or null when more bytes are needed. */
  next(): Part | null {
    const piece = this.#ready.shift();
    if (piece) return { type: 'body', bytes: piece };
    if (this.#bodyEnded) {
      this.#bodyEnded = false;
      return { type: 'end' };
    }
    if (this.#at === this.#chunk.length) return null;
    return this.#body ? this.#nextOfBody(this.#body) : this.#status();
  }

  #nextOfBody(body: DotReader): Part | null {
    const next = body.read(this.#chunk, this.#at, (piece) => this.#ready.push(piece));
    this.#at = next === -1 ? this.#chunk.length : next;
    if (next !== -1) {
      this.#body = null;
      this.#bodyEnded = true;
    }
    return this.next();
  }

  #status(): Status | Broken | null {
    const lf = this.#chunk.indexOf(LF, this.#at);
    const end = lf === -1 ? this.#chunk.length : lf + 1;
    const isLong = this.#held.length + end - this.#at > this.#lineBytes;
    const until = isLong ? this.#at + this.#lineBytes - this.#held.length : end;
    const fresh = this.#chunk.subarray(this.#at, until);
    const line = this.#held.length === 0 ? fresh : Buffer.concat([this.#held, fresh]);
    this.#at = until;
    this.#held = Buffer.alloc(0);
    if (isLong) return { type: 'broken', why: 'too-long', line: decode(line) };
    if (lf === -1) {
      // A copy: the chunk it points into may be large, and this waits for another.
      this.#held = Buffer.from(line);
      return null;
    }
    if (line.at(-2) !== CR) return { type: 'broken', why: 'bare-lf', line: decode(line) };
    const text = decode(line.subarray(0, -2));
    return { type: 'status', is: statusOf(text), line: text };
  }
}

/** `+OK` and `-ERR` in any case, as servers of the nineties send them, then no letter. */
function statusOf(line: string): Status['is'] {
  if (/^\+OK(?![a-z0-9])/i.test(line)) return 'ok';
  if (/^-ERR(?![a-z0-9])/i.test(line)) return 'err';
  return line === '+' || line.startsWith('+ ') ? 'more' : 'odd';
}

/** Whether a line that was cut short may still be the beginning of a reply. */
export function isPop3(line: string): boolean {
  return '+OK'.startsWith(line.slice(0, 3)) || '-ERR'.startsWith(line.slice(0, 4));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 (RFC 6856), else byte for byte. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
