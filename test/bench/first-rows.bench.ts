// From the press of Open to rows that can be read, in a real Chromium on loopback: 10,000
// messages on Dovecot that knows them and on one that sees them for the first time, and
// 100,000 made-up ones on the demo server. The page takes the times itself.
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/mini';
import { startDemo } from '../../server/demo/server.ts';
import { createText } from '../../lib/i18n/text.ts';
import { findChromium } from '../rigs/chromium.ts';
import { dovecotAvailable, startDovecot } from '../rigs/dovecot.ts';
import { startBareChromium, type BareChromium } from './parts/bare-chromium.ts';
import { listMarks, type ListMarks } from './parts/list-marks.ts';
import { smallMail } from './parts/mailboxes.ts';
import { startProxy, type Target } from './parts/visit.ts';
import { printTable, spread } from './table.ts';

const isQuick = process.argv.includes('--quick');
const runs = isQuick ? 3 : 9;
const words = createText('en').t('list.notFetched');

/** The compiler wraps named functions in a helper that the page does not have. */
const script = `globalThis.__name = (named) => named; (${listMarks.toString()})()`;

const shown = z.object({
  signedIn: z.number(),
  row: z.number(),
  header: z.number(),
  screen: z.number(),
  painted: z.number(),
  rows: z.number(),
  count: z.number(),
});

type Case = {
  name: string;
  count: number;
  target: Target;
  /** Before each run. */
  prepare: () => Promise<void>;
};

const missing =
  dovecotAvailable() ??
  (findChromium() === null ? 'No Chromium was found: set CHROMIUM_PATH.' : null) ??
  (existsSync(fileURLToPath(new URL('../../dist/main.mjs', import.meta.url)))
    ? null
    : 'Nothing is built yet: npm run build');
if (missing !== null) console.log(missing);
else await measure();

async function measure(): Promise<void> {
  const user = { name: 'reader', password: 'a long sentence' };
  const dovecot = await startDovecot({
    users: [{ ...user, messages: smallMail(10_000) }],
  });
  const demo = await startDemo({ letters: 100_000 });
  const { product } = await startProxy();
  const chromium = await startBareChromium();
  const onDovecot = {
    host: dovecot.host,
    port: dovecot.pop3Port,
    user: user.name,
    password: user.password,
  };
  async function forget(): Promise<void> {
    const folder = dovecot.maildir(user.name);
    for (const name of await readdir(folder))
      if (name.startsWith('dovecot')) await rm(join(folder, name));
  }
  const cases: Case[] = [
    {
      name: 'Dovecot, 10,000, first time seen',
      count: 10_000,
      target: onDovecot,
      prepare: forget,
    },
    {
      name: 'Dovecot, 10,000, known',
      count: 10_000,
      target: onDovecot,
      prepare: async () => {},
    },
    {
      name: 'demo server, 100,000',
      count: 100_000,
      target: demo,
      prepare: async () => {},
    },
  ];
  try {
    const taken = new Map<Case, ListMarks[]>(cases.map((one) => [one, []]));
    // The first visit of all warms the browser and the proxy, and is not counted.
    for (let run = -1; run < runs; run++) {
      for (const [one, marks] of taken) {
        await one.prepare();
        const found = await visit(chromium, product.url, one);
        if (run >= 0) marks.push(found);
      }
    }
    printTable(
      [
        'mailbox',
        'signed in, ms',
        'first row, ms',
        'after sign-in, ms',
        'first header, ms',
        'all on screen, ms',
        'painted, ms',
        'rows on screen',
      ],
      [...taken].map(([{ name }, marks]) => [
        name,
        spread(marks.map(({ signedIn }) => signedIn)),
        spread(marks.map(({ row }) => row)),
        spread(marks.map(({ row, signedIn }) => row - signedIn)),
        spread(marks.map(({ header }) => header)),
        spread(marks.map(({ screen }) => screen)),
        spread(marks.map(({ painted }) => painted)),
        spread(marks.map(({ rows }) => rows)),
      ]),
    );
    console.log(
      `From the press of Open, with TCP, sign-in and listing; a new profile each time; median (lowest–highest) of ${runs}.`,
    );
  } finally {
    await chromium.stop();
    await product.stop();
    await demo.close();
    await dovecot.stop();
  }
}

async function visit(chromium: BareChromium, url: string, one: Case): Promise<ListMarks> {
  const { host, port, user, password } = one.target;
  const link = new URLSearchParams({ host, port: String(port), security: 'plain', user });
  const page = await chromium.open(`${url}/#${link.toString()}`, script);
  try {
    const given = [password, words].map((word) => JSON.stringify(word)).join();
    const found = await page.ask(
      `Promise.race([
        openAndMark(${given}),
        new Promise((_, late) => setTimeout(late, 60_000, 'no rows within a minute')),
      ]).catch((error) => ({ failed: String(error) }))`,
    );
    const marks = shown.safeParse(found);
    if (!marks.success) throw new Error(`no rows: ${JSON.stringify(found)}`);
    if (marks.data.count !== one.count)
      throw new Error(`${marks.data.count} messages are listed instead of ${one.count}`);
    return marks.data;
  } finally {
    await page.close();
  }
}
