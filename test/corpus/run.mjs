// `npm run test:corpus`: the real messages beside the project, against known facts and in
// the real reader. Skips with a line where they are not there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, root } from '../../server/build/install.mjs';

installIfNeeded();
let failed = 0;
for (const half of ['facts.ts', 'reader.ts']) {
  const file = fileURLToPath(new URL(half, import.meta.url));
  if (!existsSync(file)) continue;
  console.log(`\n# ${half.slice(0, -3)}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exit(failed > 0 ? 1 : 0);
