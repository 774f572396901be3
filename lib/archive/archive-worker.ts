// The worker's entry: questions of its tab in, answers out. The database itself is loaded
// only by the worker that owns it.
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { z } from 'zod/mini';
import { ArchiveError } from './archive.ts';
import type { Database, World } from './db/handlers.ts';
import { openInMemory, openOnDevice, type Loaded, type Opened } from './db/open.ts';
import { sealedFiles } from './db/open-sealed.ts';
import { openWithVaults } from './db/with-vaults.ts';
import { archiveLimits } from './limits.ts';
import { createOwner, type Neighbours } from './owner.ts';
import { question, type Reply } from './requests.ts';

z.config({ jitless: true }); // the policy of this page lets no text become code

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(reply: Reply, transfer: Transferable[]): void;
  name: string;
  /** Read by SQLite when it starts: nothing of what it does is for the console. */
  sqlite3ApiConfig?: Record<
    'error' | 'warn' | 'log' | 'debug',
    (...said: unknown[]) => void
  >;
};
const scope = globalThis as unknown as Scope;

/** Built beside the page by server/build: the page's own bundler cannot read the package. */
const sqliteAddress = '/sqlite/index.js';

async function loadSqlite(): Promise<Loaded> {
  const quiet = () => {};
  let refused: unknown = null;
  // Its files pass on no more than "disk I/O error"; why is said here alone.
  const error = (...said: unknown[]) => {
    refused = said.find((each) => each instanceof Error) ?? refused;
  };
  scope.sqlite3ApiConfig = { error, warn: quiet, log: quiet, debug: quiet };
  const loaded: { default(): Promise<Sqlite3Static> } = await import(
    /* turbopackIgnore: true */ sqliteAddress
  );
  const sqlite = await loaded.default();
  return {
    sqlite,
    refusal() {
      const last = refused;
      refused = null;
      return last;
    },
  };
}

async function openDatabase(): Promise<Database> {
  const loaded = await loadSqlite();
  const world: World = {
    open: () => openHere(loaded),
    now: () => Date.now(),
    async room() {
      if (!('storage' in navigator)) return null;
      const { usage, quota } = await navigator.storage.estimate();
      if (usage === undefined || quota === undefined) return null;
      return Math.max(0, quota - usage - archiveLimits.spareOctets);
    },
  };
  return openWithVaults(world, sealedFiles(loaded));
}

/** The browser gives a dead tab's files back a moment after its lock. */
async function openHere(loaded: Loaded): Promise<Opened> {
  for (let tries = 1; ; tries++) {
    try {
      return await openOnDevice(loaded);
    } catch (error) {
      const isHeld = error instanceof ArchiveError && error.why === 'lost';
      if (!isHeld) return openInMemory(loaded.sqlite);
      if (tries === archiveLimits.openTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, archiveLimits.openPauseMs));
    }
  }
}

/** Where a page came unencrypted there are no locks, and no files either: each tab is alone. */
function alone(): Neighbours {
  return {
    self: scope.name,
    hold: () => Promise.resolve(),
    say() {},
    hear() {},
  };
}

function neighbours(): Neighbours {
  const channels = new Map<string, BroadcastChannel>();
  const channel = (name: string) => {
    let known = channels.get(name);
    if (!known)
      channels.set(name, (known = new BroadcastChannel(`poste-restante:${name}`)));
    return known;
  };
  return {
    self: scope.name,
    hold: (lock) =>
      new Promise((resolve) => {
        void navigator.locks.request(`poste-restante:${lock}`, () => {
          resolve();
          return new Promise(() => {});
        });
      }),
    say: (to, message) => channel(to).postMessage(message),
    hear: (on, listener) =>
      channel(on).addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        listener(data),
      ),
  };
}

const answer = createOwner('locks' in navigator ? neighbours() : alone(), openDatabase);

scope.onmessage = ({ data }) => {
  const read = question.safeParse(data);
  if (read.success) void answer(read.data).then((reply) => scope.postMessage(reply, []));
};
