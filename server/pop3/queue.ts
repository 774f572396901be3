// Commands waiting to be written, by urgency and in order within each; bulk in two lanes.
import type { Lane, Urgency } from './api.ts';

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

type Queued = {
  readonly urgency: Urgency;
  readonly lane: Lane;
  readonly gone: boolean;
  /** `expects`: bytes that its answer will bring. */
  readonly question: { readonly expects: number };
};

/**
 * An item whose `gone` turns true is skipped: leaving the queue costs nothing. The lanes of
 * bulk take turns by what they bring, not by their number: a thousand headers weigh as much as
 * ten messages, and would else wait for a thousand.
 */
export class UrgencyQueue<T extends Queued> {
  readonly #now = new Fifo<T>();
  readonly #soon = new Fifo<T>();
  readonly #rows = new Fifo<T>();
  readonly #bodies = new Fifo<T>();
  /** Bytes that rows were given more than bodies, while both waited. */
  #lead = 0;

  push(item: T): void {
    this.#laneOf(item).push(item);
  }

  /** The most urgent item that is still wanted. */
  get first(): T | undefined {
    return firstWanted(this.#now) ?? firstWanted(this.#soon) ?? this.#firstOfBulk();
  }

  /** Takes out what `first` has just said. */
  take(first: T): void {
    if (first.urgency === 'bulk') {
      const { expects } = first.question;
      this.#lead += first.lane === 'rows' ? expects : -expects;
    }
    this.#laneOf(first).shift();
  }

  clear(): T[] {
    const lanes = [this.#now, this.#soon, this.#rows, this.#bodies];
    return lanes.flatMap((lane) => lane.clear()).filter((item) => !item.gone);
  }

  #firstOfBulk(): T | undefined {
    const row = firstWanted(this.#rows);
    const body = firstWanted(this.#bodies);
    if (row !== undefined && body !== undefined) return this.#lead > 0 ? body : row;
    // Who has all for itself owes the other nothing for it.
    this.#lead = 0;
    return row ?? body;
  }

  #laneOf({ urgency, lane }: T): Fifo<T> {
    if (urgency === 'now') return this.#now;
    if (urgency === 'soon') return this.#soon;
    return lane === 'rows' ? this.#rows : this.#bodies;
  }
}

function firstWanted<T extends { readonly gone: boolean }>(lane: Fifo<T>): T | undefined {
  while (lane.first?.gone) lane.shift();
  return lane.first;
}
