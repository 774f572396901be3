// Which of the marked messages a commit can be about: those whose name means one message,
// and no more of them than one request carries.
import { wireLimits } from '../wire/operations.ts';
import { isLasting, type MessageId } from '../mail/message.ts';
import type { Mark } from './state.ts';

/**
 * `doubled` are those whose name the server gives to several messages: nobody can tell which
 * one DELE would meet, so they are never sent. `names` are the doubled names of the snapshot.
 */
export function splitDoubles(
  marks: Iterable<Mark>,
  names: readonly MessageId[],
): { sure: Mark[]; doubled: Mark[] } {
  const doubles: ReadonlySet<string> = new Set(names);
  const sure: Mark[] = [];
  const doubled: Mark[] = [];
  for (const mark of marks) {
    const isNumbered = !isLasting(mark.id) && !mark.id.startsWith(' ');
    (isNumbered || doubles.has(mark.id) ? doubled : sure).push(mark);
  }
  return { sure, doubled };
}

/** As many as one commit carries; the others stay marked for the next. */
export function forOneCommit(marks: readonly Mark[]): Mark[] {
  const perVictim = 120; // the hash, the size and the quotes around them
  let room = wireLimits.frameBytes - 1_000;
  return marks
    .slice(0, wireLimits.victimsPerCommit)
    .filter(({ id }) => (room -= perVictim + 3 * id.length) >= 0); // 3 bytes of UTF-8 at most
}
