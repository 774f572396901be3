// SQLite as one script and its WebAssembly, beside the page: the page's own bundler cannot
// follow how the packages find their files. Twice: as it is, and for vaults with the ciphers
// of SQLite3 Multiple Ciphers, which is fetched by whoever has a vault.
import { copyFileSync, readFileSync } from 'node:fs';
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

/**
 * SQLite 3.50 says of its files in the origin's own folder that somebody else had them
 * reserved, and so never takes back what was half written when a page was killed: after that
 * the database is damaged. Nobody else can have them; 3.54 says so. @param {string} text
 */
function withRollback(text) {
  const wrong =
    /(getPoolForPFile\(pFile\);\s*pool\.log\('xCheckReservedLock'\);\s*pool\.storeErr\(\);\s*wasm\.poke32\(pOut, )1\)/g;
  if (text.match(wrong)?.length !== 1)
    throw new Error(
      'SQLite for vaults is another: see whether it takes back half a write',
    );
  return text.replace(wrong, (_, head) => `${head}0)`);
}

/** @type {import('esbuild').Plugin} */
const mended = {
  name: 'mended',
  setup({ onLoad }) {
    onLoad({ filter: /sqlite3-bundler-friendly\.mjs$/ }, ({ path }) => ({
      contents: withRollback(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** @param {string} entry @param {string} folder */
async function one(entry, folder) {
  await build({
    entryPoints: [entry],
    plugins: [mended],
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
