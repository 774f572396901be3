// A file's bytes out of the stored original, when they are wanted and not before.
import type { PartSource } from '../mail/mime-part.ts';
import { outlookMessage } from './outlook-message.ts';
import { decompressRtf } from './rtf.ts';
import { decodeTransfer } from './transfer.ts';
import { decodeUuencode } from './uuencode.ts';
import { decodeYenc } from './yenc.ts';

/**
 * The file as it was before it was sent. `raw` is the stored original, or what of it begins
 * at `rawStart`. Never fails: damage comes out as far as it goes. The result is a copy.
 */
export function decodePart(
  raw: Uint8Array,
  source: PartSource,
  rawStart = 0,
): Uint8Array<ArrayBuffer> {
  const body = raw.subarray(source.start - rawStart, source.end - rawStart);
  const decoded = decodeTransfer(body, source.encoding);
  if (!source.inner) return decoded;
  const { kind, from, to } = source.inner;
  switch (kind) {
    case 'uuencode':
      return decodeUuencode(decoded.subarray(from, to));
    case 'yenc':
      return decodeYenc(decoded.subarray(from, to));
    case 'slice':
      return decoded.slice(from, to);
    case 'rtf':
      return decompressRtf(decoded.subarray(from, to)) ?? decoded.slice(from, to);
    case 'outlook':
      return outlookMessage(decoded.subarray(from, to));
  }
}

/** The same from a Blob, of which only this part is read. */
export async function partBytes(
  original: Blob,
  source: PartSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = await original.slice(source.start, source.end).arrayBuffer();
  return decodePart(new Uint8Array(body), source, source.start);
}
