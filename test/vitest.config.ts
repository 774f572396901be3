import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['test/**/*.test.ts'],
    // Real servers are started by some files; two cores carry two files at a time.
    maxWorkers: 2,
    // What hangs is found; what is slow because the machine is busy is let be.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
