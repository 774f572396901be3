// Before `npm start`: installs what is missing, builds what is missing or out of date, and
// does neither a second time. Plain Node, for a fresh clone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';
import { isBuilt } from './sources.mjs';

installIfNeeded();
if (!isBuilt()) {
  console.log('Building (once) …');
  const script = fileURLToPath(new URL('build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
