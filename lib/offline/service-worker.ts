// The app without a network: every file of one build, kept together and given together. A new
// build is fetched whole or not at all, and waits until the person wants it. What is not the
// app's own (the socket, health, images of mail) never comes here.
//
// The server writes `shell` in front of this script (server/web/shell.ts).

type Shell = {
  /** Changes with any file or policy of the build. */
  version: string;
  /** Paths as the server has them: `/index.html`, `/_next/static/…`. */
  files: readonly string[];
  /** Kept once they were asked for: what few letters need. */
  later: readonly string[];
};

/** What a service worker has beyond a page; the compiler's library is the page's. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Waiting & {
  request: Request;
  respondWith(answer: Promise<Response>): void;
};
type Scope = {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: Waiting) => void,
  ): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
  location: Location;
};

declare const shell: Shell;
const scope = self as unknown as Scope; // it is one: the script runs nowhere else

const prefix = 'shell-';
const mine = prefix + shell.version;
const files = new Set(shell.files);
const later = new Set(shell.later);

scope.addEventListener('install', (event) => {
  event.waitUntil(fetchAll());
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(dropOld());
});

scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting();
});

scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  // HEAD: the router asks so whether a page is there.
  if (!/^(GET|HEAD)$/.test(method) || origin !== scope.location.origin) return;
  const path = fileOf(pathname);
  if (path !== null) event.respondWith(fromShell(path, event.request));
});

/** All or none: where one file cannot be had the build before goes on. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(mine);
  // Past the browser's own cache, which may still hold a file of the build before.
  await cache.addAll(shell.files.map((path) => new Request(path, { cache: 'no-cache' })));
}

/** The build before stays: a page of it may be open, and ask for more of its files. */
async function dropOld(): Promise<void> {
  const all = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const old = all.filter((name) => name !== mine).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** As the server finds it (server/web/static.ts); null for what is not of the app. */
function fileOf(path: string): string | null {
  if (path === '/') return '/index.html';
  const page = `${path.replace(/\/$/, '')}.html`;
  for (const one of [path, page]) if (files.has(one) || later.has(one)) return one;
  // Of the build before, whose names are never used again.
  return path.startsWith('/_next/static/') ? path : null;
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(mine);
  const kept =
    (await cache.match(path)) ??
    (path.startsWith('/_next/static/') ? await caches.match(path) : undefined);
  // Anew: a kept answer has an address of its own, without what was asked behind a `?`, and
  // a worker would take that for where it is.
  if (kept) return new Response(request.method === 'HEAD' ? null : kept.body, kept);
  const fetched = await fetch(request);
  if (fetched.ok && later.has(path) && request.method === 'GET')
    await cache.put(path, fetched.clone());
  return fetched;
}
