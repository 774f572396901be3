// What a rule is decided by, gathered from the list, the archive and the browser; and the
// copies read again, before anything is removed because of them.
import { ArchiveError } from '../archive/archive.ts';
import type { MessageArchive, Verified } from '../archive/messages.ts';
import type { MessageId, Row } from '../mail/message.ts';
import type { Wish } from './kept.ts';
import type { Parts } from './parts.ts';
import type { Facts, Unproven } from './policy-rules.ts';
import type { MailboxState, Mark, VisitState } from './state.ts';
import type { Store } from './store.ts';

export type Checked = { headerHash: string } | Unproven;

export type PolicyFacts = {
  gather(
    account: string,
    wishes: ReadonlyMap<MessageId, Wish['wish']>,
    clock: { isTrue: boolean; now: number },
  ): Promise<Facts>;
  /** Reads copies that were not yet read again in this visit; false where `isOver` said so. */
  check(account: string, rows: readonly Row[], isOver: () => boolean): Promise<boolean>;
  checked(id: MessageId): Checked | undefined;
  /** Reads it now, whatever was read before; null where it does not prove `mark`. */
  prove(account: string, mark: Mark): Promise<Mark | null>;
  reset(): void;
};

export function createPolicyFacts(parts: {
  archive: MessageArchive;
  mailboxState: Store<MailboxState>;
  visit: Store<VisitState>;
  storagePromise: Parts['storagePromise'];
}): PolicyFacts {
  const { archive, mailboxState, visit } = parts;
  const checked = new Map<MessageId, Checked>();

  /** Null where it cannot be read now. */
  async function read(
    account: string,
    id: MessageId,
  ): Promise<Verified | Unproven | null> {
    try {
      // It is listed as being here, but for another message that it may be.
      return (await archive.verify(account, id)) ?? 'another';
    } catch (error) {
      if (error instanceof ArchiveError && error.why === 'damaged') return 'damaged';
      return null;
    }
  }

  /** A database in memory is gone with its tab, whatever the browser promised. */
  async function isPromised(): Promise<boolean> {
    const keeps = await archive.keeps().catch(() => 'tab');
    return keeps === 'device' && (await parts.storagePromise.isGiven()) === true;
  }

  /** What the header said when it came, where it came: shown to the person as this message. */
  function isAnother(id: MessageId, { headerHash }: Verified): boolean {
    const said = mailboxState.get().summaries.get(id)?.headerHash;
    return !!said && said !== headerHash;
  }

  return {
    async gather(account, wishes, clock) {
      const [isSafe, copies, firstSeen] = await Promise.all([
        isPromised(),
        archive.list(account).catch(() => []),
        archive.sightings(account).catch(() => new Map<MessageId, number>()),
      ]);
      const now = visit.get();
      const unproven = new Map<MessageId, Unproven>();
      for (const [id, found] of checked)
        if (typeof found === 'string') unproven.set(id, found);
      const kept = new Set<MessageId>();
      for (const [id, wish] of wishes)
        if (wish === 'stays') kept.add(id);
        else if (wish === 'differs') unproven.set(id, 'another');
      return {
        rows: mailboxState.get().rows,
        doubles: now.name === 'open' ? now.snapshot.doubles : [],
        copies: new Map(copies.map((copy) => [copy.id, copy])),
        firstSeen,
        kept,
        unproven,
        isPromised: isSafe,
        isClockTrue: clock.isTrue,
        now: clock.now,
      };
    },
    async check(account, rows, isOver) {
      for (const { id } of rows) {
        if (checked.has(id)) continue;
        const found = await read(account, id);
        if (isOver()) return false;
        if (found === null) continue;
        if (typeof found === 'string') checked.set(id, found);
        else checked.set(id, isAnother(id, found) ? 'another' : found);
      }
      return true;
    },
    checked: (id) => checked.get(id),
    async prove(account, mark) {
      const [isSafe, found] = await Promise.all([isPromised(), read(account, mark.id)]);
      if (!isSafe || found === null || typeof found === 'string') return null;
      const isWhole = found.octets === mark.size && found.announced === mark.size;
      // The server's own header is compared with this one before DELE.
      return isWhole ? { ...mark, headerHash: found.headerHash } : null;
    },
    reset: () => checked.clear(),
  };
}
