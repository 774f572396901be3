// SQLite as one script and its WebAssembly, beside the page: the page's own bundler cannot
// follow how the package finds its files.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';

const packed = join(root, 'node_modules', '@sqlite.org', 'sqlite-wasm', 'dist');

/** Writes `sqlite/` into this folder. @param {string} folder */
export async function buildSqlite(folder) {
  await build({
    entryPoints: [join(packed, 'index.mjs')],
    outfile: join(folder, 'sqlite', 'index.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  copyFileSync(join(packed, 'sqlite3.wasm'), join(folder, 'sqlite', 'sqlite3.wasm'));
}
