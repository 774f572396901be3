// The connect page: what is known without asking anybody, what a link may carry, what is
// refused before a password leaves the browser.
import { startFaultServer } from '../faults/server.ts';
import { expect, expectNoSideScroll, test } from './fixtures.ts';
import { fillIn, textOf } from './screen.ts';

const text = textOf('en');

test('address and password in one form, named for password managers', async ({
  page,
}) => {
  await page.goto('/');
  const form = page.getByTestId('connect-form');
  const address = form.getByLabel(text.t('connect.email'));
  const password = form.getByLabel(text.t('connect.password'), { exact: true });
  await expect(address).toHaveAttribute('autocomplete', 'username');
  await expect(password).toHaveAttribute('autocomplete', 'current-password');
  await expect(page.getByTestId('visit-look')).toBeChecked();
});

test('a known provider is found without a request', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('connect-form')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // What the mailbox will need of the app is fetched ahead, whatever is typed.
  const isOwn = (url: string) => new URL(url).pathname.startsWith('/_next/static/');
  await page.getByLabel(text.t('connect.email')).fill('x@laposte.net');
  const found = page.getByTestId('found');
  await expect(found).toContainText('pop.laposte.net');
  await expect(found).toContainText('995');
  await expect(found).toContainText(text.t('connect.user.local'));
  await expect(page.getByTestId('detect-step')).toBeVisible();
  expect(asked.filter((url) => !isOwn(url))).toEqual([]);
});

for (const address of ['a@outlook.com', 'a@icloud.com', 'a@gmail.com']) {
  test(`${address} shows what its provider wants before any password is sent`, async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByLabel(text.t('connect.email')).fill(address);
    await expect(page.getByTestId('provider-note').first()).toBeVisible();
  });
}

test('a link fills the form, never the password, and leaves the address bar', async ({
  page,
}) => {
  await page.goto(
    '/#user=anna&host=pop.example.org&port=995&security=tls&password=hunter2',
  );
  await expect(page.locator('input[name=host]')).toHaveValue('pop.example.org');
  await expect(page.locator('input[name=password]')).toHaveValue('');
  await expect(page.getByText(/The link carried a password/)).toBeVisible();
  expect(page.url()).not.toContain('hunter2');
  expect(page.url()).not.toContain('#');
});

test('a link opened while the page is there does the same', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('connect-form')).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = '#user=anna&host=pop.example.org&password=hunter2';
  });
  await expect(page.locator('input[name=host]')).toHaveValue('pop.example.org');
  expect(page.url()).not.toContain('hunter2');
});

test('without encryption nothing is sent before a second yes', async ({ page }) => {
  const server = await startFaultServer({ name: 'none' });
  await fillIn(page, {
    host: '127.0.0.1',
    port: server.port,
    security: 'plain',
    user: 'a',
    password: 'b',
  });
  await page.getByTestId('plain-agree').uncheck();
  await page.getByTestId('open').click();
  await expect(page.getByTestId('plain-agree')).toBeVisible();
  expect(server.sessions()).toHaveLength(0);
  await server.stop();
});

for (const name of ['none'] as const) {
  test(`a certificate that plays ${name} is explained before a password is sent`, async ({
    page,
  }) => {
    const server = await startFaultServer({ name, tls: 'implicit' });
    await fillIn(page, {
      host: 'localhost',
      port: server.port,
      security: 'tls',
      user: 'a',
      password: 'canary',
    });
    await page.getByTestId('open').click();
    const failure = page.getByTestId('failure');
    await expect(failure).toBeVisible();
    await expect(page.getByTestId('certificate')).toBeVisible();
    await expect(failure.getByRole('button').first()).toBeFocused();
    expect(server.sessions().flatMap(({ commands }) => commands)).toEqual([]);
    await server.stop();
  });
}

for (const width of [1280, 834, 360, 320]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('/');
    await expect(page.getByTestId('connect-form')).toBeVisible();
    await expectNoSideScroll(page);
    await page.getByLabel(text.t('connect.email')).fill('claire@gmail.com');
    await expectNoSideScroll(page);
  });
}
