// Who may call asks off: one listener for each signal, however many asks it stands for. A
// window full of commands under one signal is no leak, and costs a set's entry for each.
import type { Ask } from './ask.ts';

type Caller = { asks: Set<Ask>; forget: (ask: Ask) => void };

export class CallingOff {
  readonly #onAbort: (ask: Ask) => void;
  readonly #callers = new Map<AbortSignal, Caller>();

  constructor(onAbort: (ask: Ask) => void) {
    this.#onAbort = onAbort;
  }

  /** Until the ask is settled an abort is told of it; several in the order they were made. */
  watch(ask: Ask, signal: AbortSignal): void {
    const caller = this.#callers.get(signal) ?? this.#listen(signal);
    caller.asks.add(ask);
    ask.whenGone = caller.forget;
  }

  #listen(signal: AbortSignal): Caller {
    const asks = new Set<Ask>();
    const listener = () => [...asks].forEach(this.#onAbort);
    const forget = (ask: Ask) => {
      asks.delete(ask);
      if (asks.size > 0) return;
      signal.removeEventListener('abort', listener);
      this.#callers.delete(signal);
    };
    signal.addEventListener('abort', listener, { once: true });
    const caller = { asks, forget };
    this.#callers.set(signal, caller);
    return caller;
  }
}
