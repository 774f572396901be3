// HTML of newsletters cleaned and drawn, in one Chromium: ours with all its rules against
// DOMPurify with none of them, in turn on the same text.
import { findChromium } from '../../rigs/chromium.ts';
import { startRig } from '../../hostile/rig.ts';
import { printTable, spread } from '../table.ts';
import type { Times } from './html-page.ts';

declare const rig: typeof import('./html-page.ts');

const KB = 1_000;
const sizes = [20 * KB, 200 * KB, 1_000 * KB];

export async function benchHtml(isQuick: boolean): Promise<void> {
  if (findChromium() === null) {
    console.log('HTML is not timed: that takes Chromium.');
    return;
  }
  const rounds = isQuick ? 3 : 9;
  const browser = await startRig('test/bench/reading/html-page.ts');
  try {
    // Each style that the page's policy stops is told to the driver, which takes longer than
    // all the rest; nobody listens where a person reads.
    const page = await browser.page.context().browser()?.newPage({ bypassCSP: true });
    if (!page) throw new Error('no browser');
    await page.goto('http://app.test/');
    const rows: string[][] = [];
    for (const chars of sizes) {
      const html = newsletterHtml(chars);
      const all: Times[] = [];
      for (let round = -1; round < rounds; round++) {
        const times = await page.evaluate((html) => rig.timeOf(html), html);
        if (round >= 0) all.push(times);
      }
      rows.push([
        `${chars / KB} KB`,
        spread(all.map(({ plain }) => plain)),
        spread(all.map(({ ours }) => ours)),
        spread(all.map(({ drawn }) => drawn)),
      ]);
    }
    printTable(['HTML', 'DOMPurify, ms', 'ours, ms', 'ours, in its frame, ms'], rows);
    console.log(
      `Median (lowest–highest) of ${rounds}. DOMPurify as it comes: it leaves styles, remote ` +
        'images and targets of links as they are. The frame: opened, filled, laid out.',
    );
  } finally {
    await browser.close();
  }
}

/** Tables in tables with styles, pictures and links, as newsletters are built. */
function newsletterHtml(chars: number): string {
  const head =
    '<html><head><style>.c{padding:0 12px;font:16px/1.5 Arial} a:hover{color:#d6336c} ' +
    '@media (max-width:600px){.w{width:100%!important}}</style></head><body bgcolor="#eee">' +
    '<table class="w" width="600" align="center" style="background:#fff">';
  const rows: string[] = [];
  let length = head.length;
  for (let n = 0; length < chars; n++) {
    const row =
      `<tr><td class="c" style="border-bottom:1px solid #${(n % 4096).toString(16).padStart(3, '0')}">` +
      `<img src="https://cdn.example/${n}.png" width="180" height="40" alt="Picture ${n}">` +
      `<p style="margin:0 0 1em;color:#333333">Words of paragraph ${n}, as long as people read. ` +
      `<a href="https://news.example/a?utm_source=mail&amp;n=${n}">More</a></p></td></tr>`;
    rows.push(row);
    length += row.length;
  }
  return `${head}${rows.join('')}</table></body></html>`;
}
