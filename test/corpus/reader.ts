// Opens every real message in the real reader: Chromium, the built product, a POP3 server
// that gives them with CRLF. Nothing may complain, the subject and the sender on the screen
// are the letter's, and what is saved is byte for byte what the server gave.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { createText } from '../../lib/i18n/text.ts';
import { parseFully } from '../../lib/mime/parse-fully.ts';
import { visible } from '../../components/mailbox/row-view.ts';
import { printTable } from '../bench/table.ts';
import { corpusMessages, type CorpusMessage } from '../letters/corpus.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startLetterbox, withCrlf } from '../rigs/letterbox.ts';
import { startProduct } from '../rigs/product.ts';
import { isStopped } from '../rigs/stopped.ts';

const { t } = createText('en');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const CRLF = Buffer.from('\r\n');

type Opened = { message: CorpusMessage; wrong: string[] };

/** As it leaves the server: POP3 ends the last line where the message did not. */
function asServed({ raw }: CorpusMessage): Buffer {
  const bytes = withCrlf(raw);
  return bytes.subarray(-2).equals(CRLF) ? bytes : Buffer.concat([bytes, CRLF]);
}

async function main(): Promise<void> {
  const messages = corpusMessages();
  const executablePath = findChromium();
  if (messages.length === 0) return; // the reader of the corpus has said so
  if (executablePath === null) {
    console.log('No Chromium was found: the messages are not opened in the reader.');
    return;
  }
  const box = await startLetterbox(messages.map((one) => ({ raw: asServed(one) })));
  const product = await startProduct();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    page.setDefaultTimeout(120_000); // a machine that does other things too
    const complaints = listen(page);
    await openMailbox(page, product.url, box);
    report(messages, await openEach(page, messages, complaints));
  } finally {
    await browser.close();
    await product.stop();
    await box.stop();
  }
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const said = message.text();
    if (message.type() === 'error' && !isStopped(said)) complaints.push(said);
  });
  return complaints;
}

async function openMailbox(
  page: Page,
  url: string,
  { host, port }: { host: string; port: number },
): Promise<void> {
  const link = new URLSearchParams({
    host,
    port: `${port}`,
    security: 'plain',
    user: 'a',
  });
  await page.goto(`${url}/#${link.toString()}`);
  const form = page.getByTestId('connect-form');
  await form.locator('input[name=password]').fill('a');
  await form.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  // Rows move for as long as the dates they are sorted by come in.
  await page.waitForFunction(() => {
    const said = document.querySelector('[data-testid="coverage"]')?.textContent ?? '';
    const [done, total] = said.match(/\d[\d,]*/g) ?? [];
    return done !== undefined && done === total;
  });
  await page.getByTestId('msg-row').first().click();
}

/** One after the other by the reader's own button; what is saved says which one it is. */
async function openEach(
  page: Page,
  messages: readonly CorpusMessage[],
  complaints: string[],
): Promise<Opened[]> {
  const byHash = new Map<string, CorpusMessage[]>();
  for (const one of messages) {
    const hash = sha256(asServed(one));
    byHash.set(hash, [...(byHash.get(hash) ?? []), one]);
  }
  const opened: Opened[] = [];
  const reader = page.getByTestId('reader');
  for (let n = 1; n <= messages.length; n++) {
    const place = t('msg.position', { n, total: messages.length });
    await reader.getByText(place, { exact: true }).waitFor({ state: 'attached' });
    const download = reader.getByRole('button', { name: /^Download/ });
    const tab = page.getByRole('tab').first();
    await download.or(tab).first().waitFor();
    if (await download.isVisible()) await download.click();
    await tab.waitFor();
    const [saving] = await Promise.all([
      page.waitForEvent('download'),
      reader
        .getByRole('button', { name: t('msg.save'), exact: true })
        .first()
        .click(),
    ]);
    const saved = await readFile(await saving.path());
    const message = byHash.get(sha256(saved))?.shift();
    if (message) {
      const said = complaints.splice(0);
      opened.push({ message, wrong: [...said, ...(await differences(page, saved))] });
    }
    if (n < messages.length)
      await reader.getByRole('button', { name: t('msg.next'), exact: true }).click();
  }
  return opened;
}

/** What the screen says otherwise than the letter does. */
async function differences(page: Page, raw: Uint8Array): Promise<string[]> {
  const letter = await parseFully(raw, { whole: true });
  const shown = async (testId: string) =>
    visible((await page.getByTestId(testId).first().textContent()) ?? '');
  const wrong: string[] = [];
  const subject = visible(letter.subject) || t('msg.noSubject');
  const heading = await shown('subject');
  if (heading !== subject) wrong.push(`subject: ${heading} for ${subject}`);
  const from = letter.from[0] ?? letter.sender;
  const sender = from ? visible(from.address || from.name) : t('msg.noSender');
  const line = await shown('from');
  if (!line.includes(sender)) wrong.push(`from: ${line} for ${sender}`);
  return wrong;
}

function report(messages: readonly CorpusMessage[], opened: readonly Opened[]): void {
  const found = new Map(opened.map((one) => [one.message, one]));
  const rows = new Map<string, { all: number; saved: number; right: number }>();
  for (const message of messages) {
    const row = rows.get(message.source) ?? { all: 0, saved: 0, right: 0 };
    const one = found.get(message);
    row.all++;
    if (one) row.saved++;
    if (one?.wrong.length === 0) row.right++;
    rows.set(message.source, row);
    if (!one) console.log(`${message.name}: not saved as it was served`);
    for (const wrong of one?.wrong ?? [])
      console.log(`${message.name}: ${wrong.slice(0, 300)}`);
  }
  printTable(
    ['source', 'messages', 'saved byte for byte', 'no complaint, subject and sender'],
    [...rows].map(([source, { all, saved, right }]) => [
      source,
      `${all}`,
      `${saved}`,
      `${right}`,
    ]),
  );
  const isGood = [...rows.values()].every(
    ({ all, saved, right }) => all === saved && all === right,
  );
  process.exitCode = isGood ? 0 : 1;
}

await main();
