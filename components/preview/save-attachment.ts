// Saving one attachment, or all of them. Its bytes are handed to the browser as bytes.
import { askFiles } from '../../lib/files/files-client.ts';
import { fileLimits } from '../../lib/files/limits.ts';
import { app } from '../../lib/client/instance.ts';
import { saveFile, saveStream, writesAsItGoes } from '../../lib/client/save-file.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import type { FileInHand } from './file-in-hand.ts';

export async function saveAttachment({ file, name }: FileInHand): Promise<void> {
  saveFile(new Blob([await bytesOf(file)]), name);
}

/** One .zip; `name` without its ending, `size` in words. The library is loaded here. */
export async function saveAll(
  hands: readonly FileInHand[],
  name: string,
  size: string,
): Promise<void> {
  const { uniqueNames, zipStream } = await import('../../lib/files/zip.ts');
  const names = uniqueNames(hands.map(({ name: wanted }) => wanted));
  const entries = hands.map(({ file }, at) => ({
    name: names[at] ?? `${at + 1}`,
    bytes: () => bytesOf(file),
  }));
  const octets = hands.reduce((sum, { attachment }) => sum + attachment.size, 0);
  const isLarge = octets > fileLimits.zipInMemoryOctets;
  if (isLarge && !writesAsItGoes()) app.notify('notices.zipMaking', { size });
  try {
    await saveStream(() => zipStream(entries, new Date()), `${name}.zip`, { isLarge });
  } catch {
    app.notify('notices.zipFailed');
  }
}

/** Decoded by the worker; by the page where the worker is late, since nothing may be lost. */
async function bytesOf(file: FileInHand['file']): Promise<Uint8Array<ArrayBuffer>> {
  return (await askFiles('bytes', file)) ?? partBytes(file.original, file.source);
}
