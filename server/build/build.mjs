// Builds what is run: the page as static files in dist/web, the server as one file beside
// it. Both carry all they need; nothing is installed to run them.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';
import { buildSqlite } from './sqlite.mjs';
import { fingerprint, stampFile } from './sources.mjs';

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const before = fingerprint();
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const { status } = spawnSync(process.execPath, [next, 'build'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
if (status !== 0) process.exit(status ?? 1);

rmSync('dist', { recursive: true, force: true });
cpSync('out', join('dist', 'web'), { recursive: true });
// What a PDF may refer to without having it along: alphabets, common fonts, decoders.
for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
  cpSync(join('node_modules', 'pdfjs-dist', folder), join('dist', 'web', 'pdf', folder), {
    recursive: true,
  });
await buildSqlite(join('dist', 'web'));
await build({
  entryPoints: ['lib/offline/service-worker.ts'],
  outfile: join('dist', 'web', 'sw.js'),
  bundle: true,
  minify: true,
  // It finds `shell` in front of it: its own names must not be everybody's.
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
});
await build({
  entryPoints: ['server/main.ts'],
  outfile: 'dist/main.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'external',
  logLevel: 'warning',
  // Bundled CommonJS packages ask for Node's own modules with `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});
writeFileSync(stampFile, before);
