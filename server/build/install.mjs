// Installs the packages when they are missing or older than the lock file, and only then.
// Plain Node: it runs before there is any package.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** npm writes this file at the end of every install, so its age is the install's. */
const stamp = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');

/** Returns when `node_modules` fits the lock file; ends the process where npm fails. */
export function installIfNeeded() {
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  // Not to standard output: that may be read by a program.
  console.error('Installing packages (once) …');
  // npm is a script on Windows, which spawn finds only through a shell.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed. Run `npm ci` to see why.');
    process.exit(1);
  }
}
