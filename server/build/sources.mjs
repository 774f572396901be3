// Tells whether a build is still that of the sources: a fingerprint of every file the build
// reads, kept beside what was built.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

export const stampFile = join(root, 'dist', 'sources.sha256');

const folders = ['app', 'components', 'lib', 'public', 'server'];
const files = ['next.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** By content, not by date: a checkout writes new dates, and may write old ones. */
export function fingerprint() {
  const hash = createHash('sha256');
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...inFolders, ...files.map((name) => join(root, name))].sort()) {
    hash.update(file.slice(root.length)).update('\0');
    hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** False when nothing was built, or from other sources. */
export function isBuilt() {
  try {
    return readFileSync(stampFile, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}
