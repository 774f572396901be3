// What is to be said to the server and what was said and not answered yet. What is asked in
// one tick leaves in one write, the most urgent first, as far as the window allows.
import type { EngineLimits } from './api.ts';
import type { Ask } from './ask.ts';
import { Flight, UrgencyQueue } from './queue.ts';

export class Outbox {
  readonly #waiting = new UrgencyQueue<Ask>();
  readonly #inFlight: Flight;
  readonly #write: (text: string) => void;
  /** An answer is due where none was. */
  readonly #onTurn: () => void;
  #state: 'idle' | 'due' | 'closed' = 'idle';

  constructor(options: {
    limits: EngineLimits;
    write: (text: string) => void;
    onTurn: () => void;
  }) {
    this.#inFlight = new Flight(options.limits);
    this.#write = options.write;
    this.#onTurn = options.onTurn;
  }

  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  set pipelining(announced: boolean) {
    this.#inFlight.pipelining = announced;
  }

  /** Whose answer is the next one due. */
  get first(): Ask | undefined {
    return this.#inFlight.first;
  }

  /** QUIT was written and not answered. It goes alone, so it is the last. */
  get hasQuit(): boolean {
    return this.#inFlight.last?.question.word === 'QUIT';
  }

  push(ask: Ask): void {
    this.#waiting.push(ask);
    this.flushSoon();
  }

  /** An answer that comes without a command: the greeting. */
  expect(ask: Ask): void {
    this.#inFlight.push(ask);
    this.#onTurn();
  }

  /** The first was answered. */
  shift(): void {
    this.#inFlight.shift();
    this.#onTurn();
    this.flushSoon();
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
    let text = '';
    const wasIdle = this.#inFlight.size === 0;
    let ask = this.#waiting.first;
    while (ask && this.#inFlight.fits(ask)) {
      this.#waiting.shift();
      this.#inFlight.push(ask);
      text += `${ask.question.line}\r\n`;
      ask = this.#waiting.first;
    }
    if (text === '') return;
    if (wasIdle) this.#onTurn();
    this.#write(text);
  }
}
