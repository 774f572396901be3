// The archive of messages with its real database, in memory and without a worker.
import initialise from '@sqlite.org/sqlite-wasm';
import { askingArchive } from '../../lib/archive/ask.ts';
import {
  openMessages,
  type Database,
  type World,
} from '../../lib/archive/db/handlers.ts';
import { openInMemory, type Opened } from '../../lib/archive/db/open.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import { requests } from '../../lib/archive/requests.ts';

/** Opened by its first question. */
export function messagesInMemory(more: Partial<World> = {}): MessageArchive {
  let opening: Promise<Database> | null = null;
  const open = async () =>
    openMessages({
      open: async () => openInMemory(await initialise()),
      now: () => Date.now(),
      room: async () => null,
      ...more,
    });
  return askingArchive(
    async (name, ask) => {
      const database = await (opening ??= open());
      const answer = await database.answer(name, structuredClone(ask));
      return requests[name].answer.parse(answer) as never;
    },
    () => 'test',
  );
}

/** As a device that keeps what it is given; for as long as the test lives. */
export function messagesOnDevice(
  more: Partial<World> = {},
): MessageArchive & { spoil(): Promise<void> } {
  const opened = initialise().then((sqlite): Opened => ({
    ...openInMemory(sqlite),
    keeps: 'device',
  }));
  return {
    ...messagesInMemory({ ...more, open: () => opened }),
    /** Every original on the disk becomes another one. */
    async spoil() {
      (await opened).db.exec('UPDATE chunks SET bytes = zeroblob(length(bytes))');
    },
  };
}
