// `npm run dev`: the real server with Next's development handler inside, started again when
// a server file changes. Pages change in place, without a restart.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, root } from './install.mjs';

installIfNeeded();
// Next loads its compiled pages into this process: without these every edit would restart it.
const notOurs = [
  '.next',
  'app',
  'components',
  'node_modules',
  'next-env.d.ts',
  'tsconfig.json',
];
const child = spawn(
  process.execPath,
  [
    createRequire(import.meta.url).resolve('tsx/cli'),
    'watch',
    '--clear-screen=false',
    ...notOurs.flatMap((path) => [
      '--exclude',
      path.includes('.') && !path.startsWith('.') ? `./${path}` : `./${path}/**/*`,
    ]),
    fileURLToPath(new URL('dev-server.mjs', import.meta.url)),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
