// The archive of messages with its real database, in memory and without a worker.
import initialise from '@sqlite.org/sqlite-wasm';
import type { ArchiveError } from '../../lib/archive/archive.ts';
import { askingArchive } from '../../lib/archive/ask.ts';
import { openMessages, type World } from '../../lib/archive/db/handlers.ts';
import { openInMemory } from '../../lib/archive/db/open.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import { requests } from '../../lib/archive/requests.ts';

export async function messagesInMemory(
  more: Partial<World> = {},
): Promise<MessageArchive> {
  const sqlite = await initialise();
  const database = await openMessages({
    open: async () => openInMemory(sqlite),
    now: () => Date.now(),
    room: async () => null,
    ...more,
  });
  return askingArchive(
    async (name, ask) =>
      requests[name].answer.parse(
        await database.answer(name, structuredClone(ask)),
      ) as never,
    'test',
  );
}

export type { ArchiveError };
