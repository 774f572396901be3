// A mailbox of 10,000 messages: all rows at once, few in the document, the keyboard all the
// way, and every order and filter that needs no header before there is one.
import { startDemo, type Demo } from '../../server/demo/server.ts';
import { expect, test } from './fixtures.ts';
import { openMailbox, rows, textOf } from './screen.ts';

const text = textOf('en');
const count = 10_000;

let server: Demo;
test.beforeAll(async () => {
  server = await startDemo({ letters: count });
});
test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  await openMailbox(page, {
    host: server.host,
    port: server.port,
    security: 'plain',
    user: `demo-${Math.random().toString(36).slice(2)}`,
    password: server.password,
  });
});

test('every row is there, few are in the document, the scrollbar is true', async ({
  page,
}) => {
  const list = page.getByTestId('msg-list');
  await expect(list).toHaveAttribute('role', 'grid');
  await expect(rows(page).first()).toBeVisible();
  const { height, rowHeight } = await list.evaluate((grid) => {
    const row = grid.querySelector('[data-testid=msg-row]');
    const scroller = [grid, ...grid.querySelectorAll('*')].find(
      (box) => box.scrollHeight > box.clientHeight * 10,
    );
    return {
      height: scroller?.scrollHeight ?? 0,
      rowHeight: row?.getBoundingClientRect().height ?? 0,
    };
  });
  expect(Math.abs(height - count * rowHeight)).toBeLessThanOrEqual(rowHeight);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);

  await rows(page).first().click();
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', /^1000[01]$/);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', /^[34]$/);
});

test('selection by mouse and keyboard names the same messages after sorting', async ({
  page,
}) => {
  const chosen = () =>
    page
      .locator('[data-testid=msg-row][aria-selected=true]')
      .evaluateAll((all) => all.map((row) => row.getAttribute('data-id') ?? ''));
  const bar = page.getByText(/ selected, /);

  await rows(page).nth(1).click();
  await rows(page)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect.poll(async () => (await chosen()).length).toBe(4);
  await rows(page)
    .nth(6)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect.poll(async () => (await chosen()).length).toBe(5);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar.first()).toContainText(text.number(count));
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await chosen()).length).toBe(0);
});

test('a quick filter narrows the list, says its scope, and gives everything back', async ({
  page,
}) => {
  await expect(page.getByTestId('coverage')).toHaveText(
    text.t('list.coverage', { done: text.number(count), total: text.number(count) }),
  );
  await page.keyboard.press('/');
  await expect(page.locator('#search')).toBeFocused();
  await page.keyboard.type('subject:9876');
  await expect(page.getByTestId('scope')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('9876');
  await page.locator('#search').fill('SUBJECT:9876 larger:30m');
  await expect(rows(page)).toHaveCount(0);
  await page.locator('#search').fill('');
  await expect
    .poll(async () =>
      Number(await page.getByTestId('msg-list').getAttribute('aria-rowcount')),
    )
    .toBeGreaterThanOrEqual(count);
});
