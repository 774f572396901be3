// What a browser's profile holds, by reading its files as anybody with the disk could.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files under this folder that hold these letters, in either width, as paths from there. */
export function holding(wanted: string, folder: string): string[] {
  const needles = [Buffer.from(wanted), Buffer.from(wanted, 'utf16le')];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = read(path);
      return needles.some((needle) => bytes.includes(needle));
    })
    .map((path) => path.slice(folder.length));
}

/** A browser that runs removes files of its own meanwhile. */
function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
