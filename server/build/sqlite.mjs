// SQLite as one script and its WebAssembly, beside the page: the page's own bundler cannot
// follow how the package finds its files.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';

const from = join(root, 'node_modules', '@sqlite.org', 'sqlite-wasm', 'dist');

/** Writes `sqlite/` into this folder. @param {string} folder */
export async function buildSqlite(folder) {
  const to = join(folder, 'sqlite');
  await build({
    entryPoints: [join(from, 'index.mjs')],
    outfile: join(to, 'index.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  copyFileSync(join(from, 'sqlite3.wasm'), join(to, 'sqlite3.wasm'));
}
