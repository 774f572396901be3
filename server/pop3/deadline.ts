// One deadline at a time, moved often and cheaply: a timer is only set anew when it rings
// too early or must ring sooner.

export class Deadline {
  readonly #onPassed: (waitedMs: number) => void;
  #since = 0;
  #allowedMs: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #rings = 0;

  constructor(onPassed: (waitedMs: number) => void) {
    this.#onPassed = onPassed;
  }

  /** From now, so many milliseconds. Replaces what was set. */
  start(allowedMs: number): void {
    this.#since = performance.now();
    this.#allowedMs = allowedMs;
    if (!this.#timer || this.#since + allowedMs < this.#rings) this.#arm(allowedMs);
  }

  /** Nothing is waited for; a timer left running finds that out when it rings. */
  clear(): void {
    this.#allowedMs = null;
  }

  /** As clear, and no timer is left: at the end of the connection. */
  stop(): void {
    this.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#rings = performance.now() + ms;
    this.#timer = setTimeout(() => this.#ring(), Math.ceil(ms));
  }

  #ring(): void {
    this.#timer = null;
    if (this.#allowedMs === null) return;
    const waited = performance.now() - this.#since;
    if (waited < this.#allowedMs) this.#arm(this.#allowedMs - waited);
    else {
      this.#allowedMs = null;
      this.#onPassed(Math.round(waited));
    }
  }
}
