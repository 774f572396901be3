// Our own modules in a real Chromium whose every host name leads to one server of ours: what
// the sanitiser and the frame do by themselves, layer by layer.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { mailFramePolicies, pagePolicy } from '../../server/web/headers.ts';
import { isHabit, launchMapped, noteConnections } from './mapped.ts';

export type Rig = {
  page: Page;
  /** What asked for something that is not the app's own: `host path`, or `tls host`. */
  leaks: string[];
  close(): Promise<void>;
};

const origin = 'http://app.test';
/** Grey, 300 × 100: what stands for every picture of every sender. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAASwAAABkCAAAAAAZalIcAAAAnklEQVR42u3QMQEAAAwCIPs3sK0V9u2BCKScRYEsWbJkyZKlQJYsWbJkyVIgS5YsWbJkKZAlS5YsWbIUyJIlS5YsWQpkyZIlS5YsBbJkyZIlS5YCWbJkyZIlS4EsWbJkyZKlQJYsWbJkyVIgS5YsWbJkKZAlS5YsWbIUyJIlS5YsWQpkyZIlS5YsBbJkyZIlS5YCWbJkyZIlS4EsWd8GSn0Ny96myrwAAAAASUVORK5CYII=',
  'base64',
);

export async function startRig(entry: string): Promise<Rig> {
  const scripts = await bundled(entry);
  const leaks: string[] = [];
  const html = '<!doctype html><title>app</title><script src="/bundle.js"></script>';
  const emptyFrame = await readFile('public/mail-frame.html', 'utf8');
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (!isOwn(request)) {
      leaks.push(`${request.headers.host ?? ''} ${path}`);
      response.writeHead(204).end();
      return;
    }
    const policy = mailFramePolicies.get(path);
    const script = scripts.get(path);
    if (path === '/picture.png') {
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
      return;
    }
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else if (policy !== undefined || path === '/bare-frame.html') {
      response.writeHead(200, {
        'content-type': 'text/html',
        ...(policy === undefined ? {} : { 'content-security-policy': policy }),
        'referrer-policy': 'no-referrer',
        'x-dns-prefetch-control': 'off',
      });
      response.end(emptyFrame);
    } else {
      response.writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': pagePolicy(html),
      });
      response.end(html);
    }
  });
  noteConnections(server, leaks);
  const port = await listen(server);
  const browser = await launchMapped(port);
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  return {
    page,
    leaks,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function isOwn(request: IncomingMessage): boolean {
    if (isHabit(request)) return true;
    const { headers, url = '' } = request;
    const known =
      url === '/' ||
      url === '/fence' ||
      url === '/picture.png' ||
      url === '/favicon.ico' ||
      url === '/bare-frame.html';
    return (
      headers.host === 'app.test' &&
      (known || mailFramePolicies.has(url) || scripts.has(url))
    );
  }
}

async function bundled(entry: string): Promise<Map<string, string>> {
  const options = { bundle: true, write: false, platform: 'browser' } as const;
  const [page, worker] = await Promise.all([
    build({
      ...options,
      entryPoints: [entry],
      format: 'iife',
      globalName: 'rig',
      define: { 'import.meta.url': 'location.href' },
    }),
    build({ ...options, entryPoints: ['lib/mime/parse-worker.ts'], format: 'esm' }),
  ]);
  const text = (page.outputFiles[0]?.text ?? '') + '\nglobalThis.rig = rig;';
  return new Map([
    ['/bundle.js', text],
    ['/parse-worker.ts', worker.outputFiles[0]?.text ?? ''],
  ]);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
