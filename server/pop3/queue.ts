// Commands waiting to be written, by urgency and in order within each.
import type { Urgency } from './api.ts';

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
