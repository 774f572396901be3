// What a mailbox asks of a person who comes back to it, and what it asks first: a reload, an
// empty mailbox, a server that deletes what is read, one that gives no headers.
import { startFaultServer, type FaultServer } from '../faults/server.ts';
import { expect, test, expectAccessible } from './fixtures.ts';
import { headersAreIn, openMailbox, rows, textOf } from './screen.ts';

const text = textOf('en');
let server: FaultServer;
test.afterEach(() => server.stop());

const at = ({ host, port }: FaultServer) => ({
  host,
  port,
  security: 'plain' as const,
  user: 'fay@fault.example',
  password: 'secret',
});
const asked = (verb: RegExp): string[] =>
  server
    .sessions()
    .flatMap(({ commands }) => commands)
    .filter((command) => verb.test(command));

test('after a reload only the password is missing', async ({ page }) => {
  server = await startFaultServer({ name: 'none' });
  await openMailbox(page, { ...at(server), visit: 'manage' });
  await headersAreIn(page, text);
  await page.reload();
  const form = page.getByTestId('connect-form');
  const password = form.locator('input[name=password]');
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  await expect(form.locator('input[name=address]')).toHaveValue('fay@fault.example');
  await expect(form.getByTestId('visit-manage')).toBeChecked();
  await page.keyboard.type('secret');
  await page.keyboard.press('Enter');
  await headersAreIn(page, text);
});

test('a server that may delete what is read is asked for nothing before the person agreed', async ({
  page,
}) => {
  server = await startFaultServer({ name: 'expire-quit' });
  await openMailbox(page, at(server));
  await expect(rows(page)).toHaveCount(6);
  const question = page.getByTestId('expires');
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await rows(page).first().click();
  await expect(page.getByTestId('may-expire')).toBeVisible();
  await question.getByRole('button', { name: text.t('expire.stay') }).click();
  await expect(page.getByTestId('may-expire')).toHaveCount(0);
  expect(asked(/^(TOP|RETR)/)).toEqual([]);
  await question.getByRole('button', { name: text.t('expire.agree') }).click();
  await headersAreIn(page, text);
  await expect(question).toHaveCount(0);
});

test('an empty mailbox says so where the focus is', async ({ page }) => {
  server = await startFaultServer({ name: 'none', messages: [] });
  const { host, port, security, user } = at(server);
  const link = new URLSearchParams({ host, port: String(port), security, user });
  await page.goto(`/#${link.toString()}`);
  await page.locator('input[name=password]').fill('secret');
  await page.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  await expect(page.getByRole('heading', { name: text.t('list.empty') })).toBeFocused();
});

test('without TOP no header is waited for', async ({ page }) => {
  server = await startFaultServer({ name: 'no-top' });
  await openMailbox(page, at(server));
  await expect(page.getByTestId('no-top')).toBeVisible();
  await expect(page.getByText(text.t('list.unsortable', { n: 6 }))).toBeVisible();
  await expect(page.getByText(text.t('list.unsorted', { n: 6 }))).toHaveCount(0);
});

test('a mail address in a message opens no tab and leaves the message be', async ({
  page,
  context,
}) => {
  const letter = Buffer.from(
    'From: a@b.example\r\nSubject: Write to me\r\nContent-Type: text/html\r\n\r\n' +
      '<p><a href="mailto:a@b.example">write</a></p>\r\n',
  );
  server = await startFaultServer({ name: 'none', messages: [letter] });
  await openMailbox(page, at(server));
  await headersAreIn(page, text);
  await rows(page).first().click();
  const link = page.frameLocator('[data-testid=body-frame]').getByRole('link');
  await link.click();
  await expect(link).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  expect(context.pages()).toHaveLength(1);
});

test('two tabs of one mailbox show the same marks', async ({ page, context }) => {
  server = await startFaultServer({ name: 'none' });
  const other = await context.newPage();
  for (const one of [page, other]) {
    await openMailbox(one, at(server));
    await headersAreIn(one, text);
  }
  await page.bringToFront();
  await rows(page).nth(1).focus();
  await page.keyboard.press('d');
  await rows(page).nth(2).focus();
  await page.keyboard.press('d');
  await expect(other.getByTestId('tray-bar')).toContainText('2');
  await other.bringToFront();
  await rows(other).nth(1).focus();
  await other.keyboard.press('d');
  await expect(page.getByTestId('tray-bar')).toContainText('1');
  await expect(rows(page).nth(1)).not.toHaveAccessibleName(/marked, still on the server/);
});
