// The line breaks in the middle of a deletion: before QUIT nothing may be gone, after it
// nobody may claim to know before looking. The server here is a real Dovecot.
import { dovecotAvailable, startDovecot, type Dovecot } from '../rigs/dovecot.ts';
import { startRelay, type Relay } from '../rigs/delay-relay.ts';
import { letters } from '../letters/letters.ts';
import { expect, test } from './fixtures.ts';
import { headersAreIn, openMailbox, textOf } from './screen.ts';

const missing = dovecotAvailable();
test.skip(missing !== null, missing ?? '');
const text = textOf('en');

let dovecot: Dovecot;
let line: Relay;
let isArmed = false;
test.beforeEach(async () => {
  const messages = letters.slice(0, 12).map(({ raw }) => raw);
  dovecot = await startDovecot({
    users: [{ name: 'ida', password: 'secret', messages }],
  });
  line = await startRelay({
    target: { host: dovecot.host, port: dovecot.pop3Port },
    onCommand(command) {
      // From here on nobody gets through, so that the doubt can be seen until it is lifted.
      if (command === 'QUIT' && isArmed) line.cutWhen('to-client', () => true);
    },
  });
});
test.afterEach(async () => {
  isArmed = false;
  await line.stop();
  await dovecot.stop();
});

async function markTwoAndCommit(page: import('@playwright/test').Page): Promise<void> {
  await openMailbox(page, {
    host: '127.0.0.1',
    port: line.port,
    security: 'plain',
    user: 'ida',
    password: 'secret',
    visit: 'manage',
  });
  await headersAreIn(page, text);
  const list = page.getByTestId('msg-list');
  await list.getByTestId('msg-row').first().click();
  await expect(page.getByTestId('reader').getByRole('tab').first()).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('n');
  await page.keyboard.press('d');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByTestId('tray')).toBeVisible();
}

/** Whole again; the button only saves the wait until the next look by itself. */
function letThrough(): void {
  isArmed = false;
  line.arm(null);
  line.cutWhen('to-client', () => false);
}

test('a line cut before QUIT deletes nothing, keeps the marks, and says so', async ({
  page,
}) => {
  await markTwoAndCommit(page);
  line.cutWhen('to-server', (soFar) => soFar.includes('DELE'));
  await page.getByTestId('commit').click();
  const failure = page.getByTestId('tray').getByTestId('failure');
  await expect(failure).toContainText(text.t('F28a.title'));
  expect(await dovecot.files('ida')).toHaveLength(12);

  line.cutWhen('to-server', () => false);
  await failure.getByRole('button', { name: text.t('F28a.action') }).click();
  await expect(page.getByTestId('receipt').locator('[data-outcome=gone]')).toHaveCount(2);
  expect(await dovecot.files('ida')).toHaveLength(10);
});

test('a QUIT that never arrived is not known, then looked at: all is still there', async ({
  page,
}) => {
  await markTwoAndCommit(page);
  line.arm('before-quit');
  isArmed = true;
  await page.getByTestId('commit').click();
  await expect(page.getByText(text.t('F28b.title', { n: 2 })).first()).toBeVisible();
  letThrough();
  await expect(
    page.getByTestId('receipt').locator('[data-outcome=still-there]'),
  ).toHaveCount(2);
  expect(await dovecot.files('ida')).toHaveLength(12);
});

test('a line cut after QUIT is not known, then looked at, then told', async ({
  page,
}) => {
  await markTwoAndCommit(page);
  line.arm('after-quit');
  isArmed = true;
  const unknown = expect(
    page.getByText(text.t('F28b.title', { n: 2 })).first(),
  ).toBeVisible();
  await page.getByTestId('commit').click();
  await unknown;
  letThrough();
  // Dovecot had seen QUIT: the next look finds them gone, and nothing is sent twice.
  await expect(page.getByTestId('receipt').locator('[data-outcome=gone]')).toHaveCount(2);
  expect(await dovecot.files('ida')).toHaveLength(10);
  expect(line.commands().filter((command) => command.startsWith('DELE'))).toHaveLength(2);
});

test('a closed tab deletes nothing and forgets no mark', async ({ page, context }) => {
  await markTwoAndCommit(page);
  await page.close({ runBeforeUnload: false });
  expect(line.commands().some((command) => command.startsWith('DELE'))).toBe(false);
  expect(await dovecot.files('ida')).toHaveLength(12);

  const again = await context.newPage();
  await openMailbox(again, {
    host: '127.0.0.1',
    port: line.port,
    security: 'plain',
    user: 'ida',
    password: 'secret',
  });
  await headersAreIn(again, text);
  await expect(again.getByTestId('tray-bar')).toContainText('2');
});
