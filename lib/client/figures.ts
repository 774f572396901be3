// How far a download is, and how long it may take: what is said of it never goes back.
export type Figures = {
  done: number;
  total: number;
  /** As LIST announced them. */
  octets: number;
  totalOctets: number;
  /** Octets a second over the last seconds; null until that means something. */
  rate: number | null;
  /** By that rate; null until it is known. */
  secondsLeft: number | null;
};

const bounds = {
  /** ux 2.8: a moving average of five seconds */
  windowMs: 5_000,
  /** ux 2.8: nothing is foretold from less */
  leastMs: 3_000,
} as const;

export type Meter = {
  /** So many octets came. */
  came(octets: number): void;
  /** A message of this size is here, or will not come. */
  done(size: number): void;
  now(): Figures;
};

/** `now` in milliseconds. */
export function createMeter(
  { total, totalOctets }: { total: number; totalOctets: number },
  now: () => number,
): Meter {
  let done = 0;
  let settled = 0;
  let shown = 0;
  let received = 0;
  let samples: { at: number; received: number }[] = [{ at: now(), received: 0 }];

  return {
    came(octets) {
      received += octets;
    },
    done(size) {
      done++;
      settled += size;
    },
    now() {
      const at = now();
      samples.push({ at, received });
      // The last one older than the window stays: the window begins there.
      const begin = samples.findLastIndex((one) => at - one.at >= bounds.windowMs);
      if (begin > 0) samples = samples.slice(begin);
      const first = samples[0] ?? { at, received };
      const ms = at - first.at;
      const rate = ms < bounds.leastMs ? null : ((received - first.received) / ms) * 1000;
      // What comes twice, after a line was lost, is not counted twice at the end.
      shown = Math.min(totalOctets, Math.max(shown, settled, Math.min(received, totalOctets))); // prettier-ignore
      const octets = done === total ? totalOctets : shown;
      return {
        done,
        total,
        octets,
        totalOctets,
        rate,
        secondsLeft: rate ? Math.ceil((totalOctets - octets) / rate) : null,
      };
    },
  };
}
