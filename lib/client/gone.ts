// What is listed no more: between which visits it went, and what is known of who took it. A
// receipt is a fact; what a server announced, or did that day, is only a possibility.
import { archiveLimits } from '../archive/limits.ts';
import type { Gone, MessageArchive } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import type { Keeping } from './keeping.ts';
import { readSummary } from './known.ts';
import type { Receipt } from './state.ts';

const dayMs = 86_400_000;

export type Cause =
  /** This app removed it, on this device; `at` is when that was proven. */
  | { name: 'us'; at: number; receipt: string }
  /** It was here for longer than the server said it keeps mail. */
  | { name: 'expiry'; days: number }
  /** In that visit the server gave messages new names: it may be listed under another one. */
  | { name: 'renamed' }
  | { name: 'unknown' };

export type GoneMessage = Pick<
  Gone,
  'id' | 'size' | 'firstSeen' | 'lastSeen' | 'goneAt' | 'isHere'
> & {
  /** Null where its header was never read. */
  subject: string | null;
  from: string | null;
  cause: Cause;
};

/** Newest first. Rejects with an ArchiveError. */
export async function listGone(
  archive: MessageArchive,
  keeping: Keeping,
  account: string,
): Promise<GoneMessage[]> {
  const [all, entries] = await Promise.all([
    archive.gone(account, archiveLimits.goneMessages),
    keeping.read('journal', account),
  ]);
  // A tab that died behind its receipt has not told the archive.
  const ours = new Map<MessageId, Cause>();
  for (const { state } of entries)
    if (state.name === 'settled')
      for (const id of removedBy(state.receipt))
        ours.set(
          id,
          us(state.receipt.checkedAt ?? state.receipt.at, state.receipt.entry),
        );
  return all.map((one) => {
    const summary = one.summary === null ? null : readSummary(one.summary);
    const [sender] = summary?.from ?? [];
    const { id, size, firstSeen, lastSeen, goneAt, isHere } = one;
    return {
      ...{ id, size, firstSeen, lastSeen, goneAt, isHere },
      subject: summary?.subject ?? null,
      from: sender ? sender.name || sender.address : null,
      cause: causeOf(one, ours.get(id)),
    };
  });
}

function causeOf(
  { removedAt, receipt, expireDays, firstSeen, goneAt, renamed }: Gone,
  told: Cause | undefined,
): Cause {
  if (removedAt !== null && receipt !== null) return us(removedAt, receipt);
  if (told) return told;
  if (expireDays !== null && goneAt - firstSeen >= expireDays * dayMs)
    return { name: 'expiry', days: expireDays };
  return renamed > 0 ? { name: 'renamed' } : { name: 'unknown' };
}

function us(at: number, receipt: string): Cause {
  return { name: 'us', at, receipt };
}

/** What was gone already before our turn came is nobody's receipt. */
function removedBy({ lines }: Receipt): MessageId[] {
  return lines
    .filter(({ outcome, why }) => outcome === 'gone' && why === null)
    .map(({ id }) => id);
}

/** Receipts are thrown away one day; that it was us is not. Never rejects. */
export async function noteReceipt(
  archive: MessageArchive,
  receipt: Receipt,
): Promise<void> {
  const ids = removedBy(receipt);
  const { account, checkedAt, entry } = receipt;
  if (checkedAt === null || ids.length === 0) return;
  const removed = { ids, at: checkedAt, receipt: entry };
  await archive.noteRemoved(account, removed).catch(() => {}); // the journal says it for now
}

/** Flat, for a table: what is not known is empty. */
export function goneFacts({ cause, ...one }: GoneMessage): Record<string, string> {
  const time = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());
  return {
    id: one.id,
    octets: String(one.size),
    subject: one.subject ?? '',
    from: one.from ?? '',
    firstListed: time(one.firstSeen),
    lastListed: time(one.lastSeen),
    notListedAt: time(one.goneAt),
    cause: cause.name,
    removedAt: cause.name === 'us' ? time(cause.at) : '',
    receipt: cause.name === 'us' ? cause.receipt : '',
    announcedDays: cause.name === 'expiry' ? String(cause.days) : '',
    copyHere: one.isHere ? 'yes' : 'no',
  };
}
