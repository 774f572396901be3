// A picture as pixels, never larger than it is looked at. Its size is read from its header
// before anything is decoded: 30,000 × 30,000 points fit in a file of 300 KB. Runs in the
// files worker.
import { imageSize } from 'image-size';
import { fileLimits } from './limits.ts';
import { sniff } from './sniff.ts';

export type Measure =
  | { state: 'fits'; width: number; height: number; type: string }
  | { state: 'refused'; why: 'not-a-picture' | 'octets' }
  | { state: 'refused'; why: 'pixels'; width: number; height: number };

export type Picture =
  | { state: 'drawn'; bitmap: ImageBitmap; width: number; height: number }
  | Extract<Measure, { state: 'refused' }>
  | { state: 'refused'; why: 'damaged' };

/** What browsers draw, under types of ours: nothing of these is a document. */
const rasters: Record<string, string> = {
  png: 'image/png',
  apng: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  avif: 'image/avif',
};

/** Width and height as shown, turned as the camera says. Nothing is decoded. */
export async function measure(bytes: Uint8Array, mostOctets: number): Promise<Measure> {
  const found = await sniff(bytes.subarray(0, fileLimits.headOctets));
  const type = found && rasters[found.ending];
  if (!type) return { state: 'refused', why: 'not-a-picture' };
  if (bytes.length > mostOctets) return { state: 'refused', why: 'octets' };
  try {
    const size = imageSize(bytes);
    // EXIF: from 5 on the picture lies on its side.
    const isTurned = (size.orientation ?? 1) >= 5;
    const width = isTurned ? size.height : size.width;
    const height = isTurned ? size.width : size.height;
    if (!(width > 0 && height > 0)) return { state: 'refused', why: 'not-a-picture' };
    if (width * height > fileLimits.imagePixels) {
      return { state: 'refused', why: 'pixels', width, height };
    }
    return { state: 'fits', width, height, type };
  } catch {
    return { state: 'refused', why: 'not-a-picture' };
  }
}

/** At most `side` pixels wide and high. */
export async function drawPicture(
  bytes: Uint8Array<ArrayBuffer>,
  { side, mostOctets }: { side: number; mostOctets: number },
): Promise<Picture> {
  const measured = await measure(bytes, mostOctets);
  if (measured.state === 'refused') return measured;
  const { width, height, type } = measured;
  const scale = Math.min(1, side / Math.max(width, height));
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type }), {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'medium',
    });
    return { state: 'drawn', bitmap, width, height };
  } catch {
    return { state: 'refused', why: 'damaged' };
  }
}
