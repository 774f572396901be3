// Several files as one .zip, made while it is read: one file is in memory at a time.
import { downloadZip } from 'client-zip';
import { fileNameBytes } from '../mail/file-name.ts';

export type ZipEntry = {
  /** Safe and unlike the others' (`uniqueNames`). */
  name: string;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
};

export function zipStream(
  entries: readonly ZipEntry[],
  modified: Date,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  async function* files() {
    for (const { name, bytes } of entries) {
      yield { name, input: await bytes(), lastModified: modified };
    }
  }
  const { body } = downloadZip(files());
  if (!body) throw new Error('no stream');
  return body;
}

/**
 * Names in the order given, each different from the others where upper and lower case are
 * the same: `a.pdf`, `a (2).pdf`. They are safe before, and stay so.
 */
export function uniqueNames(safe: readonly string[]): string[] {
  const taken = new Set<string>();
  return safe.map((name) => uniqueName(name, taken));
}

/** The same for one name after another; `taken` holds those before, in lower case. */
export function uniqueName(safe: string, taken: Set<string>): string {
  let unique = safe;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = numbered(safe, n);
  taken.add(unique.toLowerCase());
  return unique;
}

function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf('.');
  const at = dot > 0 ? dot : name.length;
  let stem = name.slice(0, at);
  const sign = ` (${n})${name.slice(at)}`;
  const room = fileNameBytes - new TextEncoder().encode(sign).length;
  while (new TextEncoder().encode(stem).length > room) stem = stem.replace(/.$/su, '');
  return stem + sign;
}
