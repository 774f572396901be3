// Files of SQLite through which no page goes unsealed: between SQLite and the files of the
// browser, as its own checksum files do it (sqlite.org/cksumvfs.html). Pages of the database
// and copies of pages in its journal are sealed; what else stands in a journal (counts, page
// numbers, checksums) tells nothing of messages and is left as it is. Files that SQLite needs
// for a moment are in memory and nowhere else.
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { archiveLimits } from '../limits.ts';
import { openPage, reservedOctets, sealPage, type Place } from '../vault/sealed-page.ts';
import { filesInMemory, type Result } from './files-in-memory.ts';

const { pageOctets } = archiveLimits;
/** Of a page's number, which stands before its copy in a journal (sqlite.org/fileformat2.html). */
const numberOctets = 4;

/** In the first page: how many octets at the end of each are not SQLite's (fileformat2 §1.3.4). */
const roomAt = 20;

export type SealingFiles = {
  /** By this SQLite knows them. */
  name: string;
  /** Asks SQLite to leave room in each page; for a database that has no page yet. */
  makeRoom(db: number): void;
  /** No file of theirs is open any more. */
  remove(): void;
};

/** Of the files below, what is used as it is. */
const ofFiles = [
  ...['iVersion', 'xClose', 'xTruncate', 'xSync', 'xFileSize', 'xLock', 'xUnlock'],
  ...['xCheckReservedLock', 'xFileControl', 'xSectorSize', 'xDeviceCharacteristics'],
];
const ofTheirs = [
  ...['iVersion', 'szOsFile', 'mxPathname', 'xFullPathname', 'xRandomness', 'xSleep'],
  ...['xCurrentTime', 'xCurrentTimeInt64'],
];

function copy(from: object, to: object, members: readonly string[]): void {
  for (const name of members) Reflect.set(to, `$${name}`, Reflect.get(from, `$${name}`));
}

/** What a function of SQLite's own takes and gives; a pointer is a number. */
type Native = (...given: (number | bigint)[]) => Result;

/** `under`: by what name SQLite knows the files that are written. */
export function sealingFiles(
  { capi, wasm, vfs }: Pick<Sqlite3Static, 'capi' | 'wasm' | 'vfs'>,
  { name, under, ...given }: { name: string; under: string; key: Uint8Array },
): SealingFiles {
  const key = given.key.slice();
  const theirs = new capi.sqlite3_vfs(capi.sqlite3_vfs_find(under));
  const mine = new capi.sqlite3_vfs();
  const pages = new capi.sqlite3_io_methods();
  const inMemory = filesInMemory({ capi, wasm, vfs });
  /** Of a page as it lies on the disk. */
  const onDisk = wasm.alloc(pageOctets);
  const number = wasm.alloc(numberOctets);
  /** Those that are open, by SQLite's handle: whether it is a database, else a journal. */
  const isDatabase = new Map<number, boolean>();
  let below: { read: Native; write: Native } | null = null;

  const member = (of: object, called: string): Native =>
    wasm.functionEntry(Number(Reflect.get(of, `$${called}`))) as Native; // of C
  /** They look for their files by whom they are asked through. */
  const asTheirs = (called: string): Native => {
    const method = member(theirs, called);
    return (_mine, ...given) => method(theirs.pointer, ...given);
  };
  const octets = (at: number, length: number): Uint8Array =>
    wasm.heap8u().subarray(at, at + length);
  const read: Native = (...given) => below?.read(...given) ?? capi.SQLITE_IOERR;
  const write: Native = (...given) => below?.write(...given) ?? capi.SQLITE_IOERR;

  /** Of the page that begins there. */
  function placeOf(file: number, offset: number): Place {
    if (isDatabase.get(file) === true)
      return { file: 'database', page: offset / pageOctets + 1 };
    read(file, number, numberOctets, BigInt(offset - numberOctets));
    const [a = 0, b = 0, c = 0, d = 0] = octets(number, numberOctets);
    return { file: 'journal', page: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0 };
  }

  /** The page that begins at this octet; what SQLite is told where it is not to be had. */
  function readPage(file: number, offset: number): Uint8Array | Result {
    const came = read(file, onDisk, pageOctets, BigInt(offset));
    if (came !== capi.SQLITE_OK) return came;
    const page = openPage(key, placeOf(file, offset), octets(onDisk, pageOctets).slice());
    if (page) return page;
    // What was half written when all ended is the end of a journal, as where it is cut short.
    return isDatabase.get(file) === true
      ? capi.SQLITE_CORRUPT
      : capi.SQLITE_IOERR_SHORT_READ;
  }

  function xRead(file: number, to: number, length: number, at: number): Result {
    const ofDatabase = isDatabase.get(file) === true;
    if (!ofDatabase && length !== pageOctets) return read(file, to, length, BigInt(at));
    const offset = Number(at);
    // Of a database its first octets are asked for before SQLite knows how long pages are.
    const within = ofDatabase ? offset % pageOctets : 0;
    const page = readPage(file, offset - within);
    const out = octets(to, length);
    if (typeof page === 'number') {
      out.fill(0);
      // The first page may be half written; SQLite looks for a journal once it has its length.
      return length === pageOctets ? page : capi.SQLITE_IOERR_SHORT_READ;
    }
    out.set(page.subarray(within, within + length));
    return capi.SQLITE_OK;
  }

  function xWrite(file: number, from: number, length: number, at: number): Result {
    const offset = Number(at);
    const ofDatabase = isDatabase.get(file) === true;
    // Nothing of a database is written but whole pages; else it would go there as it is.
    if (ofDatabase && (length !== pageOctets || offset % pageOctets !== 0))
      return capi.SQLITE_IOERR_WRITE;
    if (length !== pageOctets) return write(file, from, length, BigInt(at));
    const plain = octets(from, pageOctets);
    // Else nonce and tag would be written over what SQLite keeps there.
    if (ofDatabase && offset === 0 && plain[roomAt] !== reservedOctets)
      return capi.SQLITE_IOERR_WRITE;
    const page = sealPage(key, placeOf(file, offset), plain);
    octets(onDisk, pageOctets).set(page);
    return write(file, onDisk, pageOctets, BigInt(at));
  }

  function xOpen(
    _mine: number,
    path: number,
    file: number,
    flags: number,
    given: number,
  ): Result {
    const ofDatabase = (flags & capi.SQLITE_OPEN_MAIN_DB) !== 0;
    if (!ofDatabase && (flags & capi.SQLITE_OPEN_MAIN_JOURNAL) === 0)
      return inMemory.open(file, flags, given);
    const opened = asTheirs('xOpen')(_mine, path, file, flags, given);
    if (opened !== capi.SQLITE_OK) return opened;
    const handle = new capi.sqlite3_file(file);
    if (!below) {
      const all = new capi.sqlite3_io_methods(handle.$pMethods);
      copy(all, pages, ofFiles);
      below = { read: member(all, 'xRead'), write: member(all, 'xWrite') };
      vfs.installVfs({ io: { struct: pages, methods: { xRead, xWrite } } });
      all.dispose();
    }
    handle.$pMethods = pages.pointer;
    handle.dispose();
    isDatabase.set(file, ofDatabase);
    return opened;
  }

  copy(theirs, mine, ofTheirs);
  const [access, remove, lastError] = ['xAccess', 'xDelete', 'xGetLastError'].map(
    asTheirs,
  );
  vfs.installVfs({
    vfs: {
      struct: mine,
      name,
      // Each has as many parameters as SQLite hands it.
      methods: {
        xOpen,
        xAccess: (own, path, what, out) =>
          access?.(own, path, what, out) ?? capi.SQLITE_IOERR,
        xDelete: (own, path, sync) => remove?.(own, path, sync) ?? capi.SQLITE_IOERR,
        xGetLastError: (own, most, out) => lastError?.(own, most, out) ?? 0,
      },
    },
  });

  return {
    name,
    makeRoom(db) {
      octets(number, numberOctets).set([reservedOctets, 0, 0, 0]);
      capi.sqlite3_file_control(db, 'main', capi.SQLITE_FCNTL_RESERVE_BYTES, number);
    },
    remove() {
      capi.sqlite3_vfs_unregister(mine.pointer);
      for (const struct of [mine, pages, theirs]) struct.dispose();
      inMemory.remove();
      key.fill(0);
      wasm.dealloc(onDisk);
      wasm.dealloc(number);
    },
  };
}
