// Messages on their way in. Each is written as it comes; it is here when its end mark came,
// what was written was committed, read from the disk again and had the hash of what came.
// Many that end together are committed together: a commit waits for the disk, once for all.
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';
import { forgetBeginnings } from './beginnings.ts';
import { groupsOf } from './groups.ts';
import { createHasher, type Hasher } from './hash.ts';
import { findWhole, mailboxOf, setAside } from './mailboxes.ts';
import { firstChunk, hashStored } from './originals.ts';
import { pack } from './packing.ts';
import type { Sql } from './sql.ts';
import { numberOf } from './line.ts';

const { chunkOctets, chunksPerMessage } = archiveLimits;
/** ours: read again and hashed beside each other; of large ones fewer, whatever LIST said */
const readTogether = { pieces: 32, octets: 4 * 1024 * 1024 };
/** ours: while others are on their way, a commit waits so long for more to take along … */
const commitEachMs = 200;
/** … or for so much: below the memory of the database, and of what a tab has on its way */
const commitOctets = 4 * 1024 * 1024;
const nothing = new Uint8Array();

type Put = {
  account: string;
  id: string;
  /** Octets by LIST. */
  size: number;
  message: number;
  chunks: number;
  octets: number;
  stored: number;
  hasher: Hasher;
  /** The chunk that is filling. */
  buffer: Uint8Array<ArrayBuffer>;
  filled: number;
  /** What came before is taken first: a tab need not wait between two writes. */
  turn: Promise<void>;
};
type Ended = {
  put: Put;
  via: 'TOP' | 'RETR';
  sha256: string;
  resolve(receipt: { octets: number; sha256: string }): void;
  reject(error: unknown): void;
};

export type Puts = {
  /** False where the message is here already, and the server still says its size. */
  begin(key: string, message: { account: string; id: string; size: number }): boolean;
  write(key: string, bytes: Uint8Array): Promise<void>;
  finish(key: string, via: 'TOP' | 'RETR'): Promise<{ octets: number; sha256: string }>;
  drop(key: string): void;
  /** What was written since the last commit is taken back: every put ends with this error. */
  lose(error: unknown): void;
  /** Everything on its way of one tab, or of one account. */
  dropAll(isOf: (put: { key: string; account: string }) => boolean): void;
};

/** Throws away what an earlier end left half-done. */
export function clean(sql: Sql): void {
  const half = sql.all(`SELECT message FROM messages WHERE state = 'coming'`);
  for (const line of half) remove(sql, numberOf(line, 'message'));
  sql.commit();
}

/** In the transaction that is open. */
export function remove(sql: Sql, message: number): void {
  sql.write(
    'DELETE FROM chunks WHERE chunk >= ? AND chunk < ?',
    firstChunk(message),
    firstChunk(message + 1),
  );
  sql.write('DELETE FROM messages WHERE message = ?', message);
}

export function createPuts(sql: Sql, now: () => number): Puts {
  const puts = new Map<string, Put>();
  let ended: Ended[] = [];
  let settling: Promise<void> | null = null;
  let committedAt = 0;
  let hurry = (): void => {};

  function find(key: string): Put {
    const put = puts.get(key);
    if (put) return put;
    // Another tab served it until that one died, or its transaction was lost.
    throw new ArchiveError('interrupted', new Error('no such put'));
  }

  /** A write that failed takes back everything since the last commit, of every put. */
  function lose(error: unknown): void {
    sql.rollback();
    puts.clear();
    const lost = ended;
    ended = [];
    for (const { reject } of lost) reject(error);
  }

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      lose(error);
      throw error;
    }
  }

  async function storeChunk(key: string, put: Put): Promise<void> {
    if (put.filled === 0) return;
    const bytes = put.buffer.subarray(0, put.filled);
    // What follows has another one: these octets are still needed where they are.
    put.buffer = nothing;
    put.filled = 0;
    put.hasher.add(bytes);
    const packed = await pack(bytes);
    if (put.chunks >= chunksPerMessage)
      throw new ArchiveError('failed', new Error('too large'));
    find(key); // it may have been dropped, or taken back, while it was packed
    guarded(() =>
      sql.write(
        'INSERT INTO chunks (chunk, octets, packing, bytes) VALUES (?, ?, ?, ?)',
        firstChunk(put.message) + put.chunks,
        bytes.length,
        packed.packing,
        packed.bytes,
      ),
    );
    put.chunks++;
    put.octets += bytes.length;
    put.stored += packed.bytes.length;
  }

  async function take(key: string, bytes: Uint8Array): Promise<void> {
    const put = find(key);
    for (let at = 0; at < bytes.length;) {
      if (put.buffer.length === 0) put.buffer = new Uint8Array(chunkOctets);
      const room = put.buffer.length - put.filled;
      const piece = bytes.subarray(at, at + room);
      put.buffer.set(piece, put.filled);
      put.filled += piece.length;
      at += piece.length;
      if (put.filled < put.buffer.length) break;
      if (put.filled < chunkOctets) grow(put);
      else await storeChunk(key, put);
    }
  }

  const isMany = () =>
    ended.reduce((sum, { put }) => sum + put.octets, 0) >= commitOctets;

  /** After what has come already, so that what ends in one moment is committed as one. */
  function manyEnded(): Promise<void> {
    const wait = committedAt + commitEachMs - performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, puts.size > 0 && !isMany() ? wait : 0);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One commit takes what came last to the disk, and makes whole what was read from it. */
  async function settle(): Promise<void> {
    let right: Ended[] = [];
    while (ended.length + right.length > 0) {
      await manyEnded();
      const batch = ended;
      ended = [];
      try {
        for (const each of right) accept(each);
        sql.commit();
        committedAt = performance.now();
        for (const { put, sha256, resolve } of right)
          resolve({ octets: put.octets, sha256 });
        right = [];
        if (batch.length === 0) continue;
        // From the disk, not from what the database still remembers of it.
        sql.forgetPages();
        for (const some of groupsOf(batch, ({ put }) => put.octets, readTogether)) {
          const found = await Promise.all(some.map(isRight));
          right.push(...some.filter((_, n) => found[n]));
        }
      } catch (error) {
        ended = [...right, ...batch, ...ended];
        right = [];
        lose(error);
      }
    }
  }

  async function isRight({ put, sha256, reject }: Ended): Promise<boolean> {
    const found = await hashStored(sql, put.message, put.octets).catch(() => null);
    if (found === sha256) return true;
    remove(sql, put.message);
    reject(new ArchiveError('damaged', new Error('read again, it was another')));
    return false;
  }

  function accept({ put, via, sha256 }: Ended): void {
    const here = findWhole(sql, put.account, put.id);
    // Another tab may have brought the same message meanwhile: one of them is enough.
    if (here?.announced === put.size) return remove(sql, put.message);
    if (here?.sha256 === sha256) {
      const { message } = here;
      sql.write('UPDATE messages SET announced = ? WHERE message = ?', put.size, message);
      return remove(sql, put.message);
    }
    // The server says another size and sent other octets: both are kept.
    if (here) setAside(sql, here.message);
    forgetBeginnings(sql, put.account, [put.id]);
    sql.write(
      `UPDATE messages SET state = 'whole', octets = ?, stored = ?, sha256 = ?, via = ?,
       saved_at = ? WHERE message = ?`,
      put.octets,
      put.stored,
      sha256,
      via,
      now(),
      put.message,
    );
  }

  function drop(key: string): void {
    const put = puts.get(key);
    puts.delete(key);
    if (put) guarded(() => remove(sql, put.message));
  }

  return {
    begin(key, { account, id, size }) {
      if (findWhole(sql, account, id)?.announced === size) return false;
      return guarded(() => {
        sql.begin();
        const line = sql.one(
          `INSERT INTO messages (mailbox, name, state, announced)
           VALUES (?, ?, 'coming', ?) RETURNING message`,
          mailboxOf(sql, account),
          id,
          size,
        );
        puts.set(key, {
          account,
          id,
          size,
          message: line ? numberOf(line, 'message') : 0,
          chunks: 0,
          octets: 0,
          stored: 0,
          hasher: createHasher(),
          buffer: new Uint8Array(Math.min(chunkOctets, Math.max(size + 1, 4_096))),
          filled: 0,
          turn: Promise.resolve(),
        });
        return true;
      });
    },
    write(key, bytes) {
      const put = find(key);
      const taken = put.turn.then(() => take(key, bytes));
      put.turn = taken.catch(() => {}); // whoever wrote it hears of it
      return taken;
    },
    async finish(key, via) {
      const put = find(key);
      await put.turn;
      find(key);
      await storeChunk(key, put);
      const sha256 = await put.hasher.end();
      find(key);
      puts.delete(key);
      return new Promise((resolve, reject) => {
        ended.push({ put, via, sha256, resolve, reject });
        if (isMany()) hurry();
        settling ??= settle().finally(() => (settling = null));
      });
    },
    drop,
    lose,
    dropAll(isOf) {
      for (const [key, { account }] of [...puts]) if (isOf({ key, account })) drop(key);
    },
  };
}

/** The server said less than it sent. */
function grow(put: Put): void {
  const wider = new Uint8Array(Math.min(chunkOctets, put.buffer.length * 2));
  wider.set(put.buffer.subarray(0, put.filled));
  put.buffer = wider;
}
