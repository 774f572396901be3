// The time on a wall somewhere, and the instant it stands for.
import { findIana } from 'windows-iana';

/** A clock's own digits as if they were UTC's, in ms: for showing, not for comparing. */
export type Wall = number;

/** The name under which Intl knows a zone: `Romance Standard Time` is `Europe/Paris`. */
export function zoneNamed(name: string): string | null {
  const bare = name.trim().replace(/^["']|["']$/g, '');
  // Some programs put their own path before the name: /freeassociation.sourceforge.net/….
  const path = bare.split('/').slice(-2).join('/');
  for (const candidate of [findIana(bare)[0], bare, path]) {
    if (candidate && isZone(candidate)) return candidate;
  }
  return null;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The instant at which the clocks of `zone` show `wall`; the earlier one of two. */
export function instantOf(wall: Wall, zone: string): number {
  // The offset is that of the instant sought, so the first guess is corrected once.
  const guess = wall - offsetAt(wall, zone);
  return wall - offsetAt(guess, zone);
}

/** Milliseconds that `zone` is ahead of UTC at `instant`. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}
