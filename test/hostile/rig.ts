// A real Chromium whose every host name leads to one server of ours, so that whatever tries
// to leave a message is seen arriving. Interception inside the browser misses the first
// requests of sandboxed frames; a server does not.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright';
import { mailFramePolicies, pagePolicy } from '../../server/web/headers.ts';

export type Rig = {
  page: Page;
  /** What asked for something that is not the app's own: `host path`, or `tls host`. */
  leaks: string[];
  close(): Promise<void>;
};

const origin = 'http://app.test';

/** Calls of Chromium itself, which has habits of its own. */
const own = /(?:google|gstatic|googleapis|gvt1|chromium)\.(?:com|org)/;

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
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    const packet = error.rawPacket?.toString('latin1') ?? '';
    const name = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/i.exec(packet)?.[0] ?? '';
    if (packet.startsWith('\x16') && !own.test(packet)) leaks.push(`tls ${name}`);
    socket.destroy();
  });
  const port = await listen(server);
  const browser = await launch(port);
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

  function isOwn({ headers, url = '' }: IncomingMessage): boolean {
    if (own.test(headers.host ?? '')) return true;
    const known =
      url === '/' ||
      url === '/fence' ||
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

function launch(port: number): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      // The browser's own fence around loopback would make the test pass for nothing.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWarn,OptimizationHints,MediaRouter,Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
    ],
  });
}
