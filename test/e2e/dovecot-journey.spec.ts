// From the connect page to two deleted messages, on a real Dovecot with a real Maildir:
// list, read, save, mark, undo, commit. Then the folder on disk is looked at.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { simpleParser } from 'mailparser';
import { corpusMessages, letters, type TestLetter } from '../letters/letters.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../rigs/dovecot.ts';
import { expect, test } from './fixtures.ts';
import {
  headersAreIn,
  openMailbox,
  openMessage,
  rows,
  textOf,
  told,
  type Target,
} from './screen.ts';

const missing = dovecotAvailable();
test.skip(missing !== null, missing ?? '');

const text = textOf('en');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const lf = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');

/** Letters of ours with files whose hashes are written down. */
const withFiles = letters.filter(({ facts }) =>
  facts?.files?.some((file) => file.sha256),
);
/** Letters of ours whose subject is written down and is no other's. */
const named = letters.filter(
  ({ facts }) =>
    facts?.subject !== undefined &&
    letters.filter((other) => other.facts?.subject === facts.subject).length === 1,
);
const others = letters.filter(({ raw }) => raw.length < 200_000 && raw.length > 40);
/** At least 60 of ours; real ones of the corpus before them where it is there. */
const own: readonly TestLetter[] = [...new Set([...named, ...withFiles, ...others])];
const corpus = corpusMessages(60).filter(({ raw }) => raw.length > 40);
const messages = [...corpus.map(({ raw }) => raw), ...own.map(({ raw }) => raw)];

/** The subject as a parser that is not ours reads it. */
async function subjectOf(letter: TestLetter): Promise<string> {
  return (await simpleParser(Buffer.from(letter.raw))).subject ?? '';
}

let dovecot: Dovecot;
test.beforeEach(async () => {
  dovecot = await startDovecot({
    users: [{ name: 'claire', password: 'pässwörd zwölf', messages }],
  });
});
test.afterEach(() => dovecot.stop());

const target = (more: Partial<Target> = {}): Target => ({
  host: 'localhost',
  port: dovecot.pop3sPort,
  security: 'tls',
  user: 'claire',
  password: 'pässwörd zwölf',
  pin: true,
  ...more,
});

test('a mailbox is listed, read, saved from, and loses exactly what was committed', async ({
  page,
  product,
}) => {
  expect(messages.length).toBeGreaterThanOrEqual(60);
  const before = await dovecot.files('claire');
  await openMailbox(page, target({ visit: 'manage' }));
  await headersAreIn(page, text);

  await test.step('ten messages are read', async () => {
    await rows(page).first().click();
    for (let read = 0; read < 10; read++) {
      await expect(
        page.getByTestId('reader').getByRole('heading', { level: 2 }),
      ).toBeVisible();
      await expect(page.getByRole('tab').first()).toBeVisible();
      await page.getByRole('button', { name: text.t('msg.next') }).click();
    }
  });

  await test.step('saved attachments are the originals', async () => {
    for (const letter of withFiles.slice(0, 5)) {
      await openMessage(page, await subjectOf(letter));
      for (const file of letter.facts?.files ?? []) {
        if (file.sha256 === undefined) continue;
        const saved = await download(page, () =>
          page
            .getByTestId('attachments')
            .getByRole('listitem')
            .filter({ hasText: file.name.normalize().slice(0, 8) })
            .first()
            .getByRole('button', { name: text.t('att.save', { name: '' }).trim() })
            .click(),
        );
        expect(sha256(saved.bytes), `${letter.name}: ${file.name}`).toBe(file.sha256);
      }
    }
  });

  await test.step('a saved .eml is the file in the Maildir', async () => {
    const index = messages.length - own.length;
    const letter = own[0];
    await openMessage(page, letter?.facts?.subject ?? '');
    const saved = await download(page, () =>
      page
        .getByTestId('reader')
        .getByRole('button', { name: text.t('msg.save') })
        .click(),
    );
    expect(saved.name).toMatch(/\.eml$/);
    expect(lf(saved.bytes).equals(lf(await dovecot.read('claire', index)))).toBe(true);
  });

  const chosen = named.slice(0, 3);
  expect(chosen).toHaveLength(3);
  await test.step('three are marked, one is taken back, two are committed', async () => {
    for (const letter of chosen) {
      await openMessage(page, letter.facts?.subject ?? '');
      await page
        .getByTestId('reader')
        .getByRole('button', { name: text.t('del.mark') })
        .click();
    }
    expect(await dovecot.files('claire'), 'marking sends nothing').toHaveLength(
      before.length,
    );
    await page.getByTestId('reader').getByTestId('subject').click();
    await page.keyboard.press('z');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(page.getByTestId('tray')).toBeVisible();
    await expect(page.getByTestId('commit-cancel')).toBeFocused();
    await expect(page.getByTestId('tray')).toContainText('QUIT');
    await page.getByTestId('commit').click();
    const receipt = page.getByTestId('receipt');
    await expect(receipt.locator('[data-outcome=gone]')).toHaveCount(2);
    await expect(receipt.locator('[data-outcome]')).toHaveCount(2);
  });

  await test.step('the Maildir lacks exactly those two', async () => {
    const kept = await hashesOf(dovecot);
    const expected = messages.map((raw) => sha256(lf(raw)));
    for (const letter of chosen.slice(0, 2)) {
      expected.splice(expected.indexOf(sha256(lf(letter.raw))), 1);
    }
    expect(kept.sort()).toEqual(expected.sort());
  });
  expect(product.printed()).not.toContain('pässwörd');
  expect(product.printed()).not.toContain('claire');
});

test('a look-only visit leaves every file name and flag as it was', async ({ page }) => {
  // Dovecot itself moves files from new/ to cur/ when any program opens the mailbox, so
  // they lie in cur/ already: half of them unread, some read, one answered.
  for (const index of messages.keys()) {
    await dovecot.flag('claire', index, index === 3 ? 'RS' : index % 5 === 0 ? 'S' : '');
  }
  const before = await dovecot.files('claire');
  await openMailbox(page, target({ port: dovecot.pop3Port, security: 'stls' }));
  await headersAreIn(page, text);
  await rows(page).first().click();
  for (let read = 0; read < 10; read++) {
    await expect(
      page.getByTestId('reader').getByRole('heading', { level: 2 }),
    ).toBeVisible();
    await expect(page.getByRole('tab').first()).toBeVisible();
    await page.getByRole('button', { name: text.t('msg.next') }).click();
  }
  await page.getByTestId('subject').click();
  await page.keyboard.press('l');
  await expect(page.getByTestId('console-row').first()).toBeVisible();
  expect((await told(page)).join('\n')).not.toMatch(/RETR|DELE/);
  await expect(page.getByTestId('console-summary')).toContainText('0 DELE');
  await page.keyboard.press('l');
  await page.getByTestId('lock-chip').click();
  await page.getByRole('button', { name: text.t('lock.release') }).click();
  await expect(page.getByTestId('lock-chip')).toContainText(text.t('lock.chip.released'));
  // Dovecot gives a file its flags when the session ends: what is there now stays.
  expect(await dovecot.files('claire')).toEqual(before);
  // The log counts what RETR marked and DELE removed in each session, a moment after it.
  await expect.poll(() => dovecot.log()).toMatch(/retr=0\/0, del=0/);
});

/** SHA-256 of every file there is, as the Maildir keeps them. */
async function hashesOf(server: Dovecot): Promise<string[]> {
  const folder = server.maildir('claire');
  const names = await server.files('claire');
  return Promise.all(
    names.map(async (name) => sha256(await readFile(`${folder}/${name}`))),
  );
}

type Saved = { name: string; bytes: Buffer };

async function download(page: Page, click: () => Promise<void>): Promise<Saved> {
  const [event] = await Promise.all([page.waitForEvent('download'), click()]);
  return saved(event);
}

async function saved(event: Download): Promise<Saved> {
  return { name: event.suggestedFilename(), bytes: await readFile(await event.path()) };
}
