// The archive of messages in a real browser, on its disk: the same run as in memory, and
// what only a browser can do to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../rigs/archive-page.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startFaultServer } from '../faults/server.ts';
import { expect, expectAccessible, test as base } from './fixtures.ts';
import { fillIn, rows, textOf } from './screen.ts';

declare const doors: Doors;
const text = textOf('en');

const test = base.extend<{ profile: () => Promise<BrowserContext> }>({
  /** Opens the browser on one profile, again and again. */
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern here
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'profile-'));
    const opened: BrowserContext[] = [];
    await use(async () => {
      const executablePath = findChromium();
      const context = await chromium.launchPersistentContext(folder, {
        args: chromiumArgs,
        ...(executablePath === null ? {} : { executablePath }),
      });
      await serveArchive(context);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  },
});

test('keeps every promise on the disk, and over a restart', async ({
  product,
  profile,
}) => {
  const first = await profile();
  const page = await archivePage(first, product.url);
  await page.evaluate(async () => {
    const { archive, acceptMessages, letter, save } = doors;
    await acceptMessages(archive);
    await save(archive, 'a', 'kept', letter(700_000));
  });
  expect(await page.evaluate(() => doors.archive.keeps())).toBe('device');
  await first.close();

  const again = await archivePage(await profile(), product.url);
  const isSame = await again.evaluate(async () => {
    const { archive, letter, named } = doors;
    const kept = await archive.read('a', named('kept'));
    return kept !== null && String(kept.raw) === String(letter(700_000));
  });
  expect(isSame).toBe(true);
});

test('a page killed while a message comes in leaves nothing half', async ({
  product,
  profile,
}) => {
  const context = await profile();
  const page = await archivePage(context, product.url);
  await page.evaluate(async () => {
    const { archive, letter, named, save } = doors;
    await save(archive, 'a', 'whole', letter(300_000));
    const put = await archive.put({ account: 'a', id: named('half'), size: 9_000_000 });
    await put?.write(letter(8_000_000));
  });
  // Not closed: killed, with all its processes, before anything can be tidied up.
  const driver = await context.newCDPSession(page);
  await driver.send('Browser.crash').catch(() => {});

  const again = await archivePage(await profile(), product.url);
  const [listed, use] = await again.evaluate(async () => [
    (await doors.archive.list('a')).map(({ id }) => String(id)),
    await doors.archive.use(),
  ]);
  expect(listed).toEqual(['whole']);
  expect(use).toHaveLength(1);
  // And it comes in anew.
  await again.evaluate(() => doors.save(doors.archive, 'a', 'half', doors.letter(900)));
});

test('another tab is served by the one that has it, and takes over when that one goes', async ({
  product,
  profile,
}) => {
  const context = await profile();
  const owner = await archivePage(context, product.url);
  await owner.evaluate(() =>
    doors.save(doors.archive, 'a', 'first', doors.letter(300_000)),
  );
  const guest = await archivePage(context, product.url);
  await guest.evaluate(() =>
    doors.save(doors.archive, 'a', 'second', doors.letter(400_000, 3)),
  );
  const listed = (page: typeof owner) =>
    page.evaluate(async () =>
      (await doors.archive.list('a')).map(({ id }) => String(id)),
    );
  expect(await listed(owner)).toEqual(['first', 'second']);

  const why = guest.evaluate(async () => {
    const { archive, letter, named } = doors;
    const put = await archive.put({ account: 'a', id: named('cut'), size: 10 });
    await put?.write(letter(5));
    Object.assign(globalThis, { put });
  });
  await why;
  await owner.close();
  const after = await guest.evaluate(async () => {
    const { put } = globalThis as never as { put: import('../../lib/archive/messages.ts').Put }; // prettier-ignore
    return put.finish('RETR').catch((error: { why: string }) => error.why);
  });
  expect(after).toBe('interrupted');
  expect(await listed(guest)).toEqual(['first', 'second']);
});

test('says that the disk is full, and keeps what it has', async ({
  product,
  profile,
}) => {
  const context = await profile();
  const page = await archivePage(context, product.url);
  await page.evaluate(() => doors.save(doors.archive, 'a', 'kept', doors.letter(50_000)));
  const driver = await context.newCDPSession(page);
  await driver.send('Storage.overrideQuotaForOrigin', {
    origin: product.url,
    quotaSize: 20_000_000,
  });
  const tried = await page.evaluate(async () => {
    const { archive, letter, named, save } = doors;
    const why = (error: { why: string }) => error.why;
    const piece = letter(4_000_000);
    const put = await archive.put({ account: 'a', id: named('large'), size: 80_000_000 });
    const write = async () => {
      for (let n = 0; n < 20; n++) await put?.write(piece);
    };
    const stopped = await write()
      .then(() => put?.finish('RETR'))
      .catch(why);
    await save(archive, 'a', 'small', letter(50_000, 2));
    return { stopped, list: (await archive.list('a')).map(({ id }) => id) };
  });
  expect(tried).toEqual({ stopped: 'full', list: ['kept', 'small'] });
});

test('a disk that was full when the files were made is used once there is room', async ({
  product,
  profile,
}) => {
  const context = await profile();
  const driving = await context.newPage();
  const driver = await context.newCDPSession(driving);
  const origin = product.url;
  await driver.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 0 });
  const full = await archivePage(context, origin);
  expect(await full.evaluate(() => doors.archive.keeps())).toBe('tab');
  await full.close();
  await driver.send('Storage.overrideQuotaForOrigin', { origin });
  const page = await archivePage(context, origin);
  expect(await page.evaluate(() => doors.archive.keeps())).toBe('device');
  await page.evaluate(() =>
    doors.save(doors.archive, 'a', 'first', doors.letter(50_000)),
  );
  const list = () => doors.archive.list('a').then((all) => all.map(({ id }) => id));
  expect(await page.evaluate(list)).toEqual(['first']);
});

test('a message read is here when the mailbox is opened again, and so is all that is wanted', async ({
  page,
}) => {
  const server = await startFaultServer({ name: 'none' });
  const { host, port } = server;
  const target = { host, port, security: 'plain', user: 'fay@fault.example', password: 'secret' } as const; // prettier-ignore
  const open = async () => {
    await fillIn(page, target);
    await page.getByLabel(text.t('connect.remember')).check();
    await page.getByTestId('open').click();
    await expect(rows(page).first()).toBeVisible();
  };
  const wholeReads = () =>
    server
      .sessions()
      .flatMap(({ commands }) => commands)
      .filter((command) => /^TOP \d+ \d{4,}/.test(command)).length;
  await open();
  await rows(page).first().click();
  const badge = rows(page).first().getByTestId('row-saved');
  await expect(badge).toBeVisible();
  await expect(rows(page).first()).toHaveAccessibleName(/on this device/);
  expect(wholeReads()).toBe(1);

  await page.reload();
  await open();
  await expect(badge).toBeVisible();
  await rows(page).first().click();
  await expect(page.getByTestId('reader').getByRole('tab').first()).toBeVisible();
  expect(wholeReads()).toBe(1);

  // And all the others, wanted in one go.
  await page.getByTestId('store-chip').click();
  const dialog = page.getByTestId('saving');
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: text.t('saving.start') }).click();
  await expect(dialog.getByText(text.t('saving.done', { n: 5 }))).toBeVisible();
  await expect(dialog.getByText(text.t('saving.allHere'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('row-saved')).toHaveCount(6);
  expect(wholeReads()).toBe(6);
  await server.stop();
});
