// A person's browser: its files and shelves live on while the programme on it is killed and
// started again. The database is the product's own, opened as it opens it on a device.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { askingArchive } from '../../../lib/archive/ask.ts';
import { openMessages, type Database } from '../../../lib/archive/db/handlers.ts';
import { openOnDevice, type Loaded } from '../../../lib/archive/db/open.ts';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import { requests } from '../../../lib/archive/requests.ts';
import type { KeyValue } from '../../../lib/client/parts.ts';
import { keyValue } from '../../rigs/client.ts';
import type { Chance } from '../fuzz/chance.ts';
import { createDisk, type Disk } from './disk.ts';
import { createShelves, type Shelves } from './shelves.ts';

export type Device = {
  disk: Disk;
  shelves: Shelves;
  local: KeyValue;
  /** Milliseconds since 1970 by the device's own clock, which may jump. */
  clockAheadMs: number;
  /** The archive as the programme that runs now has it; opened by its first question. */
  messages(): MessageArchive;
  /** The programme is gone in this moment. */
  detach(): void;
  restart(end: 'killed' | 'power', chance: Chance): Promise<void>;
};

export function createDevice(): Device {
  const disk = createDisk();
  const shelves = createShelves();
  let life = 0;
  const device: Device = {
    disk,
    shelves,
    local: keyValue(),
    clockAheadMs: 0,
    messages() {
      let opening: Promise<Database> | null = null;
      const tab = crypto.randomUUID();
      const mine = life;
      const open = () =>
        openMessages({
          open: () => openDatabase(disk),
          now: () => Date.now() + device.clockAheadMs,
          room: async () => Math.max(0, disk.quota - disk.used()),
        });
      return askingArchive(
        async (name, ask) => {
          const database = await (opening ??= open());
          const answer = await database.answer(name, structuredClone(ask));
          // A dead programme hears nothing more.
          if (mine !== life) return new Promise<never>(() => {});
          return requests[name].answer.parse(answer) as never; // the table pairs them
        },
        () => tab,
      );
    },
    detach() {
      life++;
      disk.detach();
      shelves.detach();
    },
    async restart(end, chance) {
      life++;
      disk.restart(end, chance);
      await shelves.restart(end, chance);
    },
  };
  return device;
}

const require = createRequire(import.meta.url);
const packed = dirname(require.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'));
const wasmBinary = readFileSync(join(packed, 'sqlite3.wasm'));

/** The package's own types do not say what its loader takes. */
type Loader = (options: object) => Promise<Sqlite3Static>;

let rootNow: () => unknown = () => null;

/** What SQLite looks for in a browser before it takes to its files. */
function beBrowser(): void {
  class FileHandle {
    createSyncAccessHandle() {}
  }
  Object.assign(globalThis, {
    FileSystemHandle: class {},
    FileSystemDirectoryHandle: class {},
    FileSystemFileHandle: FileHandle,
  });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { storage: { getDirectory: async () => rootNow() } },
  });
}

const openDatabase = async (disk: Disk) => openOnDevice(await loadOn(disk));

/** SQLite as a worker of a browser has it whose files are on this disk. */
export async function loadOn(disk: Disk): Promise<Loaded> {
  beBrowser();
  rootNow = () => disk.root();
  let refused: unknown = null;
  const quiet = () => {};
  const error = (...said: unknown[]) => {
    refused = said.find((each) => each instanceof Error) ?? refused;
  };
  Object.assign(globalThis, {
    sqlite3ApiConfig: { error, warn: quiet, log: quiet, debug: quiet },
  });
  // The one for browsers: of the other, for Node, the pool of files is left out.
  const browsers = pathToFileURL(join(packed, 'index.mjs')).href;
  const { default: load }: { default: Loader } = await import(browsers);
  const sqlite = await load({ wasmBinary, print: quiet, printErr: quiet });
  return {
    sqlite,
    refusal() {
      const last = refused;
      refused = null;
      return last;
    },
  };
}
