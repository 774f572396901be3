// A mailbox without a server: rows, headers and time are handed in by the test.
import { createMailbox } from '../../lib/client/mailbox.ts';
import { createSearching } from '../../lib/client/searching.ts';
import { createSelection } from '../../lib/client/selection.ts';
import { createStores } from '../../lib/client/stores.ts';
import type { MessageId, Summary } from '../../lib/mail/message.ts';
import { messagesInMemory } from './messages.ts';

/** A clock that goes when it is told to. */
export function createClock() {
  let now = 1_000_000;
  let waits: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, then: () => void) {
      const wait = { at: now + ms, then };
      waits.push(wait);
      return () => void (waits = waits.filter((other) => other !== wait));
    },
    go(ms: number) {
      now += ms;
      const due = waits.filter(({ at }) => at <= now);
      waits = waits.filter(({ at }) => at > now);
      for (const { then } of due) then();
    },
  };
}

export const id = (n: number): MessageId => `u${n}` as MessageId;
export function summaryOf(n: number): Summary {
  return {
    id: id(n),
    from: [{ name: `Sender ${n % 97}`, address: `s${n % 97}@example.org` }],
    to: [],
    subject: `Subject ${n % 1_000}`,
    date: n,
    arrived: n * 1_000,
    messageId: '',
    mayHaveAttachments: false,
    headerHash: 'ab',
  };
}

/** `archive` is asked once `searching.begin` names an account. */
export function openMailbox(
  count: number,
  size = (n: number) => n,
  archive = messagesInMemory(),
) {
  const stores = createStores();
  const clock = createClock();
  const mailbox = createMailbox(stores.mailbox, clock, () => ['en']);
  const selection = createSelection(stores.mailbox);
  const isNew = (one: MessageId) => one === id(0);
  const searching = createSearching({
    ...{
      store: stores.search,
      mailbox,
      mailboxState: stores.mailbox,
      archive,
      clock,
      isNew,
    },
    deletion: stores.deletion,
    saved: stores.saved,
  });
  const list = (serial: number, ids: readonly number[]): void => {
    mailbox.takeRows({
      serial,
      from: 0,
      rows: ids.map((n) => [id(n), size(n)] as const),
      last: true,
    });
    mailbox.settle({ serial, count: ids.length, octets: 0, takenAt: 0, doubles: [] });
  };
  list(
    1,
    Array.from({ length: count }, (_, n) => n),
  );
  return { stores, clock, mailbox, selection, searching, list };
}
