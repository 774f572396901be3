// Messages as the server sent them, read from the disk: whole, or a stretch of one.
import { headerBlockEnd, headerBlockOctets } from '../../mail/header-block.ts';
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';
import { createHasher } from './hash.ts';
import { numberOf, octetsOf } from './line.ts';
import { findWhole } from './mailboxes.ts';
import { joined, unpack } from './packing.ts';
import type { Sql } from './sql.ts';

const { chunkOctets, chunksPerMessage } = archiveLimits;

export const firstChunk = (message: number) => message * chunksPerMessage;

/** Chunks `from` to `to` (not included) of a message, one after the other. */
async function* chunks(
  sql: Sql,
  message: number,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let n = from; n < to; n++) {
    const line = sql.one(
      'SELECT octets, packing, bytes FROM chunks WHERE chunk = ?',
      firstChunk(message) + n,
    );
    if (!line) throw damaged(`chunk ${n} is missing`);
    const packed = {
      packing: numberOf(line, 'packing'),
      bytes: octetsOf(line, 'bytes'),
    };
    const bytes = await unpack(packed).catch((error: unknown) => {
      throw new ArchiveError('damaged', error);
    });
    if (bytes.length !== numberOf(line, 'octets')) throw damaged(`chunk ${n} is short`);
    yield bytes;
  }
}

/** The hash of what is stored, read now. */
export async function hashStored(
  sql: Sql,
  message: number,
  octets: number,
): Promise<string> {
  const hasher = createHasher();
  for await (const bytes of chunks(sql, message, 0, Math.ceil(octets / chunkOctets)))
    hasher.add(bytes);
  return hasher.end();
}

/** From the disk, not from what the database still remembers of it. */
export async function verify(sql: Sql, account: string, id: string) {
  sql.forgetPages();
  const whole = findWhole(sql, account, id);
  if (!whole || whole.isLikely) return null;
  const hasher = createHasher();
  const head = createHasher();
  let beginning = new Uint8Array();
  const count = Math.ceil(whole.octets / chunkOctets);
  for await (const bytes of chunks(sql, whole.message, 0, count)) {
    hasher.add(bytes);
    if (beginning.length < headerBlockOctets)
      beginning = joined([beginning, bytes], beginning.length + bytes.length);
  }
  const sha256 = await hasher.end();
  if (sha256 !== whole.sha256) throw damaged('another hash');
  head.add(beginning.slice(0, headerBlockEnd(beginning)));
  const { announced, octets, savedAt } = whole;
  return { announced, octets, savedAt, sha256, headerHash: await head.end() };
}

export async function readWhole(sql: Sql, account: string, id: string) {
  const whole = findWhole(sql, account, id);
  if (!whole) return null;
  const hasher = createHasher();
  const pieces: Uint8Array[] = [];
  const count = Math.ceil(whole.octets / chunkOctets);
  for await (const bytes of chunks(sql, whole.message, 0, count)) {
    hasher.add(bytes);
    pieces.push(bytes);
  }
  if ((await hasher.end()) !== whole.sha256) throw damaged('another hash');
  return { raw: joined(pieces, whole.octets), via: whole.via };
}

export async function readRange(
  sql: Sql,
  account: string,
  id: string,
  range: { from: number; to: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const whole = findWhole(sql, account, id);
  if (!whole) return null;
  const to = Math.min(range.to, whole.octets);
  const from = Math.min(range.from, to);
  const first = Math.floor(from / chunkOctets);
  const pieces: Uint8Array[] = [];
  let octets = 0;
  for await (const bytes of chunks(
    sql,
    whole.message,
    first,
    Math.ceil(to / chunkOctets),
  )) {
    pieces.push(bytes);
    octets += bytes.length;
  }
  const start = from - first * chunkOctets;
  return joined(pieces, octets).slice(start, start + to - from);
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('damaged', new Error(what));
}
