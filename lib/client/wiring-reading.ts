// What stands around the reader: who sent it, other charsets, copies to files.
import { createChecks } from './checks.ts';
import { createCopying } from './copying.ts';
import type { Parts } from './parts.ts';
import type { createReader } from './reader.ts';
import { createRereading } from './rereading.ts';
import { changeSettings } from './settings.ts';
import type { createStores } from './stores.ts';
import type { createVisit } from './visit.ts';

interface Needs {
  reader: ReturnType<typeof createReader>;
  call: ReturnType<typeof createVisit>['call'];
}

/** None of them knows another; each is told by the reader's store what is open. */
export function wireReading(
  parts: Parts,
  stores: ReturnType<typeof createStores>,
  { reader, call }: Needs,
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
    keep: (charsets) => void changeSettings(stores.settings, parts.local, { charsets }),
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
  return { checks, copying, rereading };
}
