// How a chunk of an original is stored: as it is, deflated, or with its base64 undone. What
// comes back is the same to the octet; the archive reads every message again to be sure.
import { packBase64, unpackBase64 } from './packed-base64.ts';

export const packings = { plain: 0, deflated: 1, base64: 2 } as const;
export type Packed = { packing: number; bytes: Uint8Array<ArrayBuffer> };

/** ours: less gain is not worth the time of unpacking */
const gain = 0.95;

/**
 * Attached files are base64, where undoing it saves as much as deflating would (0.74 of the
 * size against 0.76) at twenty times the speed; all else is text, and deflates well.
 */
export async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Packed> {
  const undone = packBase64(bytes);
  if (undone.length < bytes.length * 0.8)
    return { packing: packings.base64, bytes: undone };
  const deflated = await through(new CompressionStream('deflate-raw'), bytes);
  if (deflated.length < bytes.length * gain)
    return { packing: packings.deflated, bytes: deflated };
  return { packing: packings.plain, bytes };
}

/** Rejects where the bytes are not what `pack` made. */
export async function unpack({
  packing,
  bytes,
}: Packed): Promise<Uint8Array<ArrayBuffer>> {
  if (packing === packings.plain) return bytes;
  if (packing === packings.base64) return unpackBase64(bytes);
  if (packing === packings.deflated)
    return through(new DecompressionStream('deflate-raw'), bytes);
  throw new Error(`packing ${packing}`);
}

/** By hand: a Response around the stream took ten times as long for a small message. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // What goes wrong is said by the reading side, which is awaited.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const pieces: Uint8Array[] = [];
  let octets = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    octets += value.length;
  }
  return joined(pieces, octets);
}

export function joined(
  pieces: readonly Uint8Array[],
  octets: number,
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(octets);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
