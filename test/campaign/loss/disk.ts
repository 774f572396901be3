// The private files of a browser, on a disk that can lose power: what was written since the
// last flush may be there, or not, or in part, in any order of its sectors. Only what the
// database's file pool uses of the standard is here (File System, 2.6).
import type { Chance } from '../fuzz/chance.ts';

/** Both the pool and SQLite write in these; none is ever there by half. */
const sectorOctets = 4_096;

type Change = { at: number; bytes: Uint8Array } | { size: number };

/** A write went further than the quota: the browser's word for it. */
export class OutOfRoom extends Error {
  override readonly name = 'QuotaExceededError';
}

/** Bytes that grow without being copied each time. */
class Bytes {
  length = 0;
  #room = new Uint8Array(64 * 1024);

  change(change: Change): void {
    if ('size' in change) {
      if (change.size > this.length) this.#make(change.size);
      this.#room.fill(0, change.size, Math.max(change.size, this.length));
      this.length = change.size;
      return;
    }
    const end = change.at + change.bytes.length;
    this.#make(end);
    this.#room.set(change.bytes, change.at);
    this.length = Math.max(this.length, end);
  }

  read(from: number, to: number): Uint8Array {
    return this.#room.subarray(from, Math.min(to, this.length));
  }

  become(other: Bytes): void {
    this.#room = other.#room.slice();
    this.length = other.length;
  }

  #make(size: number): void {
    if (size <= this.#room.length) return;
    const wider = new Uint8Array(Math.max(size, this.#room.length * 2));
    wider.set(this.#room);
    this.#room = wider;
  }
}

class File {
  /** As a programme that runs sees it. */
  readonly seen = new Bytes();
  /** As it is on the disk. */
  readonly #flushed = new Bytes();
  #changes: Change[] = [];

  change(change: Change): void {
    this.seen.change(change);
    this.#changes.push(change);
  }

  /** Also the end of a programme: the system still has all that was written. */
  flush(): void {
    for (const change of this.#changes) this.#flushed.change(change);
    this.#changes = [];
  }

  /** The power went: of what was not flushed, any part is there. */
  loseSome(chance: Chance): void {
    const survives = chance();
    for (const change of this.#changes) {
      if ('size' in change) {
        if (chance.happens(survives)) this.#flushed.change(change);
        continue;
      }
      for (let from = 0; from < change.bytes.length; from += sectorOctets) {
        const bytes = change.bytes.subarray(from, from + sectorOctets);
        if (chance.happens(survives))
          this.#flushed.change({ at: change.at + from, bytes });
      }
    }
    this.#changes = [];
    this.seen.become(this.#flushed);
  }
}

export type Disk = {
  /** `navigator.storage.getDirectory()`, for the programme that runs now. */
  root(): Directory;
  /** Octets all files may have together. */
  quota: number;
  used(): number;
  /** Calls back once so many more things were done to files, in the midst of the last. */
  after(deeds: number, then: () => void): void;
  /** What is done from now on is done by nobody: nothing reaches the disk. */
  detach(): void;
  /** A new programme may begin. `power`: whatever was not flushed is there, or not. */
  restart(end: 'killed' | 'power', chance: Chance): void;
};

export function createDisk(): Disk {
  const files = new Map<string, File>();
  let life = 0;
  let due: { deeds: number; then: () => void } | null = null;

  function tick(): void {
    if (due === null || --due.deeds > 0) return;
    const { then } = due;
    due = null;
    then();
  }

  const disk: Disk = {
    quota: Number.POSITIVE_INFINITY,
    root() {
      const mine = life;
      return directory('', {
        isAlive: () => mine === life,
        tick,
        files,
        hasRoom: (more) => disk.used() + more <= disk.quota,
      });
    },
    used: () => [...files.values()].reduce((sum, { seen }) => sum + seen.length, 0),
    after(deeds, then) {
      due = { deeds, then };
    },
    detach() {
      life++;
      due = null;
    },
    restart(end, chance) {
      life++;
      due = null;
      for (const file of files.values())
        if (end === 'killed') file.flush();
        else file.loseSome(chance);
    },
  };
  return disk;
}

type World = {
  isAlive(): boolean;
  tick(): void;
  files: Map<string, File>;
  hasRoom(more: number): boolean;
};

export type Directory = ReturnType<typeof directory>;

function directory(path: string, world: World) {
  return {
    kind: 'directory' as const,
    getDirectoryHandle: async (name: string) => directory(`${path}${name}/`, world),
    getFileHandle: async (name: string) => fileHandle(`${path}${name}`, world),
    async removeEntry(name: string) {
      if (world.isAlive()) world.files.delete(`${path}${name}`);
    },
    async *[Symbol.asyncIterator]() {
      for (const each of world.files.keys())
        if (each.startsWith(path)) yield entry(each, path, world);
    },
  };
}

function entry(each: string, path: string, world: World) {
  const name = each.slice(path.length);
  return [name, fileHandle(each, world)] as const;
}

function fileHandle(path: string, world: World) {
  let file = world.files.get(path);
  if (!file) world.files.set(path, (file = new File()));
  const held = file;
  return {
    kind: 'file' as const,
    createSyncAccessHandle: async () => accessHandle(held, world),
  };
}

/** Where the programme is dead its calls succeed, and do nothing: nobody hears of it. */
function accessHandle(file: File, { isAlive, tick, hasRoom }: World) {
  const deed = (work: () => void): void => {
    if (!isAlive()) return;
    work();
    tick();
  };
  return {
    read(into: ArrayBufferView, { at = 0 }: { at?: number } = {}): number {
      const found = file.seen.read(at, at + into.byteLength);
      octetsOf(into).set(found);
      return found.length;
    },
    write(from: ArrayBufferView, { at = 0 }: { at?: number } = {}): number {
      deed(() => {
        const more = at + from.byteLength - file.seen.length;
        if (more > 0 && !hasRoom(more)) throw new OutOfRoom('no room is left');
        file.change({ at, bytes: octetsOf(from).slice() });
      });
      return from.byteLength;
    },
    truncate: (size: number) => deed(() => file.change({ size })),
    flush: () => deed(() => file.flush()),
    getSize: () => file.seen.length,
    close() {},
  };
}

const octetsOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
