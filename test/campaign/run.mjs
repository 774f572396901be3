// Runs a long proof by name: `npm run campaign -- fuzz [--seed N] [--exchanges N]`. What
// follows the name is handed on to it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, root } from '../../server/build/install.mjs';

installIfNeeded();
const folder = fileURLToPath(new URL('.', import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.campaign.ts'))
  .map((file) => file.slice(0, -'.campaign.ts'.length));
const [name = '', ...rest] = process.argv.slice(2);
if (!known.includes(name)) {
  console.error(`No campaign called “${name}”. There are: ${known.join(', ')}.`);
  process.exit(2);
}
const file = `${folder}${name}.campaign.ts`;
const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
