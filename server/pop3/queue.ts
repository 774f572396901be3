// Commands waiting to be written, by urgency and in order within each, and those written
// but not answered, of which there are never more than the window holds.
import type { EngineLimits, Urgency } from './api.ts';
import type { Ask } from './ask.ts';

/** First in, first out; taking from the front costs the same however long it is. */
export class Fifo<T> {
  #items: T[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }
  get first(): T | undefined {
    return this.#items[this.#head];
  }
  get last(): T | undefined {
    return this.size > 0 ? this.#items[this.#items.length - 1] : undefined;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (this.#head < this.#items.length) this.#head++;
    // Half of it is behind the head: give the room back.
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  clear(): T[] {
    const rest = this.#items.slice(this.#head);
    this.#items = [];
    this.#head = 0;
    return rest;
  }
}

/** An item whose `gone` turns true is skipped: leaving the queue costs nothing. */
export class UrgencyQueue<T extends { urgency: Urgency; readonly gone: boolean }> {
  readonly #lanes = { now: new Fifo<T>(), soon: new Fifo<T>(), bulk: new Fifo<T>() };

  push(item: T): void {
    this.#lanes[item.urgency].push(item);
  }

  /** The most urgent item that is still wanted. */
  get first(): T | undefined {
    const { now, soon, bulk } = this.#lanes;
    return firstWanted(now) ?? firstWanted(soon) ?? firstWanted(bulk);
  }

  shift(): T | undefined {
    const { first } = this;
    return first && this.#lanes[first.urgency].shift();
  }

  clear(): T[] {
    const { now, soon, bulk } = this.#lanes;
    return [now, soon, bulk].flatMap((lane) => lane.clear()).filter((item) => !item.gone);
  }
}

function firstWanted<T extends { readonly gone: boolean }>(lane: Fifo<T>): T | undefined {
  while (lane.first?.gone) lane.shift();
  return lane.first;
}

/** What the server owes answers to, in order. */
export class Flight extends Fifo<Ask> {
  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  pipelining = false;
  readonly #limits: EngineLimits;
  #bytes = 0;
  #expected = 0;

  constructor(limits: EngineLimits) {
    super();
    this.#limits = limits;
  }

  /** Whether this may be written now, behind what is in flight. */
  fits(ask: Ask): boolean {
    const { last } = this;
    if (last === undefined) return true;
    const { question } = ask;
    if (!this.pipelining || question.alone || last.question.alone) return false;
    const limits = this.#limits;
    if (this.size >= limits.windowCommands) return false;
    if (this.#bytes + ask.bytes > limits.windowBytes) return false;
    if (ask.urgency !== 'bulk') return true;
    return this.#expected + question.expects <= limits.windowAnswerBytes;
  }

  /** So much is open again that filling it is worth a write of its own. */
  get isHalfEmpty(): boolean {
    const { windowCommands, windowBytes, windowAnswerBytes } = this.#limits;
    return (
      this.size * 2 <= windowCommands &&
      this.#bytes * 2 <= windowBytes &&
      this.#expected * 2 <= windowAnswerBytes
    );
  }

  override push(ask: Ask): void {
    super.push(ask);
    ask.isWritten = true;
    this.#bytes += ask.bytes;
    this.#expected += ask.question.expects;
  }

  override shift(): Ask | undefined {
    const ask = super.shift();
    if (ask === undefined) return undefined;
    this.#bytes -= ask.bytes;
    this.#expected -= ask.question.expects;
    return ask;
  }
}
