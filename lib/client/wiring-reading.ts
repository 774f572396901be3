// What stands around the reader: who sent it, other charsets, copies to files and accounts.
import type { Call } from './call.ts';
import { createChecks } from './checks.ts';
import { createCopying } from './copying.ts';
import type { Keeping } from './keeping.ts';
import type { Mailbox } from './mailbox.ts';
import type { Marks } from './marks.ts';
import type { OwnSenders } from './own-senders.ts';
import type { Parts } from './parts.ts';
import type { createReader } from './reader.ts';
import { createRereading } from './rereading.ts';
import type { Socket } from './socket.ts';
import type { createStores } from './stores.ts';
import { createTransferring } from './transferring.ts';
import type { createVisit } from './visit.ts';

interface Needs {
  reader: ReturnType<typeof createReader>;
  call: ReturnType<typeof createVisit>['call'];
  relay: { call: Call; socket: Socket };
  mailbox: Mailbox;
  keeping: Keeping;
  marks: Marks;
  /** Where what was chosen for single senders belongs. */
  change: OwnSenders['change'];
}

/** None of them knows another; each is told by the reader's store what is open. */
export function wireReading(
  parts: Parts,
  stores: ReturnType<typeof createStores>,
  { reader, call, relay, mailbox, keeping, marks, change }: Needs,
) {
  const checks = createChecks({
    store: stores.checks,
    reader: stores.reader,
    mailboxState: stores.mailbox,
    visit: stores.visit,
    settings: stores.settings,
    call,
    world: parts,
  });
  const rereading = createRereading({
    store: stores.reader,
    settings: stores.settings,
    parse: parts.parse,
    keep: (charsets) => void change({ charsets }),
  });
  const copying = createCopying({
    store: stores.copying,
    mailboxState: stores.mailbox,
    take: reader.take,
    account() {
      const now = stores.visit.get();
      return 'account' in now ? now.account.address : 'mail';
    },
    world: parts,
  });
  const transferring = createTransferring({
    ...relay,
    store: stores.transfer,
    mailboxState: stores.mailbox,
    mailbox,
    take: reader.take,
    mark: marks.mark,
    account() {
      const now = stores.visit.get();
      return 'account' in now ? now.account : null;
    },
    keeping,
    clock: parts.clock,
  });
  return {
    checks,
    copying,
    rereading,
    transferring,
    /** Another mailbox comes. */
    reset() {
      copying.reset();
      transferring.reset();
    },
  };
}
