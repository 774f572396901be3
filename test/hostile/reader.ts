// Vectors as messages, opened one after another in the real reader of the running product,
// each touched as a person might. Traps in the page tell of script; a server in front of the
// product tells of requests; the place of the frame tells of cover.
import type { BrowserContext, Page } from 'playwright';
import { htmlLetter, startLetterServer } from '../rigs/letter-server.ts';
import { startProduct } from '../rigs/product.ts';
import { appHost, startFront } from './front.ts';
import { launchMapped } from './mapped.ts';
import type { Vector } from './vectors.ts';

/** Ids of the vectors that did something, with what. All empty: nothing did. */
export type Found = {
  opened: number;
  scripts: string[];
  leaks: string[];
  moved: string[];
  covered: string[];
};

/** Contexts at work at once; two cores carry two. */
const contexts = 2;

export async function openInReader(
  vectors: readonly Vector[],
  onProgress: (opened: number) => void = () => {},
): Promise<Found> {
  const product = await startProduct({
    PUBLIC_ORIGINS: `http://${appHost}`,
    DNS_SERVERS: 'off',
  });
  const front = await startFront(Number(new URL(product.url).port));
  const browser = await launchMapped(front.port);
  const found: Found = { opened: 0, scripts: [], leaks: [], moved: [], covered: [] };
  try {
    const share = Math.ceil(vectors.length / contexts);
    await Promise.all(
      Array.from({ length: contexts }, async (_, at) => {
        const mine = vectors.slice(at * share, (at + 1) * share);
        if (mine.length === 0) return;
        const context = await browser.newContext({
          viewport: { width: 1280, height: 800 },
          locale: 'en-GB',
          serviceWorkers: 'block',
        });
        await openAll(context, mine, found, () => {
          found.opened++;
          onProgress(found.opened);
        });
        await context.close();
      }),
    );
    const control = await browser.newPage();
    await control.goto('http://control.example/seen').catch(() => {}); // 204 is no page
    const seen = front.leaks.indexOf('control.example /seen');
    if (seen === -1) throw new Error('the server in front sees nothing');
    found.leaks = front.leaks.filter((_, at) => at !== seen);
    return found;
  } finally {
    await browser.close();
    await front.stop();
    await product.stop();
  }
}

async function openAll(
  context: BrowserContext,
  vectors: readonly Vector[],
  found: Found,
  onOpened: () => void,
): Promise<void> {
  // The list shows the newest first; so the last letter is opened first.
  const letters = vectors.map(({ id, payload }) => htmlLetter(payload, { subject: id }));
  const server = await startLetterServer([...letters].reverse());
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // a machine that does other things too
  let now = '';
  await page.exposeFunction('trapped', (what: string) => {
    found.scripts.push(`${now} ${what}`);
  });
  // The compiler wraps named functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(setTraps);
  page.on('dialog', (dialog) => {
    found.scripts.push(`${now} ${dialog.type()}`);
    void dialog.dismiss();
  });
  context.on('page', (other) => {
    found.moved.push(`${now} opened ${other.url()}`);
    void other.close();
  });
  page.on('framenavigated', (frame) => {
    const { host, pathname } = new URL(frame.url());
    const paths = frame === page.mainFrame() ? ['/', '/mail'] : ['/mail-frame.html'];
    const isEmpty = frame.url() === 'about:blank';
    if (!isEmpty && (host !== appHost || !paths.includes(pathname)))
      found.moved.push(`${now} went to ${frame.url()}`);
  });
  try {
    await enter(page, server);
    for (const [at, { id }] of vectors.entries()) {
      now = id;
      await page.keyboard.press(at === 0 ? 'Enter' : 'n');
      await page.waitForFunction(isShown, id, { polling: 'raf' });
      for (const what of await page.evaluate(touchAll))
        found.covered.push(`${id} ${what}`);
      if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
      onOpened();
    }
    now = `control ${letters.length} of ${server.port}`;
    await proveTraps(page, found, now);
  } finally {
    await server.stop();
  }
}

/** A trap that catches nothing would call everything clean: both are tried at the end. */
async function proveTraps(page: Page, found: Found, control: string): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid="body-frame"]');
    // A trap stands in its place, and answers once it was heard outside.
    type Trapped = { alert(): Promise<void> } | null | undefined;
    const scopes = [window, frame?.contentWindow] as unknown as Trapped[];
    await Promise.all(scopes.map((scope) => scope?.alert() ?? Promise.resolve()));
  });
  const caught = found.scripts.filter((what) => what.startsWith(control));
  found.scripts = found.scripts.filter((what) => !what.startsWith(control));
  // Told like a script that ran, so that one broken trap does not hide what others caught.
  if (caught.length !== 2) found.scripts.push(`of 2 traps: ${caught.join()}`);
}

async function enter(page: Page, server: { host: string; port: number }): Promise<void> {
  const link = new URLSearchParams({
    host: server.host,
    port: String(server.port),
    security: 'plain',
    user: 'reader',
  });
  await page.goto(`http://${appHost}/#${link.toString()}`);
  const form = page.getByTestId('connect-form');
  await form.locator('input[name=password]').fill('word');
  await form.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  const first = page.getByTestId('msg-row').first();
  await first.waitFor();
  await first.focus();
}

/** Runs before the page's own scripts: whatever runs in a message meets these. */
function setTraps(): void {
  const own = globalThis as typeof globalThis & { trapped(what: string): Promise<void> };
  const trap = (scope: object, where: string) => {
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
      Object.defineProperty(scope, name, {
        configurable: true,
        value: () => own.trapped(`${where} ${name}`),
      });
  };
  if (window !== window.top) return;
  trap(window, 'page');
  document.addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof HTMLIFrameElement && target.contentWindow)
        trap(target.contentWindow, 'frame');
    },
    true,
  );
  window.addEventListener('message', () => void own.trapped('message'));
}

function isShown(id: string): boolean {
  const subject = document.querySelector('[data-testid="subject"]')?.textContent;
  const frame = document.querySelector<HTMLIFrameElement>('[data-testid="body-frame"]');
  return (
    subject === id &&
    !!frame?.contentDocument?.head?.querySelector('style') &&
    frame.height !== ''
  );
}

/**
 * Every element of the message hovered, focused, pressed; then what is painted where. A link
 * that opens a tab is the person's own act and is not followed. Returns what is wrong.
 */
async function touchAll(): Promise<string[]> {
  const frame = document.querySelector<HTMLIFrameElement>('[data-testid="body-frame"]');
  const inside = frame?.contentDocument;
  if (!frame || !inside) return ['no frame'];
  inside.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a, area');
    if (link?.getAttribute('target') === '_blank') event.preventDefault();
  });
  const type = frame.contentWindow as (Window & typeof globalThis) | null;
  for (const element of [...inside.querySelectorAll('*')].slice(0, 300)) {
    for (const name of [
      'pointerover',
      'mouseover',
      'mouseenter',
      'mousedown',
      'mouseup',
      'click',
    ])
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    if (type && element instanceof type.HTMLElement) {
      element.focus();
      element.blur();
    }
  }
  // There is no event for a request that is not made: frames drawn, and a round trip of our
  // own, give everything begun the time to arrive first.
  await new Promise((resolve) => setTimeout(resolve, 60));
  await new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(resolve)),
  );
  await fetch('/fence');
  const wrong: string[] = [];
  const rect = frame.getBoundingClientRect();
  for (let x = 5; x < innerWidth; x += 45)
    for (let y = 5; y < innerHeight; y += 45) {
      const isIn = x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
      if (!isIn && document.elementFromPoint(x, y) === frame)
        wrong.push(`covers ${x},${y}`);
    }
  const pane = document.querySelector('[data-reader-scroll]')?.getBoundingClientRect();
  if (!pane || rect.left < pane.left - 1 || rect.right > pane.right + 1)
    wrong.push('is wider than its pane');
  if (document.querySelectorAll('iframe:not([data-room])').length !== 1)
    wrong.push('has brought a frame');
  if (
    document.querySelector('object, embed, [onerror], [onload], base, meta[http-equiv]')
  )
    wrong.push('has brought an element');
  return wrong;
}
