// What is to be said to the server and what was said and not answered yet. What is asked in
// one tick leaves in one write, the most urgent first, as far as the window allows.
import type { EngineLimits } from './api.ts';
import type { Ask, Moment } from './ask.ts';
import { Flight } from './flight.ts';
import type { Pace } from './pace.ts';
import { UrgencyQueue } from './queue.ts';

/** So many commands are worth a write before their tick is over. */
const aWriteful = 256;

export class Outbox {
  readonly #waiting = new UrgencyQueue<Ask>();
  readonly #inFlight: Flight;
  readonly #pace: Pace;
  readonly #write: (text: string) => void;
  /** An answer is due where none was. */
  readonly #onTurn: () => void;
  readonly #stamps: boolean;
  #state: 'idle' | 'due' | 'closed' = 'idle';
  /** Asks since the last flush. */
  #pushed = 0;
  /** The window had no room for the bulk that waits. */
  #wasFull = false;

  constructor(options: {
    limits: EngineLimits;
    pace: Pace;
    write: (text: string) => void;
    onTurn: () => void;
    /** Whether anybody asks when a command was written. */
    stamps: boolean;
  }) {
    this.#pace = options.pace;
    this.#inFlight = new Flight(options.limits, options.pace);
    this.#write = options.write;
    this.#onTurn = options.onTurn;
    this.#stamps = options.stamps;
  }

  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  set pipelining(announced: boolean) {
    this.#inFlight.pipelining = announced;
  }

  /** Whose answer is the next one due. */
  get first(): Ask | undefined {
    return this.#inFlight.first;
  }

  /** Commands that were written and not answered. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** QUIT was written and not answered. It goes alone, so it is the last. */
  get hasQuit(): boolean {
    return this.#inFlight.last?.question.word === 'QUIT';
  }

  push(ask: Ask): void {
    this.#waiting.push(ask);
    // The server may begin while the rest of many thousand are still being asked.
    if (++this.#pushed === aWriteful) this.#flush();
    else this.flushSoon();
  }

  /** An answer that comes without a command: the greeting. */
  expect(ask: Ask): void {
    ask.written = this.#now();
    this.#inFlight.push(ask);
    this.#onTurn();
  }

  /** The first was answered. */
  shift(): void {
    this.#inFlight.shift();
    this.#onTurn();
    this.#refill();
  }

  /** A part of the first one's answer came. */
  arrived(bytes: number): void {
    this.#inFlight.arrived(bytes);
    if (this.#wasFull) this.#refill();
  }

  /** A little room is not worth a write: the window is filled again when enough of it is. */
  #refill(): void {
    if (!this.#wasFull || this.#inFlight.isRoomy) this.flushSoon();
  }

  flushSoon(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'due';
    process.nextTick(() => {
      if (this.#state !== 'due') return;
      this.#state = 'idle';
      this.#flush();
    });
  }

  /** Nothing more is written. The asks that were still open, the first due first. */
  close(): { written: Ask[]; waiting: Ask[] } {
    this.#state = 'closed';
    return { written: this.#inFlight.clear(), waiting: this.#waiting.clear() };
  }

  #flush(): void {
    this.#pushed = 0;
    let text = '';
    const wasIdle = this.#inFlight.size === 0;
    let ask = this.#waiting.first;
    const now = this.#now();
    while (ask && this.#inFlight.fits(ask)) {
      this.#waiting.take(ask);
      this.#inFlight.push(ask);
      ask.written = now;
      text += `${ask.question.line}\r\n`;
      ask = this.#waiting.first;
    }
    this.#wasFull = ask?.urgency === 'bulk';
    if (text === '') return;
    if (wasIdle) {
      this.#onTurn();
      this.#pace.asked(performance.now());
    }
    this.#write(text);
  }

  /** One reading for all that is written together; null while nobody traces. */
  #now(): Moment | null {
    return this.#stamps ? { at: Date.now(), clock: performance.now() } : null;
  }
}
