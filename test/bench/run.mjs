// Runs the benchmarks by name, or all of them: `npm run bench -- first-rows --quick`. What
// begins with a dash and what follows it is handed on.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, root } from '../../server/build/install.mjs';

installIfNeeded();
const folder = fileURLToPath(new URL('.', import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
const given = process.argv.slice(2);
const dash = given.findIndex((word) => word.startsWith('-'));
const wanted = dash < 0 ? given : given.slice(0, dash);
const options = dash < 0 ? [] : given.slice(dash);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(
    `No benchmark called ${unknown.join(', ')}. There are: ${known.join(', ')}.`,
  );
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : known) {
  // With --json the one line is all there is.
  if (!options.includes('--json')) console.log(`\n# ${name}`);
  const file = `${folder}${name}.bench.ts`;
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
