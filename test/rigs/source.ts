// The project's own source, read as text: which files there are and what each imports.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Tracked files and new ones that are not ignored: what a clone would hold after a commit.
export const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const isSource = (file: string) => /\.(ts|tsx|mjs)$/.test(file);
export const sources = files.filter(isSource);
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

export type Import = { file: string; to: string; typeOnly: boolean };

/** Every import of a file; relative ones as paths from the root. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)/g;
  for (const match of read(file).matchAll(pattern)) {
    const name = match[3] ?? match[4];
    if (name === undefined) continue;
    const to = name.startsWith('.')
      ? normalize(join(dirname(file), name))
      : name.replace(/^@\//, '');
    found.push({ file, to, typeOnly: match[2] !== undefined });
  }
  return found;
}

export const imports = sources.flatMap(importsOf);
export const inRoom = (path: string, room: string) =>
  path === room || path.startsWith(`${room}/`);
export const isOurs = (to: string) =>
  /^(app|components|lib|server|test|public)\//.test(to);
