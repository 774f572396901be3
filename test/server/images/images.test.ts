// Images fetched for a reader: what is asked of whom, what is handed on, and what is not.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createImages, webPorts } from '../../../server/images/images.ts';
import { imageLimits } from '../../../server/limits.ts';
import { createDial, DialError } from '../../../server/net/dial.ts';
import type { Dial } from '../../../server/pop3/api.ts';
import { makeCertificate } from '../../rigs/certificate.ts';
import { listening, portOf } from '../../rigs/ports.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

function selfSigned() {
  const { key, pem } = makeCertificate('DNS:cdn.example');
  return { key, cert: pem };
}

type Says = { status?: number; head?: Record<string, string>; body?: Buffer | string };

/** A web server that answers each path as told and remembers what it was asked. */
async function web(
  paths: Record<string, Says>,
  tls?: { key: string; cert: string },
): Promise<{ asked: IncomingMessage[]; dial: Dial; dialled: string[] }> {
  const asked: IncomingMessage[] = [];
  const answer: RequestListener = (request, response) => {
    asked.push(request);
    const { status = 200, head = {}, body = png } = paths[request.url ?? ''] ?? {};
    response.writeHead(status, head).end(body);
  };
  const server = await listening<Server>(
    tls ? createTlsServer(tls, answer) : createServer(answer),
  );
  closers.push(() => server.close());
  const dialled: string[] = [];
  const dial: Dial = ({ host, port }) => {
    dialled.push(`${host}:${port}`);
    return Promise.resolve(connect(portOf(server), '127.0.0.1'));
  };
  return { asked, dial, dialled };
}

async function fetched(dial: Dial, url: string, limits = imageLimits) {
  const chunks: Uint8Array[] = [];
  const outcome = await createImages(dial, limits).fetch({
    url,
    signal: new AbortController().signal,
    write: (bytes) => void chunks.push(Uint8Array.from(bytes)),
  });
  return { outcome, bytes: Buffer.concat(chunks) };
}

test('an image comes with its type by content, whatever the server calls it', async () => {
  const { dial, dialled } = await web({
    '/a.png?x=1': { head: { 'content-type': 'text/html' } },
  });
  const { outcome, bytes } = await fetched(dial, 'http://cdn.example/a.png?x=1#frag');
  expect(outcome).toEqual({ state: 'loaded', type: 'image/png', octets: png.length });
  expect(bytes.equals(png)).toBe(true);
  expect(dialled).toEqual(['cdn.example:80']);
});

test('nothing of the reader goes along, and every request looks the same', async () => {
  const { dial, asked } = await web({ '/1': { head: { 'set-cookie': 'id=7' } } });
  await fetched(dial, 'http://cdn.example/1');
  await fetched(dial, 'http://cdn.example/1');
  for (const { headers, method } of asked) {
    expect(method).toBe('GET');
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  }
  expect(asked[1]?.rawHeaders).toEqual(asked[0]?.rawHeaders);
});

describe('what is not handed on', () => {
  test.each([
    ['a page', { body: '<!doctype html><p>hello</p>' }, 'not-an-image'],
    ['an SVG', { body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, 'not-an-image'],
    [
      'an SVG called a picture',
      { body: '<?xml version="1.0"?><svg/>', head: { 'content-type': 'image/png' } },
      'not-an-image',
    ],
    ['next to nothing', { body: 'GIF89a' }, 'not-an-image'],
    ['nothing', { body: '' }, 'not-an-image'],
    ['an error with a picture', { status: 404 }, 'not-an-image'],
    ['a redirect to nowhere', { status: 302 }, 'not-an-image'],
    [
      'a redirect to a file',
      { status: 302, head: { location: 'file:///etc/passwd' } },
      'unreachable',
    ],
    [
      'packed bytes',
      { body: Buffer.from('1f8b0800000000000003', 'hex') },
      'not-an-image',
    ],
  ] satisfies [string, Says, string][])('%s', async (_, says, why) => {
    const { dial } = await web({ '/x': says });
    const { outcome, bytes } = await fetched(dial, 'http://cdn.example/x');
    expect(outcome).toEqual({ state: 'failed', why });
    expect(bytes).toHaveLength(0);
  });

  test('more bytes than an image may have', async () => {
    const { dial } = await web({
      '/x': { body: Buffer.concat([png, Buffer.alloc(5_000)]) },
    });
    const { outcome } = await fetched(dial, 'http://cdn.example/x', {
      ...imageLimits,
      bytes: 1_000,
    });
    expect(outcome).toEqual({ state: 'failed', why: 'too-large' });
  });

  test('what never ends, once patience does', async () => {
    const server = await listening(
      createTcpServer((socket) =>
        socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n\r\n'),
      ),
    );
    closers.push(() => server.close());
    const dial: Dial = () => Promise.resolve(connect(portOf(server), '127.0.0.1'));
    const { outcome } = await fetched(dial, 'http://cdn.example/x', {
      ...imageLimits,
      wholeMs: 200,
    });
    expect(outcome).toEqual({ state: 'failed', why: 'unreachable' });
  });
});

describe('redirects', () => {
  test('are followed three times, each dialled anew', async () => {
    const to = (path: string) => ({ status: 302, head: { location: path } });
    const { dial, dialled } = await web({
      '/1': to('https://b.example/2'),
      '/a': to('/b'),
      '/b': to('//c.example/c'),
      '/c': to('/d'),
    });
    const { outcome } = await fetched(dial, 'http://a.example/a');
    expect(outcome).toMatchObject({ state: 'loaded' });
    expect(dialled).toEqual([
      'a.example:80',
      'a.example:80',
      'c.example:80',
      'c.example:80',
    ]);
  });

  test('without end are given up', async () => {
    const { dial, asked } = await web({
      '/a': { status: 301, head: { location: '/a' } },
    });
    const { outcome } = await fetched(dial, 'http://a.example/a');
    expect(outcome).toEqual({ state: 'failed', why: 'unreachable' });
    expect(asked).toHaveLength(4);
  });
});

describe('nothing inward is asked', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://localhost/',
    'http://localhost./',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://inward.example/',
    'http://mixed.example/',
    'http://public.example:22/',
    'http://public.example:8080/',
    'http://user:word@public.example/',
    'ftp://public.example/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    '/relative',
    '',
  ])('%s', async (url) => {
    const refused: unknown[] = [];
    const guarded = createDial({
      guard: { allowPrivate: false, allowed: [], ports: webPorts },
      lookup: (host) =>
        Promise.resolve(
          host === 'mixed.example'
            ? [{ address: '93.184.216.34' }, { address: '127.0.0.1' }]
            : [{ address: '127.0.0.1' }],
        ),
    });
    const dial: Dial = (target) =>
      guarded(target).catch((error: unknown) => {
        refused.push(error);
        throw error;
      });
    const { outcome } = await fetched(dial, url);
    expect(outcome).toEqual({ state: 'failed', why: 'unreachable' });
    // Refused before anything was dialled, not merely without an answer.
    expect(refused).toEqual(
      /^https?:\/\/(?!user:)/.test(url) ? [new DialError('GUARD')] : [],
    );
  });

  test('also not by way of a redirect', async () => {
    const inner = createDial({
      guard: { allowPrivate: false, allowed: [], ports: webPorts },
      lookup: () => Promise.resolve([{ address: '127.0.0.1' }]),
    });
    const outer = await web({
      '/a': { status: 302, head: { location: 'http://169.254.169.254/' } },
    });
    const dial: Dial = (target) =>
      target.host === 'a.example' ? outer.dial(target) : inner(target);
    const { outcome } = await fetched(dial, 'http://a.example/a');
    expect(outcome).toEqual({ state: 'failed', why: 'unreachable' });
    expect(outer.dialled).toEqual(['a.example:80']);
  });
});

test('a certificate that nobody vouches for is refused', async () => {
  const { dial, asked } = await web({}, selfSigned());
  const { outcome } = await fetched(dial, 'https://cdn.example/x');
  expect(outcome).toEqual({ state: 'failed', why: 'unreachable' });
  expect(asked).toHaveLength(0);
});

test('who called it off is not answered', async () => {
  const { dial } = await web({});
  const fetching = createImages(dial).fetch({
    url: 'http://cdn.example/x',
    signal: AbortSignal.abort(),
    write: () => {},
  });
  await expect(fetching).rejects.toThrow();
});
