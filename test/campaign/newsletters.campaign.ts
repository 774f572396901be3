// Newsletters cleaned beside the same HTML as it was sent, in one Chromium, on the same paper
// and with the same picture for every remote image: `npm run campaign -- newsletters`.
// `--width N` in px; `--only TEXT` for files whose name has it; `--save DIR` keeps pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { explained, mostDiffering, newsletters } from '../corpus/newsletters.ts';
import { picture, startRig } from '../hostile/rig.ts';

declare const rig: typeof import('../hostile/page.ts');

const { values } = parseArgs({
  options: {
    width: { type: 'string', default: '700' },
    only: { type: 'string', default: '' },
    save: { type: 'string' },
  },
});
const width = Number(values.width);
const browser = await startRig('test/hostile/page.ts');
const { page } = browser;
const raw = await page
  .context()
  .browser()
  ?.newContext({
    javaScriptEnabled: false,
    viewport: { width, height: 600 },
  });
if (!raw) throw new Error('no browser');
const sent = await raw.newPage();
// Encrypted hosts too: a server of ours could not answer for them. A page of its own, without
// a frame, asks nothing that the browser's driver does not see.
// What a file names without a host stands beside it on its author's disk, and nowhere in mail.
await sent.route(/^(?!http:\/\/app\.test\/bare)/, (route) =>
  route.request().resourceType() === 'image' &&
  !route.request().url().startsWith('http://app.test/')
    ? route.fulfill({ contentType: 'image/png', body: picture })
    : route.abort(),
);
await page.setViewportSize({ width, height: 600 });

const found: { file: string; share: number; reason: string | null }[] = [];
for (const { file, html } of newsletters().filter(({ file }) =>
  file.includes(values.only),
)) {
  const paper = await page.evaluate(() => rig.paper);
  // The first style, as the frame's own is: what the author says comes behind it.
  await sent.goto('http://app.test/bare-frame.html', { waitUntil: 'load' });
  await sent.setContent(inStandardsMode(withPaper(html, paper)), { waitUntil: 'load' });
  const before = await sent.screenshot({ fullPage: true, animations: 'disabled' });
  await page.goto('http://app.test/');
  const height = await page.evaluate(([html, width]) => rig.drawAlone(html, width), [
    html,
    width,
  ] as const);
  await page.setViewportSize({ width, height: Math.max(600, Math.min(height, 16_000)) });
  const after = await page.screenshot({ fullPage: true, animations: 'disabled' });
  await page.setViewportSize({ width, height: 600 });
  const share = await page.evaluate(([one, other]) => rig.differing(one, other), [
    before.toString('base64'),
    after.toString('base64'),
  ] as const);
  const reason = explained.find(([name]) => name.test(file))?.[1] ?? null;
  found.push({ file, share, reason });
  if (values.save !== undefined && share > mostDiffering) {
    mkdirSync(values.save, { recursive: true });
    const name = basename(file, '.html');
    writeFileSync(join(values.save, `${name}-sent.png`), before);
    writeFileSync(join(values.save, `${name}-shown.png`), after);
  }
}
await browser.close();

const over = found.filter(({ share }) => share > mostDiffering);
const open = over.filter(({ reason }) => reason === null);
for (const { file, share, reason } of found.sort((a, b) => b.share - a.share)) {
  if (share <= mostDiffering && values.only === '') continue;
  console.log(
    `${(share * 100).toFixed(2).padStart(6)} %  ${file}  ${reason ?? 'NOT EXPLAINED'}`,
  );
}
console.log(
  `${found.length} newsletters at ${width} px: ${found.length - over.length} differ in at most ` +
    `${mostDiffering * 100} % of their pixels, ${over.length - open.length} in more for a known reason, ` +
    `${open.length} unexplained`,
);
process.exit(open.length === 0 ? 0 : 1);

/** As every frame of ours and of webmail is; a mail is never alone in its document. */
function inStandardsMode(html: string): string {
  return `<!doctype html>${html.replace(/^\s*<!doctype[^>]*>/i, '')}`;
}

function withPaper(html: string, paper: string): string {
  const style = `<style>${paper}</style>`;
  const head = /<head[^>]*>/i.exec(html);
  if (head === null) return style + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + style + html.slice(at);
}
