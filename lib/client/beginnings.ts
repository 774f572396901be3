// Large messages of which only the text was fetched, for a line that is dear: read from here,
// told as a beginning, and never taken for a message that is here.
import type { MessageArchive } from '../archive/messages.ts';
import { isLasting, type MessageId } from '../mail/message.ts';
import { headerBlockEnd } from '../mail/header-block.ts';
import type { Call } from './call.ts';
import { fetchMessage } from './fetch-message.ts';
import type { Mailbox } from './mailbox.ts';
import type { Clock } from './parts.ts';
import { nextPeek, peekedSoFar, type Peeked } from './peek.ts';
import type { Store } from './store.ts';

/** ours: enough for most texts; each further step brings the beginning once more */
const firstLines = 200;

/** Octets by LIST of each. */
export type BeginningsState = ReadonlyMap<MessageId, number>;

export type Beginnings = {
  /** The mailbox is open and may be kept here. Never rejects. */
  begin(account: string): Promise<void>;
  /** It is here, and the server still says its size. */
  has(id: MessageId): boolean;
  /** Null where it cannot be read. */
  read(id: MessageId): Promise<{ raw: Uint8Array<ArrayBuffer>; peeked: Peeked } | null>;
  /**
   * Asks for lines until the first text is whole, or `most` octets came. Rejects with a
   * FaultError, or an ArchiveError where it cannot be kept.
   */
  fetch(
    id: MessageId,
    most: number,
    on: { signal: AbortSignal; came(octets: number): void },
  ): Promise<void>;
  reset(): void;
};

export function createBeginnings(parts: {
  archive: MessageArchive;
  store: Store<BeginningsState>;
  mailbox: Pick<Mailbox, 'row'>;
  call: Call;
  clock: Clock;
}): Beginnings {
  const { archive, store, mailbox, call, clock } = parts;
  let owner: string | null = null;

  return {
    async begin(account) {
      owner = account;
      const found = await archive.beginnings(account).catch(() => null);
      if (owner === account && found) store.set(found);
    },
    has(id) {
      const size = store.get().get(id);
      return size !== undefined && size === mailbox.row(id)?.size;
    },
    async read(id) {
      const size = store.get().get(id);
      if (owner === null || size === undefined) return null;
      const raw = await archive.readBeginning(owner, id).catch(() => null);
      return raw && { raw, peeked: peekedSoFar(raw, size, [linesOf(raw)]) };
    },
    async fetch(id, most, { signal, came }) {
      const account = owner;
      const size = mailbox.row(id)?.size;
      // Without a name that lasts it could not be told from another message next time.
      if (account === null || size === undefined || !isLasting(id)) return;
      const asked = [firstLines];
      for (;;) {
        const { raw } = await fetchMessage(call, clock, id, {
          lines: asked.at(-1) ?? firstLines,
          urgent: false,
          signal,
          onChunk: (bytes) => came(bytes.length),
        });
        const peeked = peekedSoFar(raw, size, asked);
        const next = raw.length >= most ? null : nextPeek(peeked, raw);
        if (next !== null) {
          asked.push(next);
          continue;
        }
        await archive.keepBeginning(account, { id, size, raw });
        if (owner === account) store.set((now) => new Map(now).set(id, size));
        return;
      }
    },
    reset() {
      owner = null;
      store.set(new Map());
    },
  };
}

/** Of the text. */
function linesOf(raw: Uint8Array): number {
  let lines = 0;
  for (
    let at = raw.indexOf(10, headerBlockEnd(raw) + 2);
    at >= 0;
    at = raw.indexOf(10, at + 1)
  )
    lines++;
  return lines;
}

/** Of a message of this size the text is enough. */
export function isText(size: number, textAbove: number | null): boolean {
  return textAbove !== null && size > textAbove;
}

/** Octets that may come over the line, at most for a text: most are short. */
export function costOf(size: number, textAbove: number | null): number {
  return textAbove === null ? size : Math.min(size, textAbove);
}
