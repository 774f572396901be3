// The journal of commits. An entry is on the disk before anything is sent, and is settled by
// looking at the mailbox: never by sending again.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import type { Answer, Entry } from './kept.ts';
import type { Keeping } from './keeping.ts';
import type { Clock } from './parts.ts';
import type { Mark, Receipt } from './state.ts';
import { judge, type Look } from './verdict.ts';

/** ours: names kept with an entry; without them headers are waited for */
const likeAtMost = 5_000;

/** ours: receipts kept for each mailbox, newest first */
const receiptsAtMost = 50;

export type Journal = {
  load(account: string): Promise<void>;
  reset(): void;
  /** Null where it could not be written: then nothing may be sent. */
  plan(
    account: string,
    victims: readonly Mark[],
    rows: readonly Row[],
  ): Promise<Entry | null>;
  /** False where it could not be written: then nothing may be sent. */
  sending(entry: Entry): Promise<boolean>;
  /** The proxy answered; it is still to be proven. */
  answered(entry: Entry, answer: Answer): Promise<void>;
  /** Nothing was ever sent for it. */
  withdraw(entry: Entry): Promise<void>;
  /** Entries whose end nobody has looked at yet. */
  unfinished(): readonly Entry[];
  /** Settles an entry by a listing taken after it ended. */
  settle(entry: Entry, look: Look): Promise<Receipt>;
};

export function createJournal(parts: {
  keeping: Keeping;
  clock: Clock;
  token(): string;
  /** It is on the disk. */
  settled(receipt: Receipt): void;
}): Journal {
  const { keeping, clock, token } = parts;
  let open = new Map<string, Entry>();
  /** The mailbox of this visit; another one's entries wait in the archive. */
  let owner: string | null = null;

  function hold(entry: Entry): void {
    if (entry.account === owner) open.set(entry.id, entry);
  }

  async function write(entry: Entry): Promise<boolean> {
    const isWritten = await keeping.put(
      'journal',
      [{ account: entry.account, id: entry.id, value: entry }],
      'strict',
    );
    // What is not on the disk is not believed here either.
    if (isWritten) hold(entry);
    return isWritten;
  }

  return {
    async load(account) {
      owner = account;
      const entries = await keeping.read('journal', account);
      if (owner !== account) return;
      const unsettled = entries.filter(({ state }) => state.name !== 'settled');
      open = new Map(unsettled.map((entry) => [entry.id, entry]));
      const old = entries
        .filter(({ state }) => state.name === 'settled')
        .sort((a, b) => b.at - a.at)
        .slice(receiptsAtMost);
      await keeping.remove(
        'journal',
        account,
        old.map(({ id }) => id),
      );
    },
    reset() {
      owner = null;
      open = new Map();
    },
    async plan(account, victims, rows) {
      const entry: Entry = {
        id: token(),
        account,
        at: clock.now(),
        victims: [...victims],
        before: victims.every(({ id }) => isLasting(id))
          ? null
          : rows.map(({ size }) => size),
        listed: rows.length,
        like: likeThese(victims, rows),
        state: { name: 'planned' },
      };
      return (await write(entry)) ? entry : null;
    },
    sending: (entry) => write({ ...entry, state: { name: 'sent', answer: null } }),
    async answered(entry, answer) {
      const next: Entry = { ...entry, state: { name: 'sent', answer } };
      hold(next); // true in this tab, whatever the disk says
      await write(next);
    },
    async withdraw(entry) {
      open.delete(entry.id);
      await keeping.remove('journal', entry.account, [entry.id]);
    },
    unfinished: () => [...open.values()],
    async settle(entry, look) {
      const receipt = judge(entry, look);
      open.delete(entry.id);
      await keeping.put(
        'journal',
        [
          {
            account: entry.account,
            id: entry.id,
            value: { ...entry, state: { name: 'settled', receipt } },
          },
        ],
        'strict',
      );
      parts.settled(receipt);
      return receipt;
    },
  };
}

/** By their size: what was listed beside a victim is not that victim under another name. */
function likeThese(victims: readonly Mark[], rows: readonly Row[]): MessageId[] | null {
  const sizes = new Set(victims.map(({ size }) => size));
  const like = rows.filter(({ size }) => sizes.has(size));
  return like.length > likeAtMost ? null : like.map(({ id }) => id);
}

/** Marks that mean nothing any more once this receipt is written. */
export function doneWith(receipt: Receipt): MessageId[] {
  return receipt.lines
    .filter(
      ({ outcome, why }) => outcome === 'gone' || why === 'changed' || why === 'double',
    )
    .map(({ id }) => id);
}
