// Serves the exported page. Every file is read once into memory, so a request touches no
// disk and no path can lead outside; each page carries a policy made from its own scripts.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { everywhere, mailFramePolicies, pagePolicy, scriptPolicy } from './headers.ts';
import { serviceWorkerPath, shellOf } from './shell.ts';
import type { Web } from './web.ts';

type Asset = {
  body: Buffer;
  type: string;
  etag: string;
  /** Its name changes with its content. */
  isImmutable: boolean;
  policy: string | null;
  /** Made when first asked for; a promise, so that it is made once. */
  br?: Promise<Buffer>;
  gzip?: Promise<Buffer>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Throws where `dir` cannot be read. */
export function loadStatic(dir: string): Web {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(dir, file).split(sep).join('/')}`;
    assets.set(path, readAsset(file, path));
  }
  const worker = assets.get(serviceWorkerPath);
  if (worker) {
    const body = Buffer.concat([Buffer.from(shellOf(assets)), worker.body]);
    assets.set(serviceWorkerPath, { ...worker, body, etag: etagOf(body) });
  }
  const notFound = assets.get('/404.html');
  return {
    handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { ...everywhere, allow: 'GET, HEAD' }).end();
        return;
      }
      const found = find(assets, request.url ?? '/');
      const asset = found ?? notFound;
      if (asset === undefined) response.writeHead(404, everywhere).end();
      else void answer(request, response, asset, found === undefined ? 404 : 200);
    },
  };
}

function readAsset(file: string, path: string): Asset {
  const body = readFileSync(file);
  return {
    body,
    type: types[extname(file)] ?? 'application/octet-stream',
    etag: etagOf(body),
    isImmutable: path.startsWith('/_next/static/'),
    policy: mailFramePolicies.get(path) ?? policyBy(path, body),
  };
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

function policyBy(path: string, body: Buffer): string | null {
  if (path.endsWith('.html')) return pagePolicy(body.toString('utf8'));
  return /\.m?js$/.test(path) ? scriptPolicy : null;
}

/** `/mail` and `/mail/` are `mail.html`; nothing is decoded, so nothing is disguised. */
function find(assets: ReadonlyMap<string, Asset>, url: string): Asset | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '/';
  if (path === '/') return assets.get('/index.html');
  // Asked for by browsers that have not read the page's own link yet.
  if (path === '/favicon.ico') return assets.get('/icon.svg');
  return assets.get(path) ?? assets.get(`${path.replace(/\/$/, '')}.html`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  asset: Asset,
  status: number,
): Promise<void> {
  const headers: Record<string, string> = {
    ...everywhere,
    'content-type': asset.type,
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': asset.isImmutable
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  };
  if (asset.policy !== null) headers['content-security-policy'] = asset.policy;
  if (status === 200 && request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const { body, encoding } = await packed(
    asset,
    request.headers['accept-encoding'] ?? '',
  );
  if (encoding !== null) headers['content-encoding'] = encoding;
  headers['content-length'] = String(body.length);
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function packed(
  asset: Asset,
  accepts: string | string[],
): Promise<{ body: Buffer; encoding: string | null }> {
  const isWorthIt =
    asset.body.length > 1024 && /text|json|javascript|svg|wasm/.test(asset.type);
  const accepted = String(accepts);
  if (isWorthIt && /\bbr\b/.test(accepted)) {
    asset.br ??= promisify(brotliCompress)(asset.body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6 },
    });
    return { body: await asset.br, encoding: 'br' };
  }
  if (isWorthIt && /\bgzip\b/.test(accepted)) {
    asset.gzip ??= promisify(gzip)(asset.body);
    return { body: await asset.gzip, encoding: 'gzip' };
  }
  return { body: asset.body, encoding: null };
}
