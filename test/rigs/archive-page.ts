// The archive of messages in a page of its own, with its real worker and the browser's real
// files: bundled from the sources and served beside the product.
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Serves it in every page of this context; `more` is exported into its doors. */
export async function serveArchive(context: BrowserContext, more = ''): Promise<void> {
  const client = await bundled(`
    export { openMessageArchive } from './lib/archive/archive-client.ts';
    export * from './test/lib/archive/messages-acceptance.ts';
    ${more}`);
  const worker = await bundled(`import './lib/archive/archive-worker.ts';`);
  await context.route('**/archive-here/*', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: route.request().url().endsWith('archive-worker.ts') ? worker : client,
    }),
  );
}

export type Doors = typeof import('../lib/archive/messages-acceptance.ts') & {
  archive: import('../../lib/archive/messages.ts').MessageArchive;
};

/** A page of the product's origin with `archive` and the acceptance run in `globalThis.doors`. */
export async function archivePage(
  context: BrowserContext,
  origin: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/healthz`);
  await page.evaluate(async () => {
    const address = '/archive-here/client.js';
    const doors = await import(address);
    const archive = doors.openMessageArchive(() => crypto.randomUUID());
    Object.assign(globalThis, { doors: { ...doors, archive } });
  });
  return page;
}
