// The archive of messages with its real database, in memory and without a worker.
import initialise from '@sqlite.org/sqlite-wasm';
import { askingArchive } from '../../lib/archive/ask.ts';
import type { Database, World } from '../../lib/archive/db/handlers.ts';
import { openWithVaults, type VaultFiles } from '../../lib/archive/db/with-vaults.ts';
import { openInMemory, type Opened } from '../../lib/archive/db/open.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import { requests } from '../../lib/archive/requests.ts';

/** Opened by its first question. */
export function messagesInMemory(more: Partial<World> = {}): MessageArchive {
  let opening: Promise<Database> | null = null;
  const open = async () =>
    openWithVaults(
      {
        open: async () => openInMemory(await initialise()),
        now: () => Date.now(),
        room: async () => null,
        ...more,
      },
      vaultsInMemory(),
    );
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

/**
 * Databases of vaults that outlive their locking, for as long as the test does. In memory
 * nothing of them is sealed.
 */
export function vaultsInMemory(): VaultFiles {
  const files = new Map<string, Uint8Array>();
  return {
    async open(vault) {
      const sqlite = await initialise();
      const opened = openInMemory(sqlite);
      const { db } = opened;
      const was = files.get(vault);
      if (was) {
        const { capi, wasm } = sqlite;
        const at = wasm.allocFromTypedArray(was);
        capi.sqlite3_deserialize(
          db,
          'main',
          at,
          was.length,
          was.length,
          capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE,
        );
      }
      const close = db.close.bind(db);
      db.close = () => {
        files.set(vault, sqlite.capi.sqlite3_js_db_export(db));
        close();
      };
      return { ...opened, keeps: 'device', wipe: async () => void files.delete(vault) };
    },
    remove: async (vault) => void files.delete(vault),
    removeAll: async () => files.clear(),
    sizes: async () =>
      [...files].map(([vault, bytes]) => ({ vault, octets: bytes.length })),
  };
}
