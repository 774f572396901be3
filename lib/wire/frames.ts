// How operations travel: text frames are JSON, binary frames are message bytes behind a
// small header. Each request has an id, can be cancelled, and ends exactly once in a result
// or in a fault. Bytes flow only as far as credit was given.
import { z } from 'zod/mini';
import { fault } from './faults.ts';
import { messageId } from './operations.ts';

const requestId = z.int().check(z.minimum(1), z.maximum(0xffff_ffff));

/** What the browser may send. The first frame must be `hello`. */
export const clientFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int() }),
  z.object({
    type: z.literal('request'),
    id: requestId,
    op: z.string(),
    params: z.unknown(),
  }),
  z.object({ type: z.literal('cancel'), id: requestId }),
  /** More bytes may be sent on this stream. A stream starts with `streamCredit` bytes. */
  z.object({
    type: z.literal('credit'),
    id: requestId,
    bytes: z.int().check(z.minimum(1)),
  }),
]);
export type ClientFrame = z.infer<typeof clientFrame>;

/** One line of the protocol console, secrets already taken out by the proxy. */
export const talkLine = z.object({
  n: z.int(),
  /** Counts the POP3 connections of this socket, from 1. */
  session: z.int(),
  at: z.number(),
  /** Milliseconds from the command's last byte sent to its answer's first; null while open. */
  ms: z.nullable(z.number()),
  /** `PASS •••••`, `TOP 40 0`; `⟂ connect`, `TLS` and `(greeting)` for what is no command. */
  command: z.string(),
  /** Status line of the answer, or what happened in its place. */
  answer: z.string(),
  ok: z.boolean(),
  bytesOut: z.int(),
  bytesIn: z.int(),
  /** How many like commands were folded into this line (pipelined TOPs). */
  times: z.int(),
  /** The request that caused it. */
  cause: z.nullable(z.int()),
  messageIds: z.optional(z.array(messageId)),
});
export type TalkLine = z.infer<typeof talkLine>;

/** What this deployment is: the sentences on privacy are made from it, never guessed. */
export const hello = z.object({
  type: z.literal('hello'),
  version: z.int(),
  demo: z.nullable(
    z.object({ host: z.string(), port: z.int(), user: z.string(), password: z.string() }),
  ),
  allowedServers: z.array(z.string()),
  allowPlaintext: z.boolean(),
  allowPins: z.boolean(),
  operator: z.nullable(z.string()),
  logs: z.enum(['errors', 'visits', 'off']),
  /** Who fetches the images that a message names, once the reader asks for them. */
  images: z.enum(['proxy', 'browser', 'off']),
});
export type Hello = z.infer<typeof hello>;

/** What the proxy may send. `part`, `result` are checked again by the operation's schema. */
export const serverFrame = z.discriminatedUnion('type', [
  hello,
  z.object({ type: z.literal('part'), id: requestId, part: z.unknown() }),
  z.object({ type: z.literal('result'), id: requestId, result: z.unknown() }),
  z.object({ type: z.literal('fault'), id: requestId, fault }),
  /** Rows of a snapshot, in server order; `[id, size]` pairs. The last has `last: true`. */
  z.object({
    type: z.literal('rows'),
    serial: z.int(),
    from: z.int(),
    rows: z.array(z.tuple([messageId, z.number()])),
    last: z.boolean(),
  }),
  z.object({ type: z.literal('talk'), lines: z.array(talkLine) }),
  /** What became of the POP3 connection without being asked. */
  z.object({
    type: z.literal('line'),
    state: z.enum(['open', 'released', 'lost']),
    fault: z.optional(fault),
  }),
  /** More bytes may come from the browser for this request; it begins with none. */
  z.object({ type: z.literal('credit'), id: requestId, bytes: z.int() }),
  /** The whole visit ends: the socket closes behind it. */
  z.object({ type: z.literal('bye'), fault }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;

/** Bytes a stream may send before the first `credit` frame; measured: 1 MB costs 2 % of speed. */
export const streamCredit = 1024 * 1024;

/** Bytes the proxy lets a browser send ahead of what it has taken. Ours: a quarter of a second at 30 Mbit/s. */
export const uploadCredit = 1024 * 1024;

/** Header of a binary frame: stream id (uint32, big-endian), then flags (uint8), 3 zeros. */
export const binaryHeaderBytes = 8;

/** Fills the first `binaryHeaderBytes` of `frame`. */
export function writeBinaryHeader(frame: Uint8Array, id: number): void {
  new DataView(frame.buffer, frame.byteOffset).setUint32(0, id);
  frame.fill(0, 4, binaryHeaderBytes);
}

/** Splits a binary frame; null where it is too short to be one. The payload is a view. */
export function readBinary(
  frame: ArrayBuffer | Uint8Array,
): { id: number; payload: Uint8Array } | null {
  if (frame.byteLength < binaryHeaderBytes) return null;
  const bytes = frame instanceof Uint8Array ? frame : new Uint8Array(frame);
  return {
    id: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0),
    payload: bytes.subarray(binaryHeaderBytes),
  };
}

/** A binary frame of its own memory: what is sent may be changed afterwards. */
export function binaryFrame(id: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(binaryHeaderBytes + payload.length);
  writeBinaryHeader(frame, id);
  frame.set(payload, binaryHeaderBytes);
  return frame;
}
