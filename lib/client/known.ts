// What was known of a remembered mailbox last time: its rows have their words at once, and
// only what is new is asked for. A name may mean another message by now, where a server gives
// names anew: what comes into sight is asked for once more, and one header that is another
// makes all the others strangers.
import type { MessageArchive } from '../archive/messages.ts';
import {
  doubledName,
  isLasting,
  type MessageId,
  type Row,
  type Summary,
} from '../mail/message.ts';
import type { Known } from '../mail/renamed.ts';
import { summary as summarySchema } from '../wire/operations.ts';
import type { Mailbox } from './mailbox.ts';
import type { Clock } from './parts.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ours: written together, so that a mailbox of ten thousand is some dozens of writes */
  keepEachMs: 250,
  /** ours: read from text in one go; a thousand take about 20 ms */
  readAtOnce: 1_000,
} as const;

export type KnownRows = {
  /** The mailbox is open, and may be remembered. Never rejects. */
  begin(account: string): Promise<void>;
  /** A snapshot came: what is known of its rows is shown, and what it lists is kept. */
  listed(
    rows: readonly Row[],
    takenAt: number,
    expireDays?: number | null,
  ): Promise<void>;
  /** All that was listed is kept. Never rejects. */
  settled(): Promise<void>;
  /** Writes what had to wait. */
  keepNow(): void;
  /** Known from before, and not yet seen again. */
  isUnsure(id: MessageId): boolean;
  /** What the server's headers say, on their way to the rows. */
  learned(summaries: readonly Summary[]): void;
  reset(): void;
};

export function createKnown(parts: {
  archive: MessageArchive;
  mailbox: Mailbox;
  store: Store<MailboxState>;
  clock: Clock;
  /** Names proved to mean other messages than before: what was known under them. */
  onStrangers(before: readonly Known[]): void;
  /** What it is compared with must not be written over. */
  mayKeep(): boolean;
}): KnownRows {
  const { archive, mailbox, store, clock } = parts;
  let owner: string | null = null;
  let before = Promise.resolve<ReadonlyMap<MessageId, Kept>>(new Map());
  const unsure = new Map<MessageId, string>();
  /** Not shown, for the server says another size: the headers that went with these names. */
  const resized = new Map<MessageId, string>();
  let waiting = new Map<MessageId, Summary>();
  let stopWaiting: (() => void) | null = null;
  /** The listing is kept: what its headers say can be. */
  let listing = Promise.resolve();

  async function load(account: string): Promise<ReadonlyMap<MessageId, Kept>> {
    const all = await archive.summaries(account).catch(() => []);
    return new Map(all.map(({ id, size, summary }) => [id, { size, text: summary }]));
  }

  /** In steps: the page answers between them. */
  async function show(account: string, rows: readonly Row[]): Promise<void> {
    const kept = await before;
    let batch: Summary[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length === 0 || owner !== account) return;
      for (const { id, headerHash } of batch) unsure.set(id, headerHash);
      mailbox.learn(batch);
      batch = [];
      await new Promise<void>((resolve) => void clock.after(0, resolve));
    };
    // The newest first: these are looked at.
    for (const { id, size } of rows.toReversed()) {
      if (owner !== account) return;
      const one = kept.get(id);
      if (!one || store.get().summaries.has(id)) continue;
      const summary = readSummary(one.text);
      if (summary?.id !== id) continue;
      if (one.size === size) batch.push(summary);
      else if (summary.headerHash !== '') resized.set(id, summary.headerHash);
      if (batch.length >= bounds.readAtOnce) await flush();
    }
    await flush();
  }

  function keep(): void {
    stopWaiting = null;
    const account = owner;
    if (account === null || !parts.mayKeep()) return;
    const summaries = [...waiting.values()].flatMap((summary) => {
      const size = mailbox.row(summary.id)?.size;
      return size === undefined
        ? []
        : [{ id: summary.id, size, summary: JSON.stringify(summary) }];
    });
    waiting = new Map();
    // Without them the next visit asks for the headers again.
    listing = listing
      .then(() => archive.keepSummaries(account, summaries))
      .catch(() => {});
  }

  async function forgetStrangers(): Promise<void> {
    const ids = [...unsure.keys()];
    const was = before;
    unsure.clear();
    resized.clear();
    before = Promise.resolve(new Map());
    mailbox.unlearn(ids);
    const names: Known[] = [];
    for (const [id, { size, text }] of await was) {
      const { headerHash = '', messageId = null } = readSummary(text) ?? {};
      names.push({ id, size, headerHash: headerHash || null, messageId });
    }
    parts.onStrangers(names);
  }

  return {
    async begin(account) {
      owner = account;
      before = load(account);
      await before;
    },
    listed(rows, takenAt, expireDays = null) {
      const account = owner;
      if (account === null) return Promise.resolve();
      const lasting = rows.filter(({ id }) => isLasting(id));
      const doubled = rows.flatMap(({ id }) => doubledName(id) ?? []);
      const work = async (): Promise<void> => {
        await show(account, lasting);
        // A server that gives no names this time says nothing of those it gave before.
        if (lasting.length === 0 && rows.length > 0) return;
        if (owner === account)
          await archive.keepListing(account, takenAt, lasting, { expireDays, doubled });
      };
      return (listing = listing.then(work).catch(() => {}));
    },
    settled: () => listing,
    keepNow() {
      stopWaiting?.();
      keep();
    },
    isUnsure: (id) => unsure.has(id),
    learned(summaries) {
      if (owner === null) return;
      const isStranger = summaries.some(({ id, headerHash }) => {
        const was = unsure.get(id) ?? resized.get(id);
        return was !== undefined && was !== headerHash;
      });
      if (isStranger) void forgetStrangers();
      for (const summary of summaries) {
        unsure.delete(summary.id);
        resized.delete(summary.id);
        if (isLasting(summary.id))
          waiting.set(summary.id, { ...waiting.get(summary.id), ...summary });
      }
      stopWaiting ??= clock.after(bounds.keepEachMs, keep);
    },
    reset() {
      stopWaiting?.();
      if (stopWaiting) keep();
      stopWaiting = null;
      owner = null;
      waiting = new Map();
      unsure.clear();
      resized.clear();
      before = Promise.resolve(new Map());
    },
  };
}

type Kept = { size: number; text: string };

/** Null for what an older version wrote, or nobody. */
export function readSummary(text: string): Summary | null {
  try {
    const found = summarySchema.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
