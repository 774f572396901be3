// What became of every message, told from the mailbox, the archive and the screen alone. Two
// that are alike in every octet stand for each other: no octet is lost while one is left.
import { sha256 } from '../loss/mail.ts';
import type { Held } from '../loss/server.ts';

export type Facts = {
  /** Ever in the mailbox. */
  all: readonly Held[];
  /** Read before the archive was: what goes meanwhile must be here already. */
  held: readonly Held[];
  deleted: readonly Held[];
  /** SHA-256 of what the archive gave out, octet for octet; null where it could not. */
  here: readonly (string | null)[];
  /** Subjects that were in the list. */
  shown: readonly string[];
  /** Keys of what the person marked and then committed. */
  committed: ReadonlySet<string>;
  /** Keys of what another program deleted. */
  takenElsewhere: ReadonlySet<string>;
};

/** One line for each thing that is wrong; none where nothing is. */
export function judge(facts: Facts): string[] {
  const { all, held, deleted, committed, takenElsewhere } = facts;
  const wrong: string[] = [];
  const here = new Set(facts.here);
  const known = new Map(all.map((one) => [hashOf(one), one]));
  for (const hash of facts.here)
    if (hash === null) wrong.push('a message is listed here and cannot be read');
    else if (!known.has(hash))
      wrong.push(`octets are here that were never sent: ${hash}`);

  // Of two that are alike nobody can tell which one a new name means: their copies stay under
  // the old names, and what is fetched under the new ones is kept beside them, and not shown.
  const copies = counted(all.map(hashOf));
  for (const [hash, times] of counted(facts.here.flatMap((one) => one ?? [])))
    if (times > 1 && copies.get(hash) === 1) wrong.push(`${hash} is here ${times} times`);

  const left = new Set(held.map(({ key }) => key));
  for (const one of all) {
    const { key } = one;
    const isSafe = left.has(key) || here.has(hashOf(one));
    if (!isSafe && !committed.has(key) && !takenElsewhere.has(key))
      wrong.push(`${key} is lost`);
  }
  for (const one of deleted)
    if (!committed.has(one.key) && !here.has(hashOf(one)))
      wrong.push(`${one.key} was deleted, neither committed nor here`);

  // Two that are alike in every octet may both be shown, or the one that is left.
  const alike = counted(all.map(subjectOf));
  for (const [subject, times] of counted(facts.shown))
    if (times > (alike.get(subject) ?? 0))
      wrong.push(`${subject} is shown ${times} times`);
  const shown = new Set(facts.shown);
  for (const one of all)
    if ((left.has(one.key) || here.has(hashOf(one))) && !shown.has(subjectOf(one)))
      wrong.push(`${one.key} is not shown`);
  return wrong;
}

/** Each is named by a number of its own. */
export const subjectOf = ({ raw }: Held): string =>
  /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))?.[1] ?? '';

/** As it comes over the line: with a line end at its end. */
export function hashOf({ raw }: Held): string {
  const isEnded = raw.subarray(-2).toString('latin1') === '\r\n';
  return sha256(isEnded ? raw : Buffer.concat([raw, Buffer.from('\r\n')]));
}

function counted(these: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const one of these) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
}
