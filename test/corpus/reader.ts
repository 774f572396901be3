// Opens every real message in the real reader: Chromium, the built product, a POP3 server
// that gives them with CRLF. Nothing may complain, the facts on the screen are the letter's,
// and what is saved is byte for byte what the server gave. `--limit N`: only so many.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { createText } from '../../lib/i18n/text.ts';
import { printTable } from '../bench/table.ts';
import { corpusMessages, type CorpusMessage } from '../letters/corpus.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startLetterbox, withCrlf } from '../rigs/letterbox.ts';
import { startProduct } from '../rigs/product.ts';
import { isStopped } from '../rigs/stopped.ts';
import { explainedOnScreen } from './explained.ts';
import { prepareScreen, shownOf, type Shown } from './on-screen.ts';

const { values } = parseArgs({ options: { limit: { type: 'string' } } });
const { t } = createText('en');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const CRLF = Buffer.from('\r\n');

type Opened = { message: CorpusMessage; said: string[]; shown: Shown[] };

/** As it leaves the server: POP3 ends the last line where the message did not. */
function asServed({ raw }: CorpusMessage): Buffer {
  const bytes = withCrlf(raw);
  return bytes.subarray(-2).equals(CRLF) ? bytes : Buffer.concat([bytes, CRLF]);
}

async function main(): Promise<void> {
  const messages = corpusMessages(Number(values.limit ?? Infinity));
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
    await prepareScreen(page);
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
      opened.push({ message, said, shown: await shownOf(page, saved) });
    }
    if (n < messages.length)
      await reader.getByRole('button', { name: t('msg.next'), exact: true }).click();
  }
  return opened;
}

function report(messages: readonly CorpusMessage[], opened: readonly Opened[]): void {
  const found = new Map(opened.map((one) => [one.message, one]));
  const rows = new Map<string, { all: number; saved: number; right: number }>();
  const facts = new Map<string, { asked: number; agreed: number }>();
  let open = 0;
  for (const message of messages) {
    const row = rows.get(message.source) ?? { all: 0, saved: 0, right: 0 };
    rows.set(message.source, row);
    row.all++;
    const one = found.get(message);
    if (!one) {
      console.log(`${message.name}: not saved as it was served`);
      continue;
    }
    row.saved++;
    if (one.said.length === 0 && one.shown.every(({ wrong }) => wrong === null))
      row.right++;
    for (const said of one.said) console.log(`${message.name}: ${said.slice(0, 300)}`);
    open += one.said.length;
    for (const { fact, wrong } of one.shown) {
      const share = facts.get(fact) ?? { asked: 0, agreed: 0 };
      facts.set(fact, share);
      share.asked++;
      if (wrong === null) share.agreed++;
      else {
        const reason = explainedOnScreen[`${fact} ${message.name}`];
        if (reason === undefined) open++;
        console.log(`${message.name}: ${wrong.slice(0, 300)}`);
        console.log(`  ${reason ?? 'NOT EXPLAINED'}`);
      }
    }
  }
  printTable(
    ['source', 'messages', 'saved byte for byte', 'no complaint, all facts on screen'],
    [...rows].map(([source, { all, saved, right }]) => [
      source,
      `${all}`,
      `${saved}`,
      `${right}`,
    ]),
  );
  printTable(
    ['fact on screen', 'agree'],
    [...facts].map(([fact, { asked, agreed }]) => [fact, `${agreed} of ${asked}`]),
  );
  const isGood =
    open === 0 && [...rows.values()].every(({ all, saved }) => all === saved);
  process.exitCode = isGood ? 0 : 1;
}

await main();
