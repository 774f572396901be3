// What comes before copies on this device are forgotten. Where the person's rule says so their
// messages are marked for the server, and no more than that: no copy is left then, and only the
// tray removes them. And no copy goes while its original is being removed because of it.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import type { Marks } from './marks.ts';
import type { Parts } from './parts.ts';
import type { PolicyBook } from './policy-book.ts';

/** `ids` are listed by the server. Never rejects. */
export async function beforeForgetting(
  account: string,
  ids: readonly MessageId[],
  parts: {
    archive: Pick<MessageArchive, 'verify'>;
    book: PolicyBook;
    marks: Pick<Marks, 'markFor'>;
  },
): Promise<void> {
  const { archive, book, marks } = parts;
  const { policy } = await book.read(account);
  if (policy.rule.name === 'forgotten') {
    const because = { rule: 'forgotten', n: 0 } as const;
    // While the copy is here it tells which message is meant.
    const copies = await Promise.all(
      ids.map((id) => archive.verify(account, id).catch(() => null)),
    );
    marks.markFor(
      ids.map((id, n) => ({ id, headerHash: copies[n]?.headerHash ?? null, because })),
    );
  }
  await book.wish(account, ids, 'not-here'); // or the next visit would fetch them again
}

/**
 * The lock that is held while copies here are what allows to remove their originals. `name` is
 * Sealing's: a vault can be forgotten by who does not know which mailbox is in it.
 */
export const removing = (name: string): string => `removing:${name}`;

/** False, and not done, while a rule removes messages of this mailbox in any tab. */
export async function whileNothingGoes(
  parts: Pick<Parts, 'hold' | 'token'>,
  name: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const end = await parts.hold(removing(name));
  if (end === null) {
    // Or this browser has no locks: then no rule removes anything (policy-run.ts).
    const other = await parts.hold(`other:${parts.token()}`);
    other?.();
    if (other) return false;
  }
  try {
    await work();
  } finally {
    end?.();
  }
  return true;
}
