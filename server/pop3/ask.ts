// One command on its way: what is sent, what may be shown of it, who waits for it, and what
// was answered.
import type { AskOptions, Lane, Sink, Trace, Urgency } from './api.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';

export type Question = {
  /** Sent as UTF-8 with CRLF behind it. Holds no CR, LF or NUL: its maker saw to that. */
  line: string;
  /** The same for a trace: without its secret. */
  shown: string;
  /** The command's word alone, for faults. */
  word: string;
  /** Takes the body, where one follows "+OK". */
  take?: Sink;
  /** The body is whole. */
  end?: () => void;
  /** Of the body; without it there is none. */
  limitBytes?: number;
  /** The body's size, where LIST told it. */
  octets?: number | undefined;
  /** Never in flight with another: sign-in, STLS, QUIT. */
  alone?: true;
  /** Leaves with the command of this word, not answered yet, though that goes alone. */
  behind?: string | undefined;
  /** What the answer to a line with "+ " is (RFC 5034 §4). What it throws is out of step. */
  more?: ((line: string) => string | Promise<string>) | undefined;
  /** Expected size of the answer on the wire, in bytes. */
  expects: number;
  /** What an abort does once it was written; see AskOptions. */
  whenAborted: 'wait' | 'drop' | 'cut';
  /** To the end of the status line, in ms, in place of the usual. */
  answerMs?: number;
  message?: number;
};

/** Wall clock, and monotonic for lengths of time; in ms. */
export type Moment = { readonly at: number; readonly clock: number };

/** A complete reply, good or bad. `line` is the server's own, secrets and all. */
export type Answer = {
  readonly question: Question;
  readonly ok: boolean;
  readonly line: string;
  /** Of its body. */
  readonly octets: number;
};

const nothing = () => {};

/** It is its own answer, once that is whole. */
export class Ask implements Answer {
  readonly question: Question;
  readonly urgency: Urgency;
  readonly lane: Lane;
  readonly cause: number | null;
  readonly bytes: number;
  /** Called when nobody waits any more: the answer came, or the asker went. */
  whenGone: ((ask: Ask) => void) | null = null;
  isWritten = false;
  /** When it was written, others were not answered yet. */
  isBehind = false;
  /** When it was written; null while nobody traces. */
  written: Moment | null = null;
  /** Its status line, once that came. */
  ok = false;
  line = '';
  /** Of its expected bytes, those that have not come yet. */
  toCome = 0;
  /** Body bytes so far. */
  octets = 0;
  /** Of these, those that nobody wanted any more, and how many there may be. */
  discarded = 0;
  mayDiscard: number | null = null;
  /** Of the lines with "+ ", one is still being answered. */
  isAnswering = false;
  /** Nobody waits for it any more. */
  gone = false;
  /** What `read` makes of the answer, or what it throws; or a fault. */
  readonly read: Promise<unknown>;
  readonly #read: (answer: Answer) => unknown;
  #resolve: (value: unknown) => void = nothing;
  #reject: (error: unknown) => void = nothing;

  constructor(
    question: Question,
    options: AskOptions,
    read: (answer: Answer) => unknown,
  ) {
    this.question = question;
    this.#read = read;
    this.read = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.urgency = options.urgency ?? 'now';
    this.lane = options.lane ?? 'bodies';
    this.cause = options.cause ?? null;
    this.bytes = Buffer.byteLength(question.line) + 2;
  }

  /** The answer is whole. */
  resolve(): void {
    if (!this.#settle()) return;
    try {
      this.#resolve(this.#read(this));
    } catch (error) {
      this.#reject(error);
    }
  }

  fail(fault: Pop3Fault): void {
    if (!this.gone) this.reject(new Pop3Error(fault));
  }

  reject(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  #settle(): boolean {
    if (this.gone) return false;
    this.gone = true;
    this.whenGone?.(this);
    return true;
  }
}

/** Answers a line with "+ ", at once where that takes no time. */
export function continued(
  more: (line: string) => string | Promise<string>,
  line: string,
  say: (text: string) => void,
  distrust: () => void,
): void {
  try {
    const answer = more(line);
    if (typeof answer === 'string') say(answer);
    else answer.then(say, distrust);
  } catch {
    distrust();
  }
}

/** The one reply that comes unasked. */
export function greetingQuestion(answerMs: number): Question {
  const word = '(greeting)';
  const unasked = { line: '', shown: word, word, alone: true, expects: 0 } as const;
  return { ...unasked, whenAborted: 'cut', answerMs };
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
