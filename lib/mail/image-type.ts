// Which raster image some bytes are, by their first bytes alone. What a sender says of them
// is not asked: an SVG, which is a document, is never one of these.

export const imageTypes = [
  'image/png',
  'image/gif',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/x-icon',
] as const;
export type ImageType = (typeof imageTypes)[number];

/** Bytes that have to be there before a type can be told. */
export const imageTypeBytes = 12;

/** Null for what is no raster image, and for what is shorter than `imageTypeBytes`. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (bytes.length < imageTypeBytes) return null;
  const text = String.fromCharCode(...bytes.subarray(0, imageTypeBytes));
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp';
  if (/^[^]{4}ftypavi[fs]/.test(text)) return 'image/avif';
  // A bitmap says its own size, then four zeros: `BM` alone begins many a text.
  if (/^BM[^]{4}\0{4}/.test(text)) return 'image/bmp';
  if (text.startsWith('\0\0\x01\0') && text[4] !== '\0') return 'image/x-icon';
  return null;
}
