// One command on its way: what is sent, what may be shown of it, and who waits for it.
import { setMaxListeners } from 'node:events';
import type { AskOptions, Sink, Trace, Urgency } from './api.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';

export type Question = {
  /** Sent as UTF-8 with CRLF behind it. Holds no CR, LF or NUL: its maker saw to that. */
  line: string;
  /** The same for a trace: without its secret. */
  shown: string;
  /** The command's word alone, for faults. */
  word: string;
  /** Where a body follows "+OK". */
  body?: {
    take: Sink;
    end?: () => void;
    limitBytes?: number;
    /** Its size, where LIST told it. */
    octets?: number | undefined;
  };
  /** Never in flight with another: sign-in, STLS, QUIT. */
  alone?: true;
  /** What the answer to a "+ " is (RFC 5034 §4); a second "+ " is out of step. */
  more?: string;
  /** Expected size of the answer on the wire, in bytes. */
  expects: number;
  /** What an abort does once it was written; see AskOptions. */
  whenAborted: 'wait' | 'drop' | 'cut';
  /** To the end of the status line, in ms, in place of the usual. */
  answerMs?: number;
  message?: number;
};

/** A complete reply, good or bad. `line` is the server's own, secrets and all. */
export type Answer = { ok: boolean; line: string; octets: number };

export class Ask {
  readonly question: Question;
  readonly urgency: Urgency;
  readonly cause: number | null;
  readonly bytes: number;
  readonly promise: Promise<Answer>;
  /** Set when it is written: wall clock for the trace, monotonic for its length. */
  written: { at: number; clock: number } | null = null;
  /** Its status line once that came. */
  status: { ok: boolean; line: string } | null = null;
  /** Body bytes so far. */
  octets = 0;
  /** Of these, those that nobody wanted any more. */
  discarded = 0;
  continued = false;
  #settled = false;
  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #letGo: () => void = () => {};

  constructor(question: Question, options: AskOptions, onAbort: (ask: Ask) => void) {
    this.question = question;
    this.urgency = options.urgency ?? 'now';
    this.cause = options.cause ?? null;
    this.bytes = Buffer.byteLength(question.line) + 2;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const { signal } = options;
    if (!signal) return;
    const listener = () => onAbort(this);
    // A window full of commands under one signal is no leak.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', listener, { once: true });
    this.#letGo = () => signal.removeEventListener('abort', listener);
  }

  /** Nobody waits for it any more. */
  get gone(): boolean {
    return this.#settled;
  }

  resolve(answer: Answer): void {
    if (this.#settle()) this.#resolve(answer);
  }

  fail(fault: Pop3Fault): void {
    this.reject(new Pop3Error(fault));
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#letGo();
    return true;
  }
}

/** `line` is fit to be shown; `ok` is null where the answer never came. */
export function traceOf(
  { question, cause, bytes, written }: Ask,
  answer: { line: string; ok: boolean | null; bytesIn: number },
): Trace {
  return {
    at: written?.at ?? Date.now(),
    ms: answer.ok === null || !written ? null : performance.now() - written.clock,
    command: question.shown,
    answer: answer.line,
    ok: answer.ok ?? false,
    bytesOut: question.line === '' ? 0 : bytes,
    bytesIn: answer.bytesIn,
    cause,
    message: question.message ?? null,
  };
}
