// Sealed databases: each vault's is a file of its own, whose pages (and those of its journal)
// are sealed with AES-256-GCM on their way to the disk, each with a nonce of its own and bound
// to its place. The key is the vault's: nothing is made of a passphrase here.
import type { Database, SAHPoolUtil, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';
import { installPool, wantsRoom, type Loaded } from './open.ts';
import { sealingFiles, type SealingFiles } from './sealing-files.ts';
import type { VaultFiles } from './with-vaults.ts';

const folder = 'poste-restante-vaults';
/** The library keeps a file's path at its beginning, ended by a zero (opfs-sahpool). */
const pathOctets = 512;

const fileOf = (vault: string) => `/${vault.slice('vault:'.length)}.db`;

/** The files are taken by the first vault that is opened or forgotten. */
export function sealedFiles({ sqlite, refusal }: Loaded): VaultFiles {
  let ready: Promise<SAHPoolUtil> | null = null;

  function pooled(): Promise<SAHPoolUtil> {
    ready ??= patiently(() => installPool(sqlite, `/${folder}`, 2));
    ready.catch(() => (ready = null)); // said to whoever asked
    return ready;
  }

  return {
    async open(vault, key) {
      const pool = await pooled();
      const file = fileOf(vault);
      const databases = new Set(
        [...pool.getFileNames(), file].filter((one) => one.endsWith('.db')),
      );
      // Each with its journal, which may not be there yet.
      await pool.reserveMinimumCapacity(2 * databases.size);
      const files = sealingFiles(sqlite, { name: vault, under: pool.vfsName, key });
      return {
        sqlite,
        db: openDatabase(sqlite, file, files),
        keeps: 'device',
        isOutOfRoom: () => wantsRoom(refusal()),
        wipe: async () => void pool.unlink(file),
      };
    },
    async remove(vault) {
      const pool = await pooled();
      for (const file of [fileOf(vault), `${fileOf(vault)}-journal`]) pool.unlink(file);
    },
    async removeAll() {
      const now = await ready?.catch(() => null);
      ready = null;
      await now?.removeVfs();
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(folder, { recursive: true }).catch(() => {}); // it was not there
    },
    sizes: () => sizes().catch(() => []),
  };
}

/** Throws `damaged` where it was sealed with another key, or was changed. */
function openDatabase(
  sqlite: Sqlite3Static,
  filename: string,
  files: SealingFiles,
): Database {
  let db: Database | null = null;
  try {
    db = new sqlite.oo1.DB({ filename, flags: 'c', vfs: files.name });
    db.onclose = { after: () => files.remove() };
    // Also where whoever made the file died before its first page.
    if (db.selectValue('PRAGMA page_count') === 0) {
      db.exec(`PRAGMA page_size = ${archiveLimits.pageOctets}`);
      files.makeRoom(db.pointer ?? 0);
    }
    db.exec('SELECT COUNT(*) FROM sqlite_schema');
    return db;
  } catch (error) {
    if (db) db.close();
    else files.remove();
    throw new ArchiveError('damaged', error);
  }
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
