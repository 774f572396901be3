// Messages made to stop the reader, opened in the built product in real Chromium:
// `npm run campaign -- bombs`. `--only PATTERN` for some by their subject. Each must be shown, be
// explained where not all of it is, and leave a page that answers, in every view of it.
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { printTable } from '../bench/table.ts';
import { bombs, type Bomb } from '../hostile/bombs.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startLetterbox } from '../rigs/letterbox.ts';
import { startProduct } from '../rigs/product.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const bounds = {
  /** ms of one task of the main thread, the message's frame with it: ours, a key pressed
   *  meanwhile is still answered while a person takes the answer for theirs. */
  longestTaskMs: 200,
  /** The same where a person asked for all of a message that is too heavy. */
  allAskedForMs: 2_000,
} as const;

const some = bombs().filter(({ subject }) => new RegExp(values.only).test(subject));
const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium was found');
// The list shows the newest first.
const box = await startLetterbox(some.toReversed());
const product = await startProduct({ DNS_SERVERS: 'off' });
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const page = await browser.newPage({ locale: 'en-GB' });
page.setDefaultTimeout(120_000);
// As text: the compiler's helpers do not exist in the page.
await page.addInitScript(`
  globalThis.deaf = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) deaf = Math.max(deaf, duration);
  }).observe({ type: 'longtask' });
`);
const rows: string[][] = [];
let bad = 0;
try {
  await enter(page);
  for (const [at, bomb] of some.entries()) {
    const found = await open(page, bomb, at === 0);
    const mark = found.isGood ? '' : ' (!)';
    rows.push([bomb.subject + mark, `${bomb.raw.length}`, ...found.cells]);
    if (!found.isGood) bad++;
  }
} finally {
  await browser.close();
  await product.stop();
  await box.stop();
}
printTable(
  [
    'bomb',
    'octets',
    'shown, ms',
    `longest task, ms (≤ ${bounds.longestTaskMs})`,
    'in',
    `all asked for (≤ ${bounds.allAskedForMs})`,
    'said',
  ],
  rows,
);
console.log(`${some.length} bombs, ${bad} of them stopped the page or went unexplained`);
process.exit(bad === 0 ? 0 : 1);

async function enter(page: Page): Promise<void> {
  const { host } = box;
  const link = new URLSearchParams({
    host,
    port: String(box.port),
    security: 'plain',
    user: 'a',
  });
  await page.goto(`${product.url}/#${link.toString()}`);
  const form = page.getByTestId('connect-form');
  await form.locator('input[name=password]').fill('a');
  await form.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  await page.getByTestId('msg-row').first().waitFor();
}

async function open(page: Page, { subject, explained }: Bomb, isFirst: boolean) {
  const deaf: { in: string; ms: number }[] = [];
  const heard = async (where: string) => {
    // What is drawn next is drawn, and what was long has been told.
    const ms = await page.evaluate(`new Promise((done) =>
      requestAnimationFrame(() => requestIdleCallback(() => setTimeout(() => {
        done(deaf);
        deaf = 0;
      }))))`);
    deaf.push({ in: where, ms: Number(ms) });
  };
  await heard('before');
  deaf.length = 0;
  const began = performance.now();
  if (isFirst) await page.getByTestId('msg-row').first().click();
  else await page.keyboard.press('n');
  const reader = page.getByTestId('reader');
  const download = reader.getByRole('button', { name: /^Download/ });
  const heading = page.getByTestId('subject').filter({ hasText: subject.slice(0, 40) });
  await download.or(heading).first().waitFor();
  if (await download.isVisible()) await download.click();
  await heading.waitFor();
  // Only a message that is whole has its source.
  await page.getByTestId('tab-source').waitFor();
  const body = page.getByTestId('body-frame').or(page.getByTestId('text-body')).first();
  await body.waitFor();
  const tabs = page.getByRole('tab');
  await tabs.first().click();
  const note = explained === null ? null : page.getByTestId(explained).first();
  const said = (await note?.textContent({ timeout: 20_000 }).catch(() => null)) ?? '';
  const shown = performance.now() - began;
  await heard('opening');
  // As a person who looks around, and back: the view looked at last stays open.
  for (const at of [...Array(await tabs.count()).keys(), 0]) {
    const name = (await tabs.nth(at).getAttribute('data-testid')) ?? '';
    await tabs.nth(at).click();
    await page
      .locator(`#panel-${name.slice('tab-'.length)} > *`)
      .first()
      .waitFor();
    await heard(name);
  }
  const longest = deaf.reduce((one, other) => (other.ms > one.ms ? other : one));
  deaf.length = 0;
  const all = page.getByTestId('heavy').getByRole('button');
  if (await all.isVisible()) {
    await all.click();
    await all.waitFor({ state: 'detached' });
    await heard('all');
  }
  const asked = deaf.length === 0 ? null : Math.max(...deaf.map(({ ms }) => ms));
  const isGood =
    longest.ms <= bounds.longestTaskMs &&
    (asked ?? 0) <= bounds.allAskedForMs &&
    (explained === null || said !== '');
  const ms = [shown, longest.ms].map((one) => one.toFixed(0));
  const cells = [...ms, longest.in, asked?.toFixed(0) ?? '', said.slice(0, 60)];
  return { cells, isGood };
}
