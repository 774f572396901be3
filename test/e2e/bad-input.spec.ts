// What goes wrong before and after the mailbox is open gets a clear sentence, its own, and
// loses nothing that was typed. The servers here are real or misbehave in one named way.
import { createServer } from 'node:net';
import { stuckScan } from '../letters/letters.ts';
import { startFaultServer, type FaultName, type FaultServer } from '../faults/server.ts';
import { listening, portOf } from '../rigs/ports.ts';
import { expect, test } from './fixtures.ts';
import {
  command,
  fillIn,
  headersAreIn,
  openMailbox,
  openMessage,
  rows,
  textOf,
} from './screen.ts';

const text = textOf('en');
const password = 'Zq7-canary-password';

let server: FaultServer | null = null;
async function playing(
  name: FaultName,
  options: { messages?: Uint8Array[]; tls?: 'implicit' | 'stls' } = {},
): Promise<FaultServer> {
  server = await startFaultServer({ name, ...options });
  return server;
}
test.afterEach(async () => {
  await server?.stop();
  server = null;
});

const at = (port: number, host = '127.0.0.1') => ({
  host,
  port,
  security: 'plain' as const,
  user: 'claire',
  password,
});

/** The failure on the connect page, after which all that was typed is still there. */
async function refused(
  page: import('@playwright/test').Page,
  title: string,
): Promise<void> {
  await expect(page.getByTestId('failure')).toContainText(title);
  const form = page.getByTestId('connect-form');
  await expect(form.locator('input[name=password]')).toHaveValue(password);
  await expect(form.locator('input[name=address]')).not.toHaveValue('');
  expect(await page.locator('body').innerText()).not.toMatch(
    /undefined|Error:|\bat .*\.js/,
  );
}

test('a host that does not exist', async ({ page }) => {
  await fillIn(page, at(995, 'pop.nowhere.invalid'));
  await page.getByTestId('open').click();
  await refused(page, text.t('F1.title', { host: 'pop.nowhere.invalid' }));
});

test('a port where nobody listens', async ({ page }) => {
  const closed = await listening(createServer());
  const port = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
  await fillIn(page, at(port));
  await page.getByTestId('open').click();
  await refused(page, text.t('F2.title', { host: '127.0.0.1', port: String(port) }));
});

for (const [name, title] of [
  ['g-imap', 'F6.title'],
  ['g-http', 'F6.title'],
  ['auth-refused', 'fault.challenge.title'],
  ['auth-in-use', 'F19.title'],
  ['auth-temp', 'F21.title'],
] as const) {
  test(`a server that plays ${name}`, async ({ page, product }) => {
    const { port } = await playing(name);
    await fillIn(page, at(port));
    await page.getByTestId('open').click();
    await refused(page, text.t(title));
    expect(product.printed()).not.toContain(password);
  });
}

for (const name of ['auth-refused', 'auth-in-use', 'g-imap'] as const) {
  test(`on a phone, what ${name} did comes into sight`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const { port } = await playing(name);
    await fillIn(page, at(port));
    await page.getByTestId('open').click();
    await expect(page.getByTestId('failure').getByRole('heading')).toBeInViewport();
  });
}

test('a server that repeats the password shows it to nobody', async ({
  page,
  product,
}) => {
  const { port } = await playing('auth-echo');
  await fillIn(page, at(port));
  await page.getByTestId('open').click();
  await expect(page.getByTestId('failure')).toContainText(text.t('F15.title'));
  await page.getByTestId('failure').locator('summary').click();
  await expect(page.getByTestId('failure')).not.toContainText(password);
  expect(product.printed()).not.toContain(password);
});

test('a refused challenge is followed by the password only where the person says so', async ({
  page,
}) => {
  const { port, sessions } = await playing('auth-unfit');
  const said = () => sessions().flatMap(({ commands }) => commands);
  const shown = Buffer.from(`\0claire\0${password}`).toString('base64');
  await fillIn(page, at(port));
  await page.getByTestId('open').click();
  const failure = page.getByTestId('failure');
  await expect(failure).toContainText(text.t('fault.challenge.title'));
  expect(said().join()).not.toMatch(/AUTH|USER|PASS/);
  await failure.getByRole('button', { name: text.t('fault.challenge.action') }).click();
  const choice = page.getByLabel(text.t('connect.signIn'), { exact: true });
  await expect(choice).toBeFocused();
  await choice.selectOption('password');
  await page.getByTestId('open').click();
  await expect(page.getByTestId('msg-list')).toBeVisible();
  expect(said()).toContain(`AUTH PLAIN ${shown}`);
});

test('an empty mailbox says so, and why it may be', async ({ page }) => {
  const { port } = await playing('none', { messages: [] });
  await fillIn(page, at(port));
  await page.getByTestId('open').click();
  await expect(page.getByText(text.t('list.empty'))).toBeVisible();
  await expect(page.getByText(text.t('list.emptyWhy'))).toBeVisible();
});

test('a message that vanished meanwhile is said to be gone', async ({ page }) => {
  const { port } = await playing('other-client');
  await openMailbox(page, at(port));
  await headersAreIn(page, text);
  await page.getByTestId('lock-chip').click();
  await page.getByRole('button', { name: text.t('lock.release') }).click();
  await expect(page.getByTestId('lock-chip')).toContainText(text.t('lock.chip.released'));
  const before = await rows(page).count();
  await rows(page).last().click();
  await expect
    .poll(
      async () =>
        (await page.getByTestId('failure').count()) + before - (await rows(page).count()),
    )
    .toBeGreaterThan(0);
});

test('a server without UIDL or without TOP is used as far as it goes, in words', async ({
  page,
}) => {
  const { port } = await playing('no-uidl');
  await openMailbox(page, at(port));
  await expect(page.getByText(text.t('F25.title'))).toBeVisible();
  await server?.stop();

  const without = await playing('no-top');
  await openMailbox(page, at(without.port));
  await expect(page.getByText(text.t('F24.title'))).toBeVisible();
  // Reading is only to be had by RETR: asked first, and then the row has learned its words.
  await rows(page).first().click();
  await page
    .getByTestId('reader')
    .getByRole('button', { name: /^Fetch it/ })
    .click();
  const subject = page.getByTestId('subject');
  await expect(subject).not.toBeEmpty();
  await expect(rows(page).first()).toContainText(await subject.innerText());
});

test('malformed MIME is shown as far as it can be read, and its source is whole', async ({
  page,
}) => {
  const broken = Buffer.from(
    'From: a@b.example\r\nSubject: torn apart\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: multipart/mixed; boundary="one"\r\n\r\n' +
      '--one\r\nContent-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
      'SGVsbG8g*!*d29ybGQ=\r\n--on\r\nstill the first part, and no end',
  );
  const { port } = await playing('none', { messages: [broken] });
  await openMailbox(page, at(port));
  await headersAreIn(page, text);
  await openMessage(page, 'torn apart');
  await page.getByTestId('tab-source').click();
  await expect(page.getByTestId('source')).toContainText('SGVsbG8g*!*d29ybGQ=');
});

test('a 60 MB message asks first, counts while it comes, and can be stopped', async ({
  page,
}) => {
  const scan = stuckScan();
  const body = Buffer.concat([scan.raw, scan.raw, scan.raw]).subarray(0, 60_000_000);
  const large = Buffer.concat([
    Buffer.from('Subject: sixty megabytes\r\nFrom: scan@office.example\r\n\r\n'),
    body,
  ]);
  const { port } = await playing('none', { messages: [large] });
  await openMailbox(page, at(port));
  await headersAreIn(page, text);
  await page.locator('#search').fill('sixty');
  await rows(page).first().click();
  const reader = page.getByTestId('reader');
  const peek = reader.getByRole('button', { name: text.t('msg.peek', { n: 200 }) });
  await expect(peek).toBeVisible();
  const download = reader.getByRole('button', {
    name: text.t('msg.download', { size: text.size(large.length) }),
  });
  await download.click();
  await expect(page.getByTestId('transfer')).toBeVisible();
  await page.getByTestId('transfer').getByRole('button').first().click();
  await expect(page.getByTestId('transfer')).toBeHidden();
  // Asked again, or beside what had come before the stop: both lead to the whole of it.
  await download.click();
  await expect(page.getByTestId('subject')).toContainText('sixty megabytes');
  // On a busy machine 60 MB take as long as the parser's deadline for them.
  await expect(page.getByTestId('transfer')).toBeHidden({ timeout: 90_000 });
  await expect(download).toBeHidden();
});

test('a button that says why not sends no form either', async ({ page }) => {
  const { host, port } = await playing('expire-quit');
  await fillIn(page, { host, port, security: 'plain', user: 'fay', password: 'x' });
  await page.getByLabel(text.t('connect.remember')).check();
  await page.getByTestId('open').click();
  await expect(page.getByTestId('expires')).toBeVisible();
  await command(page, text.t('cmd.device'));
  const saving = page.getByTestId('saving');
  const start = saving.locator('button[type=submit]');
  await expect(start).toHaveAttribute('aria-description', text.t('expire.sizesOnly'));
  await start.focus();
  await page.keyboard.press('Enter');
  await saving.getByRole('radio').first().press('Enter');
  await page.keyboard.press('Escape');
  // Had it been asked for, it would come with the consent.
  await page.getByRole('button', { name: text.t('expire.agree') }).click();
  await headersAreIn(page, text);
  await command(page, text.t('cmd.device'));
  await expect(saving.locator('button[type=submit]')).toBeVisible();
  await expect(saving.getByTestId('transfer')).toHaveCount(0);
});
