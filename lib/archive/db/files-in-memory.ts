// Files that SQLite makes for a moment and forgets when it closes them (a statement's journal,
// a sorter's rest): octets in the memory of this worker, never on a disk.
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';

/** What a function of SQLite's own answers. */
export type Result = ReturnType<Sqlite3Static['capi']['sqlite3_vfs_unregister']>;

export type FilesInMemory = {
  /** As `xOpen` of a VFS, for a file without a name. */
  open(file: number, flags: number, given: number): Result;
  remove(): void;
};

/** ours: a file has room for this at first, and twice as much each time it is full */
const firstOctets = 64 * 1024;

export function filesInMemory({
  capi,
  wasm,
  vfs,
}: Pick<Sqlite3Static, 'capi' | 'wasm' | 'vfs'>): FilesInMemory {
  const methods = new capi.sqlite3_io_methods();
  Reflect.set(methods, '$iVersion', 1);
  const files = new Map<number, { octets: Uint8Array; length: number }>();
  const memory = (at: number, length: number) => wasm.heap8u().subarray(at, at + length);
  const ok = (): Result => capi.SQLITE_OK;

  function withRoom(file: number, length: number) {
    const one = files.get(file) ?? { octets: new Uint8Array(firstOctets), length: 0 };
    files.set(file, one);
    if (length > one.octets.length) {
      const wider = new Uint8Array(Math.max(length, one.octets.length * 2));
      wider.set(one.octets);
      one.octets = wider;
    }
    return one;
  }

  vfs.installVfs({
    io: {
      struct: methods,
      methods: {
        xClose(file) {
          files.delete(file);
          return ok();
        },
        xRead(file, to, length, at) {
          const one = withRoom(file, 0);
          const offset = Number(at);
          const found = one.octets.subarray(
            offset,
            Math.min(one.length, offset + length),
          );
          const out = memory(to, length);
          out.fill(0);
          out.set(found);
          return found.length === length ? ok() : capi.SQLITE_IOERR_SHORT_READ;
        },
        xWrite(file, from, length, at) {
          const end = Number(at) + length;
          const one = withRoom(file, end);
          one.octets.set(memory(from, length), end - length);
          one.length = Math.max(one.length, end);
          return ok();
        },
        xTruncate(file, size) {
          const one = withRoom(file, 0);
          one.length = Math.min(one.length, Number(size));
          one.octets.fill(0, one.length);
          return ok();
        },
        xFileSize(file, out) {
          wasm.poke64(out, BigInt(withRoom(file, 0).length));
          return ok();
        },
        xSync: (_file, _flags) => ok(),
        xLock: (_file, _type) => ok(),
        xUnlock: (_file, _type) => ok(),
        xCheckReservedLock(_file, out) {
          wasm.poke32(out, 0);
          return ok();
        },
        xFileControl: (_file, _what, _out) => capi.SQLITE_NOTFOUND,
        xSectorSize: (_file) => ok(),
        xDeviceCharacteristics: (_file) => ok(),
      },
    },
  });

  return {
    open(file, flags, given) {
      const handle = new capi.sqlite3_file(file);
      handle.$pMethods = methods.pointer;
      handle.dispose();
      if (given !== 0) wasm.poke32(given, flags);
      return ok();
    },
    remove() {
      files.clear();
      methods.dispose();
    },
  };
}
