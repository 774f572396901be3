// SQLite as one script and its WebAssembly, beside the page: the page's own bundler cannot
// follow how the packages find their files. Twice: as it is, and for vaults with the ciphers
// of SQLite3 Multiple Ciphers, which is fetched by whoever has a vault.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';

const packages = join(root, 'node_modules');
const open = join(packages, '@sqlite.org', 'sqlite-wasm', 'dist');
const sealed = join(packages, '@evolu', 'sqlite-wasm', 'sqlite-wasm', 'jswasm');

/** Writes `sqlite/` and `sqlite-sealed/` into this folder. @param {string} folder */
export async function buildSqlite(folder) {
  await one(join(open, 'index.mjs'), join(folder, 'sqlite'));
  await one(join(sealed, 'sqlite3-bundler-friendly.mjs'), join(folder, 'sqlite-sealed'));
}

/** @param {string} entry @param {string} folder */
async function one(entry, folder) {
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  copyFileSync(join(entry, '..', 'sqlite3.wasm'), join(folder, 'sqlite3.wasm'));
}
