// A visit on a shared computer leaves nothing behind: after reading, marking, searching and
// committing, every store of the browser is empty.
import { type Page } from '@playwright/test';
import { startFaultServer, type FaultServer } from '../faults/server.ts';
import { expect, test, expectAccessible } from './fixtures.ts';
import { fillIn, headersAreIn, rows, textOf } from './screen.ts';

test.use({ serviceWorkers: 'allow' });
const text = textOf('en');
let server: FaultServer;
test.beforeEach(async () => void (server = await startFaultServer({ name: 'none' })));
test.afterEach(() => server.stop());

/** Everything this origin has in the browser, by the browser's own account. */
function stored(page: Page) {
  return page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys())
      files.push(name);
    const databases = await indexedDB.databases();
    const workers = await navigator.serviceWorker.getRegistrations();
    return {
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: databases.map(({ name }) => name),
      files,
      caches: await caches.keys(),
      workers: workers.length,
      cookies: document.cookie,
      address: window.location.search,
    };
  });
}

test('a visit on a shared computer writes nothing', async ({ page }) => {
  const { host, port } = server;
  await page.goto('/');
  // The app's own files are put here before anybody can choose; then they go again.
  await expect.poll(async () => (await stored(page)).caches.length).toBe(1);
  await fillIn(page, {
    host,
    port,
    security: 'plain',
    user: 'fay@fault.example',
    password: 'secret',
    visit: 'manage',
  });
  await page.getByTestId('shared').check();
  await expectAccessible(page);
  await page.getByTestId('open').click();
  await headersAreIn(page, text);
  await expect(page.getByTestId('status-strip')).toContainText(
    text.t('keeps.shared.chip'),
  );
  await page.locator('#search').fill('e');
  await rows(page).first().click();
  await expect(page.getByTestId('subject')).toBeVisible();
  await page.locator('#search').fill('');
  await rows(page).nth(1).click();
  const reader = page.getByTestId('reader');
  await reader.getByRole('button', { name: text.t('del.mark') }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByTestId('commit').click();
  const receipt = page.getByTestId('receipt');
  await expect(receipt.locator('[data-outcome=gone]')).toHaveCount(1);

  const nothing = {
    local: [],
    session: [],
    databases: [],
    files: [],
    caches: [],
    workers: 0,
    cookies: '',
    address: '',
  };
  expect(await stored(page)).toEqual(nothing);
  await page.reload();
  await expect(page.getByTestId('connect-form')).toBeVisible();
  await expect(page.locator('input[name=address]')).toHaveValue('');
});

test('the first page tells what is stored, and is rid of it', async ({ page }) => {
  const { host, port } = server;
  const user = 'fay@fault.example';
  await fillIn(page, { host, port, security: 'plain', user, password: 'secret' });
  await page.getByLabel(text.t('connect.remember')).check();
  await page.getByTestId('open').click();
  await headersAreIn(page, text);
  await rows(page).first().click();
  await expect(page.getByTestId('row-saved')).toHaveCount(1);
  await page.goto('about:blank');
  await page.goto('/');
  await page.getByTestId('stored-open').focus();
  await page.keyboard.press('Enter');
  const stored = page.getByTestId('stored');
  await expect(stored.getByRole('listitem')).toContainText(/fay@fault.*1 message here/);
  await expectAccessible(page);
  await stored.getByRole('button', { name: text.t('settings.erase') }).press('Enter');
  const no = { name: text.t('settings.erase.no'), exact: true };
  await expect(stored.getByRole('button', no)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(stored.getByText(text.t('settings.device.none'))).toBeVisible();
  await expect(
    stored.getByRole('button', { name: text.t('settings.erase') }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('stored-open')).toBeFocused();
});
