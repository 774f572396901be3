// One deadline at a time, moved often and cheaply: what is due is only noted, the clock read
// once for all that a chunk brought, and a timer set anew only when it rings too early or
// must ring sooner.

export class Deadline {
  readonly #onPassed: (waitedMs: number) => void;
  #due: number | null = null;
  #isMoved = false;
  #since = 0;
  #allowedMs: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #rings = 0;

  constructor(onPassed: (waitedMs: number) => void) {
    this.#onPassed = onPassed;
  }

  /** What is waited for may take so many milliseconds; null: nothing is waited for. */
  due(ms: number | null): void {
    this.#due = ms;
    this.#isMoved = true;
  }

  /** Lets the newest `due` count, from now. */
  heed(): void {
    if (!this.#isMoved) return;
    this.#isMoved = false;
    // A timer left running finds out when it rings that nothing is waited for.
    this.#allowedMs = this.#due;
    if (this.#due === null) return;
    this.#since = performance.now();
    if (!this.#timer || this.#since + this.#due < this.#rings) this.#arm(this.#due);
  }

  /** Nothing is waited for, and no timer is left: at the end of the connection. */
  stop(): void {
    this.#allowedMs = null;
    this.#isMoved = false;
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
    else this.#judge(this.#since);
  }

  /** What came while this process was busy with other things is read first: it was in time. */
  #judge(since: number): void {
    setImmediate(() => {
      if (this.#allowedMs === null || this.#since !== since) return;
      this.#allowedMs = null;
      this.#onPassed(Math.round(performance.now() - since));
    });
  }
}
