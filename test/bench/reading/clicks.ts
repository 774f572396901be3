// From the press of a row to the first words of its message painted, in Chromium without a
// driver that watches: fetched on loopback, and again out of the page's own store.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/mini';
import { createText } from '../../../lib/i18n/text.ts';
import { findChromium } from '../../rigs/chromium.ts';
import { startLetterbox } from '../../rigs/letterbox.ts';
import { startProduct } from '../../rigs/product.ts';
import { startBareChromium } from '../parts/bare-chromium.ts';
import { listMarks } from '../parts/list-marks.ts';
import { readMarks } from '../parts/read-marks.ts';
import { printTable, spread } from '../table.ts';

const { t } = createText('en');
const KB = 1_000;
const sizes = [
  ['10 KB', 10 * KB],
  ['1 MB', 1_000 * KB],
  ['25 MB', 25_000 * KB],
] as const;

/** The compiler wraps named functions in a helper that the page does not have. */
const script = `globalThis.__name = (named) => named; (${listMarks.toString()})(); (${readMarks.toString()})()`;
const words = (name: string) => `The first words of ${name}.`;

export async function benchClicks(isQuick: boolean): Promise<void> {
  const main = fileURLToPath(new URL('../../../dist/main.mjs', import.meta.url));
  if (findChromium() === null || !existsSync(main)) {
    console.log('Clicks are not timed: that takes Chromium and a built product.');
    return;
  }
  const rounds = isQuick ? 3 : 9;
  const box = await startLetterbox(
    sizes.map(([name, octets]) => ({ raw: letter(name, octets) })),
  );
  const product = await startProduct({ DNS_SERVERS: 'off' });
  const chromium = await startBareChromium();
  const { host } = box;
  const link = new URLSearchParams({
    host,
    port: String(box.port),
    security: 'plain',
    user: 'reader',
  });
  const fetched = new Map<string, number[]>(sizes.map(([name]) => [name, []]));
  const stored = new Map<string, number[]>(sizes.map(([name]) => [name, []]));
  try {
    // The first visit of all warms the browser and the proxy, and is not counted.
    for (let round = -1; round < rounds; round++) {
      const page = await chromium.open(`${product.url}/#${link.toString()}`, script);
      const missing = JSON.stringify(t('list.notFetched'));
      await page.ask(`openAndMark('word', ${missing})`);
      for (const into of [fetched, stored])
        for (const [name] of sizes) {
          const ask = [name, words(name), t('msg.download', { size: '' }).trim()]
            .map((text) => JSON.stringify(text))
            .join();
          const ms = z.number().parse(await page.ask(`readAndMark(${ask})`));
          if (round >= 0) into.get(name)?.push(ms);
        }
      await page.close();
    }
    printTable(
      ['message', 'stored, ms', 'fetched first, ms'],
      sizes.map(([name]) => [
        name,
        spread(stored.get(name) ?? []),
        spread(fetched.get(name) ?? []),
      ]),
    );
    console.log(
      `From the press of a row to its first words painted; median (lowest–highest) of ${rounds}.`,
    );
  } finally {
    await chromium.stop();
    await product.stop();
    await box.stop();
  }
}

/** A text of a few pages, and a file that makes up the rest. */
function letter(name: string, octets: number): Buffer {
  const head = [
    'From: Ada <ada@example.org>',
    `Subject: ${name}`,
    'Date: Tue, 12 May 2026 09:14:00 +0200',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words(name),
    ...Array.from(
      { length: 100 },
      (_, n) => `Line ${n + 1} of a text as people write it.`,
    ),
    '--part',
    'Content-Type: application/octet-stream; name=file.bin',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n');
  const line = `${'QUJD'.repeat(19)}\r\n`;
  const file = line.repeat(Math.max(1, Math.round((octets - head.length) / line.length)));
  return Buffer.from(`${head}${file}--part--\r\n`);
}
