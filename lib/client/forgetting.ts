// Before single messages are forgotten on this device: what that means for the server. Where the
// person's rule says so they are marked, and no more than that: no copy is left then, and only
// the tray removes them.
import type { MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import type { Marks } from './marks.ts';
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
