// The page as it is served: policies, caching, packing, and no way out of its folder.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { get, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadStatic } from '../../../server/web/static.ts';
import { startRelay } from '../relay.ts';

const inline = 'self.x=1';
const long = `${'body { margin: 0 }\n'.repeat(200)}`;
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'static-'));
  const web = join(root, 'web');
  mkdirSync(join(web, '_next/static'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(
    join(web, 'index.html'),
    `<script src="/a.js"></script><script>${inline}</script>`,
  );
  for (const name of [
    'mail',
    'demo',
    '404',
    'mail-frame',
    'mail-frame-remote',
    'mail-print',
    'mail-print-remote',
  ])
    writeFileSync(join(web, `${name}.html`), `<title>${name}</title>`);
  writeFileSync(join(web, '_next/static/a.css'), long);
  writeFileSync(join(web, '_next/static/worker.js'), inline);
});
afterAll(() => rmSync(root, { recursive: true }));

const policyOf = ({ headers }: { headers: IncomingMessage['headers'] }) =>
  String(headers['content-security-policy'] ?? '');

async function served() {
  const relay = await startRelay({
    env: { DEMO: '0' },
    web: loadStatic(join(root, 'web')),
  });
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>(
      (resolve, reject) => {
        const ask = method === 'GET' ? get : request;
        ask({ host: '127.0.0.1', port: relay.port, path, headers, method }, (answer) => {
          buffer(answer).then(
            (body) =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
            reject,
          );
        })
          .on('error', reject)
          .end();
      },
    );
}

test('a page names its own scripts and nothing else', async () => {
  const ask = await served();
  const { status, headers } = await ask('/');
  expect(status).toBe(200);
  const hash = createHash('sha256').update(inline).digest('base64');
  const policy = policyOf({ headers });
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'no-cache',
  });
});

test('a script that is a worker can ask this server and nobody else', async () => {
  const ask = await served();
  const policy = policyOf(await ask('/_next/static/worker.js'));
  expect(policy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
  expect(policyOf(await ask('/_next/static/a.css'))).toBe('');
});

test('the mail frames run nothing, and only the second one fetches images', async () => {
  const ask = await served();
  const closed = policyOf(await ask('/mail-frame.html'));
  const open = policyOf(await ask('/mail-frame-remote.html'));
  expect(closed).not.toMatch(/script-src|https?:|allow-scripts/);
  expect(closed).toContain('sandbox allow-same-origin allow-popups');
  expect(open).toBe(
    closed.replace('img-src data: blob:', 'img-src data: blob: https: http:'),
  );
  const printed = policyOf(await ask('/mail-print.html'));
  expect(printed).not.toMatch(/script-src|https?:|allow-scripts|allow-popups/);
  expect(policyOf(await ask('/mail-print-remote.html'))).toBe(
    printed.replace('img-src data: blob:', 'img-src data: blob: https: http:'),
  );
});

test('names without .html are pages, unknown ones are 404', async () => {
  const ask = await served();
  expect(String((await ask('/mail')).body)).toContain('mail');
  expect(String((await ask('/mail/')).body)).toContain('mail');
  expect(String((await ask('/demo?x=1')).body)).toContain('demo');
  expect(await ask('/nothing')).toMatchObject({ status: 404 });
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '//secret.txt',
    '/__proto__',
  ])
    expect((await ask(path)).status).toBe(404);
  expect(await ask('/mail', {}, 'POST')).toMatchObject({ status: 405 });
  expect((await ask('/mail', {}, 'HEAD')).body).toHaveLength(0);
});

test('what does not change is kept, and sent packed', async () => {
  const ask = await served();
  const plain = await ask('/_next/static/a.css');
  expect(plain.headers['cache-control']).toContain('immutable');
  expect(String(plain.body)).toBe(long);
  const packed = await ask('/_next/static/a.css', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(String(brotliDecompressSync(packed.body))).toBe(long);
  const again = await ask('/_next/static/a.css', {
    'if-none-match': plain.headers.etag ?? '',
  });
  expect(again).toMatchObject({ status: 304 });
});

test('health is answered before any page', async () => {
  const ask = await served();
  expect(String((await ask('/healthz')).body)).toBe('ok\n');
  expect((await ask('/readyz')).status).toBe(200);
});
