// The search and what only this device has: both live on what is kept here.
import type { MessageArchive } from '../archive/messages.ts';
import type { createMailbox } from './mailbox.ts';
import type { createNotify } from './notices.ts';
import { createOnlyHere } from './only-here.ts';
import type { Parts } from './parts.ts';
import type { createMemory } from './remembered.ts';
import type { createSaved } from './saved.ts';
import { createExcerpts } from './search-excerpts.ts';
import { createSearching } from './searching.ts';
import type { createStores } from './stores.ts';

/** The same archive; `learned` hears when more messages can be found. */
export function tellingOfWords(
  archive: MessageArchive,
  learned: () => void,
): MessageArchive {
  return {
    ...archive,
    async learn(account, messages) {
      await archive.learn(account, messages);
      learned();
    },
  };
}

export function wireSearch(
  parts: Parts,
  stores: ReturnType<typeof createStores>,
  needs: {
    mailbox: ReturnType<typeof createMailbox>;
    saved: ReturnType<typeof createSaved>;
    memory: ReturnType<typeof createMemory>;
    notify: ReturnType<typeof createNotify>;
  },
) {
  const { mailbox, saved, memory, notify } = needs;
  const { clock, parse, messages: archive } = parts;
  const onlyHere = createOnlyHere({
    archive,
    mailbox,
    store: stores.mailbox,
    savedState: stores.saved,
    saved,
    parse,
    notify,
    clock,
  });
  const searching = createSearching({
    store: stores.search,
    mailbox,
    mailboxState: stores.mailbox,
    deletion: stores.deletion,
    saved: stores.saved,
    archive,
    clock,
    isNew: memory.isNew,
  });
  const excerpts = createExcerpts({
    store: stores.excerpts,
    search: stores.search,
    searching,
    reader: stores.reader,
    archive,
    parse,
    clock,
    sizeOf: (id) => mailbox.row(id)?.size ?? 0,
  });
  const all = [onlyHere, searching, excerpts];
  return {
    onlyHere,
    searching,
    excerpts,
    /** The mailbox of this account may be kept here. */
    begin(account: string): void {
      for (const one of all) one.begin(account);
    },
    reset(): void {
      for (const one of all) one.reset();
    },
  };
}
