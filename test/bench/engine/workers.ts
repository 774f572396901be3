// The peers that are written in TypeScript, bundled once as the product is: what they cost
// is not the compiler's.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Workers = { path(name: WorkerName): string; remove(): void };
const names = ['ours', 'raw-node', 'npm-clients'] as const;
export type WorkerName = (typeof names)[number];

export async function buildWorkers(): Promise<Workers> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-workers-'));
  const source = (name: string) =>
    fileURLToPath(new URL(`../peers/${name}.ts`, import.meta.url));
  await build({
    entryPoints: names.map(source),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  });
  return {
    path: (name) => join(folder, `${name}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
