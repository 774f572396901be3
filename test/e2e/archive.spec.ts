// The archive in a real browser: the same acceptance run that the one in memory passes,
// and what it keeps is there again after the browser was closed and opened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { expect, test } from './fixtures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { openDatabase } from './lib/archive/database.ts';
        import { acceptArchive } from './test/lib/archive/acceptance.ts';
        Object.assign(globalThis, { openDatabase, acceptArchive });`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('keeps its promises in IndexedDB, and over a restart', async ({ product }) => {
  const script = await bundled();
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const executablePath = findChromium();
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      args: chromiumArgs,
      ...(executablePath === null ? {} : { executablePath }),
    });
  const first = await launch();
  const page = await first.newPage();
  await page.goto(`${product.url}/mail-frame.html`);
  await page.goto(`${product.url}/healthz`);
  await page.evaluate(script);
  await page.evaluate(async () => {
    const { openDatabase, acceptArchive } = globalThis as never as Doors;
    const archive = await openDatabase();
    await acceptArchive(archive);
    await archive.put('marks', [{ account: 'a', id: 'kept', value: 1 }], 'strict');
  });
  await first.close();

  const second = await launch();
  const again = await second.newPage();
  await again.goto(`${product.url}/healthz`);
  await again.evaluate(script);
  const kept = await again.evaluate(async () => {
    const { openDatabase } = globalThis as never as Doors;
    return (await (await openDatabase()).all('marks', 'a')).map(({ id }) => id);
  });
  expect(kept).toEqual(['kept']);
  await second.close();
  rmSync(profile, { recursive: true, force: true });
});

type Doors = {
  openDatabase: () => Promise<import('../../lib/archive/archive.ts').Archive>;
  acceptArchive: (
    archive: import('../../lib/archive/archive.ts').Archive,
  ) => Promise<void>;
};
