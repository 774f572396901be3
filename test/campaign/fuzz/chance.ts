// Chance that comes out the same for the same seed.

export type Chance = {
  /** 0 up to, without, 1. */
  (): number;
  /** A whole number from 0 up to, without, `below`. */
  below(below: number): number;
  oneOf<T>(these: readonly [T, ...T[]]): T;
  /** True so often: 0 never, 1 always. */
  happens(share: number): boolean;
};

/** Mulberry32: 32 bits of state are plenty for choosing among misbehaviours. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return Object.assign(next, {
    below,
    oneOf: <T>(these: readonly [T, ...T[]]): T => these[below(these.length)] ?? these[0],
    happens: (share: number): boolean => next() < share,
  });
}
