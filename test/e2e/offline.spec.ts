// The app without a network: every file of one build or none, and a newer build only when the
// person takes it.
import { createServer } from 'node:http';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { loadStatic } from '../../server/web/static.ts';
import type { Web } from '../../server/web/web.ts';
import { listening, portOf } from '../rigs/ports.ts';
import { startFaultServer } from '../faults/server.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { fillIn, headersAreIn, row, rows, textOf } from './screen.ts';

test.use({ serviceWorkers: 'allow' });
const text = textOf('en');
const shellScript = fileURLToPath(new URL('../../dist/web/sw.js', import.meta.url));

/** The page's service worker has every file and is in charge. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
}

test('opens without a network, once it was here', async ({
  page,
  context,
  complaints,
}) => {
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    failed.push(`${new URL(request.url()).pathname} ${request.method()} ${why}`);
  });
  await page.goto('/');
  await isKept(page);
  await context.setOffline(true);
  await page.goto('/?from=elsewhere');
  await expect(page.getByTestId('connect-form')).toBeVisible();
  // A page that was never opened, with the scripts that only it has.
  await page.goto('/mail');
  await expect(page.getByTestId('connect-form')).toBeVisible();
  const policies = await page.evaluate(async () =>
    Promise.all(
      ['/mail-frame.html', '/sqlite/sqlite3.wasm', '/'].map(async (path) => {
        const response = await fetch(path);
        return response.ok ? response.headers.get('content-security-policy') : 'missing';
      }),
    ),
  );
  expect(policies[0]).toContain('sandbox allow-same-origin');
  expect(policies[1]).toBe(null);
  expect(policies[2]).toContain("default-src 'none'");
  await context.setOffline(false);
  // The look for a newer build fails, and the socket; nothing else may. What was called off
  // had an answer coming: the page that asked for it went.
  expect(failed.filter((one) => !/^\/sw\.js |ERR_ABORTED$/.test(one))).toEqual([]);
  const others = complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'));
  complaints.splice(0, Infinity, ...others);
});

test('a newer build waits for the person, whole, and is never mixed', async ({
  page,
  complaints,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'builds-'));
  const build = (n: number): Web => {
    const script = `/_next/static/app-${n}.js`;
    cpSync(shellScript, join(folder, `${n}`, 'sw.js'), { recursive: true });
    writeFiles(join(folder, `${n}`), {
      'index.html': `<!doctype html><title>build ${n}</title><script src="${script}"></script>`,
      [`_next/static/app-${n}.js`]: `document.title += ', script ${n}';`,
      [`_next/static/late-${n}.js`]: `export const build = ${n};`,
    });
    return loadStatic(join(folder, `${n}`));
  };
  let web = build(1);
  let missing = '';
  const server = await listening(
    createServer((request, response) => {
      if (missing !== '' && request.url?.includes(missing)) {
        response.writeHead(500).end();
      } else web.handle(request, response);
    }),
  );
  const update = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update().catch(() => {});
      const coming = registration?.installing;
      if (coming)
        await new Promise((resolve) => coming.addEventListener('statechange', resolve));
      return registration?.waiting?.state ?? 'none';
    });
  try {
    await page.goto(`http://localhost:${portOf(server)}/`);
    await page.evaluate(() => navigator.serviceWorker.register('/sw.js'));
    await isKept(page);
    await page.reload();
    expect(await page.title()).toBe('build 1, script 1');

    web = build(2);
    missing = 'late-2';
    expect(await update()).toBe('none'); // one file could not be had: none is taken
    await page.reload();
    expect(await page.title()).toBe('build 1, script 1');

    missing = '';
    expect(await update()).toBe('installed');
    await page.reload();
    expect(await page.title()).toBe('build 1, script 1');

    const other = await page.context().newPage();
    await other.goto(`http://localhost:${portOf(server)}/`);
    await page.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.ready;
      const taken = new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve),
      );
      waiting?.postMessage('take over');
      await taken;
    });
    await page.reload();
    expect(await page.title()).toBe('build 2, script 2');
    // A page of the build before still gets the scripts that belong to it.
    expect(await other.title()).toBe('build 1, script 1');
    const late = await other.evaluate(
      "((path) => import(path))('/_next/static/late-1.js').then(({ build }) => build)",
    );
    expect(late).toBe(1);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
    complaints.length = 0; // the file that could not be had was meant to be missing
  }
});

test('an offered build is told of, and erasing takes the app’s own files too', async ({
  page,
}) => {
  await page.addInitScript(`
    // A build that waits already, as the browser would tell of one.
    const real = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = async function (...args) {
      const registration = await real.apply(this, args);
      await navigator.serviceWorker.ready;
      return new Proxy(registration, {
        get(target, name) {
          if (name === 'waiting') return target.active;
          const value = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    };
  `);
  await page.goto('/demo');
  await expect(page.getByTestId('update')).toContainText(text.t('shell.update'));
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await page.getByRole('button', { name: text.t('settings.title') }).click();
  await page.getByRole('button', { name: text.t('settings.erase') }).click();
  await page.getByRole('button', { name: text.t('settings.erase.yes') }).click();
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).length))
    .toBe(0);
});

/** From the first page, without signing in. */
async function readKept(page: Page): Promise<void> {
  await page.getByTestId('saved').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: text.t('away.open') }).click();
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    cpSync(shellScript, join(folder, name), { recursive: true }); // makes the folders too
    writeFileSync(join(folder, name), content);
  }
}

test('a mailbox is read from a cold start without a network', async ({ product }) => {
  const server = await startFaultServer({ name: 'none' });
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  const executablePath = findChromium();
  const launch = () =>
    chromium.launchPersistentContext(folder, {
      args: chromiumArgs,
      locale: 'en-GB',
      baseURL: product.url,
      ...(executablePath === null ? {} : { executablePath }),
    });
  try {
    const first = await launch();
    const page = await first.newPage();
    await fillIn(page, {
      host: server.host,
      port: server.port,
      security: 'plain',
      user: 'anna@example.org',
      password: 'x',
    });
    await page.getByLabel(text.t('connect.remember')).check();
    await page.getByTestId('open').click();
    await headersAreIn(page, text);
    await isKept(page);
    await row(page, 'letter 4').click();
    await expect(row(page, 'letter 4').getByTestId('row-saved')).toBeVisible();
    // Another tab sees what is on the device.
    await expect(async () => {
      const tab = await first.newPage();
      await tab.goto('/');
      await readKept(tab);
      await expect(row(tab, 'letter 1')).toBeVisible({ timeout: 3_000 });
      await tab.close();
    }).toPass();
    await first.close();
    await server.stop();

    const again = await launch();
    await again.setOffline(true);
    const cold = await again.newPage();
    await cold.goto('/');
    await expect(cold.getByTestId('relay-gone')).toContainText(text.t('relay.gone.kept'));
    // Nobody can sign in: the mailbox itself opens what is here.
    await cold.getByTestId('saved').getByRole('button').first().click();
    await expect(cold.getByTestId('away')).toBeVisible();
    await expect(rows(cold)).toHaveCount(6);
    await expect(row(cold, 'letter 1')).toBeVisible();
    await row(cold, 'letter 4').click();
    await expect(cold.getByTestId('subject')).toHaveText('letter 4');
    await row(cold, 'letter 5').click();
    await expect(cold.getByText(text.t('away.notHere'))).toBeVisible();
    await expectAccessible(cold);
    // A mark waits here; nobody is offered to send it.
    await row(cold, 'letter 5').focus();
    await cold.keyboard.press('Shift+Delete');
    await expect(cold.getByTestId('tray')).toContainText(text.t('away.marksWait'));
    await expect(cold.getByTestId('commit')).toHaveAttribute('aria-disabled', 'true');
    await again.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
