// Whether the time of day can be believed when ages decide what is removed. Two clocks are at
// hand, this device's and the proxy's, and the time at which the rule ran last.

const dayMs = 86_400_000;

export const clockBounds = {
  /** ours: a wrong time zone is less than this, a wrong year is more */
  apartMs: dayMs,
  /** ours: a clock that is set right now and then goes back by less */
  backMs: dayMs,
  /** ours: nobody is away so long without noticing; a flat battery is */
  jumpMs: 366 * dayMs,
} as const;

/** `since` and `now` in milliseconds since 1970. */
export type ClockDoubt =
  | { why: 'apart'; here: number; there: number }
  | { why: 'back' | 'jumped'; since: number; now: number };

/** Null where the clocks agree with each other and with the last run. */
export function clockDoubt(times: {
  /** This device's, when the mailbox was looked at. */
  here: number;
  /** The proxy's at that moment. */
  there: number;
  /** This device's at the last run that was not in doubt. */
  last: number | null;
}): ClockDoubt | null {
  const { here, there, last } = times;
  if (Math.abs(here - there) > clockBounds.apartMs) return { why: 'apart', here, there };
  if (last === null) return null;
  if (here < last - clockBounds.backMs) return { why: 'back', since: last, now: here };
  if (here > last + clockBounds.jumpMs) return { why: 'jumped', since: last, now: here };
  return null;
}
