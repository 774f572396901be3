// Messages made to stop the reader, opened in the built product in real Chromium:
// `npm run campaign -- bombs`. `--only TEXT` for subjects that have it. Each must be shown, be
// explained where not all of it is, and leave a page that answers.
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { printTable } from '../bench/table.ts';
import { bombs, type Bomb } from '../hostile/bombs.ts';
import { chromiumArgs, findChromium } from '../rigs/chromium.ts';
import { startLetterbox } from '../rigs/letterbox.ts';
import { startProduct } from '../rigs/product.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
/** ms a page may be deaf; a person has pressed twice by then. */
const mostDeafMs = 2_000;

const some = bombs().filter(({ subject }) => subject.includes(values.only));
const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium was found');
const box = await startLetterbox(some);
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
    const found = await open(page, bomb, some.length - at);
    rows.push([bomb.subject, `${bomb.raw.length}`, ...found.cells]);
    if (!found.isGood) bad++;
  }
} finally {
  await browser.close();
  await product.stop();
  await box.stop();
}
printTable(
  ['bomb', 'octets', 'shown, ms', 'longest task, ms', 'key answered, ms', 'said'],
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

async function open(page: Page, { subject, explained }: Bomb, place: number) {
  await page.evaluate('deaf = 0');
  const began = performance.now();
  await page
    .getByTestId('msg-row')
    .nth(place - 1)
    .click();
  const reader = page.getByTestId('reader');
  const download = reader.getByRole('button', { name: /^Download/ });
  const heading = page.getByTestId('subject').filter({ hasText: subject });
  await download.or(heading).first().waitFor();
  if (await download.isVisible()) await download.click();
  await heading.waitFor();
  // The view looked at last stays open: that may be another than the first.
  const tab = page.getByRole('tab').first();
  await tab.click();
  await page
    .getByTestId('body-frame')
    .or(page.getByTestId('text-body'))
    .first()
    .waitFor();
  const note = explained === null ? null : page.getByTestId(explained).first();
  const said = (await note?.textContent().catch(() => null)) ?? '';
  const shown = performance.now() - began;
  // Two views further and back, as a person who looks around.
  const pressed = performance.now();
  await page.getByTestId('tab-source').click();
  await page.getByTestId('source').waitFor();
  await tab.click();
  const answered = performance.now() - pressed;
  const deaf = Number(await page.evaluate('deaf'));
  const isGood = deaf < mostDeafMs && (explained === null || said !== '');
  const cells = [shown, deaf, answered].map((ms) => ms.toFixed(0));
  return { cells: [...cells, said.slice(0, 60)], isGood };
}
