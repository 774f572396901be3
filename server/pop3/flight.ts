// Commands written but not answered, of which there are never more than the window holds.
import type { EngineLimits } from './api.ts';
import type { Ask } from './ask.ts';
import type { Pace } from './pace.ts';
import { Fifo } from './queue.ts';

/** What the server owes answers to, in order. */
export class Flight extends Fifo<Ask> {
  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  pipelining = false;
  readonly #limits: EngineLimits;
  readonly #pace: Pace;
  #bytes = 0;
  /** What is still to come, as far as it is known. */
  #expected = 0;

  constructor(limits: EngineLimits, pace: Pace) {
    super();
    this.#limits = limits;
    this.#pace = pace;
  }

  /** Whether this may be written now, behind what is in flight. */
  fits(ask: Ask): boolean {
    const { last } = this;
    if (last === undefined) return true;
    const { question } = ask;
    if (question.behind !== undefined) return question.behind === last.question.word;
    if (!this.pipelining || question.alone || last.question.alone) return false;
    if (this.size >= this.#limits.windowCommands) return false;
    if (this.#bytes + ask.bytes > this.#limits.windowBytes) return false;
    if (ask.urgency !== 'bulk') return true;
    const { window } = this.#pace;
    // The second: one that fits no window must not wait until the line has run dry.
    return this.#expected + question.expects <= window || this.#expected * 2 <= window;
  }

  /** So much is open again that filling it is worth a write of its own. */
  get isRoomy(): boolean {
    const { windowCommands, windowBytes } = this.#limits;
    return (
      this.size * 2 <= windowCommands &&
      this.#bytes * 2 <= windowBytes &&
      this.#expected * 2 <= this.#pace.window
    );
  }

  override push(ask: Ask): void {
    ask.isBehind = this.size > 0;
    super.push(ask);
    ask.isWritten = true;
    ask.toCome = ask.question.expects;
    this.#bytes += ask.bytes;
    this.#expected += ask.toCome;
  }

  /** A part of the first one's answer came. Of what nobody knows the size of, all may be to come. */
  arrived(bytes: number): void {
    const { first } = this;
    if (first?.question.octets === undefined) return;
    const less = Math.min(bytes, first.toCome);
    first.toCome -= less;
    this.#expected -= less;
  }

  override shift(): Ask | undefined {
    const ask = super.shift();
    if (ask === undefined) return undefined;
    this.#bytes -= ask.bytes;
    this.#expected -= ask.toCome;
    return ask;
  }
}
