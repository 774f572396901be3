// How many bytes of bulk may be on their way: enough that the line never runs dry, and no more
// than a person's click can wait behind. The line tells by how it answers: while more asked
// for brings more, nothing queues up before a click; once it brings no more, four round trips'
// worth is enough, as the window is filled again when half of it is open. Before it was
// watched for a whole round trip, how close together the first answers came is its word.
import type { EngineLimits } from './api.ts';

/** The shortest time a rate is taken over; chunks come in bursts. Ours. */
const shortestMs = 5;
/** Fewer bytes say what was asked for, not what the line can bring. Ours. */
const enoughBytes = 65_536;
/** What comes at once took so long at least: a chunk may have waited for us. Ours. */
const burstMs = 2;
/** How much of the best rate is left after a period that was slower: it may have been chance. */
const fading = 0.8;
/** Round trips' worth of the rate, while it grows and when it does no more. After BBR. */
const roundTrips = { growing: 8, full: 4 };
/** Shorter lines get so much all the same: fewer writes, and nobody feels it. Ours. */
const windowMs = 4;
/** A rate that grows less than this has found the line's end. After BBR. */
const growth = 1.25;

export class Pace {
  readonly #least: number;
  readonly #most: number;
  #askedAt: number | null = null;
  #roundTripMs = Infinity;
  /** Bytes a millisecond. */
  #rate = 0;
  /** The rate is that of the first answers among themselves: it is not known yet if it lasts. */
  #isGuess = true;
  #isGrowing = false;
  /** Since an answer came that was waited for; what comes unasked is no measure. */
  #since: number | null = null;
  #bytes = 0;
  /** Of the chunk that ended the wait: it says how close the others came, not how fast. */
  #firstBytes = 0;

  constructor({ windowAnswerBytes, windowAnswerMostBytes }: EngineLimits) {
    this.#least = windowAnswerBytes;
    this.#most = windowAnswerMostBytes;
  }

  /** Bytes of bulk that may be in flight. */
  get window(): number {
    if (this.#rate === 0) return this.#least;
    const worth = this.#isGrowing ? roundTrips.growing : roundTrips.full;
    const bytes = this.#rate * Math.max(this.#roundTripMs * worth, windowMs);
    return Math.min(Math.max(bytes, this.#least), this.#most);
  }

  /** Bytes that the line brings in so many round trips and milliseconds, as far as it is known. */
  meanwhile(roundTrips: number, ms: number): number {
    if (this.#rate === 0) return ms > 0 ? Infinity : 0;
    return this.#rate * (this.#roundTripMs * roundTrips + ms);
  }

  /** A command was written while nothing else was on its way. */
  asked(now: number): void {
    this.#askedAt = now;
  }

  /** Bytes of answers came. */
  arrived(bytes: number, now: number): void {
    if (this.#askedAt !== null) {
      this.#roundTripMs = Math.min(this.#roundTripMs, now - this.#askedAt);
      this.#askedAt = null;
      // What came before the first answer says nothing about the rate.
      this.#since = now;
      this.#bytes = 0;
      this.#firstBytes = bytes;
      this.#guess(0);
      return;
    }
    if (this.#since === null) return;
    this.#bytes += bytes;
    const ms = now - this.#since;
    const isEarly = ms < Math.max(shortestMs, this.#roundTripMs);
    if (isEarly || this.#bytes < enoughBytes) return this.#guess(ms);
    const rate = this.#bytes / ms;
    this.#isGuess = false;
    this.#isGrowing = rate > this.#rate * growth;
    this.#rate = Math.max(rate, this.#rate * fading);
    this.#since = now;
    this.#bytes = 0;
  }

  #guess(ms: number): void {
    if (!this.#isGuess) return;
    const bytes = this.#firstBytes + this.#bytes;
    this.#rate = Math.max(this.#rate, bytes / Math.max(ms, burstMs));
  }
}
