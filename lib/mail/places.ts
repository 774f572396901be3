// Where names do not last, a message is known by its place alone. A mailbox keeps its order
// and grows at its end, so places hold for as long as the old listing is how the new begins.
import { isLasting, type MessageId, type Row } from './message.ts';

/** True when nothing went: every made name of `before` still means the same message. */
export function onlyGrew(before: readonly Row[], now: readonly Row[]): boolean {
  return begins(sizesOf(now), sizesOf(before));
}

/** Which names of `before` still name the same message in `now`. */
export function namesThatHold(
  before: readonly Row[],
  now: readonly Row[],
): (id: MessageId) => boolean {
  const listed = new Set(now.map(({ id }) => id));
  const placesHold = onlyGrew(before, now);
  return (id) => listed.has(id) && (placesHold || isLasting(id));
}

export function begins(sizes: readonly number[], expected: readonly number[]): boolean {
  return (
    sizes.length >= expected.length &&
    expected.every((size, index) => sizes[index] === size)
  );
}

function sizesOf(rows: readonly Row[]): number[] {
  return rows.map(({ size }) => size);
}
