// Sealed databases: each vault's is a file of its own, whose pages (and those of its journal)
// SQLite3 Multiple Ciphers seals with ChaCha20-Poly1305, each with a nonce of its own and bound
// to its place. The key is the vault's: nothing is made of a passphrase here.
import type { SAHPoolUtil } from '@sqlite.org/sqlite-wasm';
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';
import { installPool, wantsRoom, type Loaded, type Opened } from './open.ts';
import type { VaultFiles } from './with-vaults.ts';

const folder = 'poste-restante-vaults';
/** What the ciphers put between SQLite and the files; without it nothing would be sealed. */
const vfsOf = (pool: SAHPoolUtil) => `multipleciphers-${pool.vfsName}`;
/** The library keeps a file's path at its beginning, ended by a zero (opfs-sahpool). */
const pathOctets = 512;

const fileOf = (vault: string) => `/${vault.slice('vault:'.length)}.db`;

/** Loaded by the first vault that is opened or forgotten. */
export function sealedFiles(load: () => Promise<Loaded>): VaultFiles {
  let ready: Promise<{ loaded: Loaded; pool: SAHPoolUtil }> | null = null;

  function pooled(): Promise<{ loaded: Loaded; pool: SAHPoolUtil }> {
    ready ??= load().then(async (loaded) => ({
      loaded,
      pool: await patiently(() => installPool(loaded.sqlite, `/${folder}`, 2)),
    }));
    ready.catch(() => (ready = null)); // said to whoever asked
    return ready;
  }

  return {
    async open(vault, key) {
      const { loaded, pool } = await pooled();
      const file = fileOf(vault);
      const isNew = !pool.getFileNames().includes(file);
      // A database and its journal.
      if (isNew) await pool.reserveMinimumCapacity(pool.getFileCount() + 2);
      const { sqlite } = loaded;
      const db = new sqlite.oo1.DB({ filename: file, flags: 'c', vfs: vfsOf(pool) });
      const opened: Opened = {
        sqlite,
        db,
        keeps: 'device',
        isOutOfRoom: () => wantsRoom(loaded.refusal()),
        wipe: async () => void pool.unlink(file),
      };
      try {
        db.exec(`PRAGMA cipher = 'chacha20'; PRAGMA key = 'raw:${hex(key)}'`);
        db.exec('SELECT COUNT(*) FROM sqlite_schema');
      } catch (error) {
        db.close();
        throw new ArchiveError('damaged', error);
      }
      return opened;
    },
    async remove(vault) {
      const { pool } = await pooled();
      for (const file of [fileOf(vault), `${fileOf(vault)}-journal`]) pool.unlink(file);
    },
    async removeAll() {
      const now = await ready?.catch(() => null);
      ready = null;
      await now?.pool.removeVfs();
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(folder, { recursive: true }).catch(() => {}); // it was not there
    },
    sizes: () => sizes().catch(() => []),
  };
}

/** A tab that died a moment ago still has the files. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isHeld = error instanceof ArchiveError && error.why === 'lost';
      if (!isHeld || tries === archiveLimits.openTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, archiveLimits.openPauseMs));
    }
  }
}

/** From the files themselves: a locked vault is not opened for it. */
async function sizes(): Promise<{ vault: string; octets: number }[]> {
  const found = new Map<string, number>();
  const root = await navigator.storage.getDirectory();
  const pool = await root.getDirectoryHandle(folder);
  const files: unknown = await pool.getDirectoryHandle('.opaque');
  if (!(files instanceof FileSystemDirectoryHandle)) return [];
  for await (const handle of entriesOf(files)) {
    const file = await handle.getFile();
    const head = new Uint8Array(await file.slice(0, pathOctets).arrayBuffer());
    const path = new TextDecoder().decode(head.subarray(0, head.indexOf(0)));
    const name = /^\/([0-9a-f]{32})\.db(-journal)?$/.exec(path)?.[1];
    if (name === undefined) continue;
    const vault = `vault:${name}`;
    found.set(vault, (found.get(vault) ?? 0) + file.size);
  }
  return [...found].map(([vault, octets]) => ({ vault, octets }));
}

async function* entriesOf(
  folder: FileSystemDirectoryHandle,
): AsyncGenerator<FileSystemFileHandle> {
  for await (const handle of folder.values())
    if (handle instanceof FileSystemFileHandle) yield handle;
}

function hex(key: Uint8Array): string {
  return Array.from(key, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
