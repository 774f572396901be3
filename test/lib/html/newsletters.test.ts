// Real newsletters keep their words and ask nobody for anything.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

type Newsletter = {
  file: string;
  expected: { remote_urls: string[]; text_len: number };
};
const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const manifest = new URL('html/manifest.json', corpus);
const newsletters: Newsletter[] = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as Newsletter[])
  : [];
if (newsletters.length === 0)
  console.log('skipped: the corpus of newsletters is not here');

describe.skipIf(newsletters.length === 0)('real newsletters', () => {
  test('ask for nothing without consent, for nothing but what they name with it, and keep their words', async () => {
    browser.leaks.length = 0;
    let longest = 0;
    let kept = 0;
    let heavy = 0;
    const other: string[] = [];
    for (const { file, expected } of newsletters) {
      const html = readFileSync(new URL(file, corpus), 'utf8');
      const seen = await browser.page.evaluate(async (html) => {
        const before = performance.now();
        const held = await rig.sanitise(html);
        const ms = performance.now() - before;
        const words = (text: string) => text.replace(/\s+/g, '');
        const read = (text: string) => {
          const parsed = new DOMParser().parseFromString(text, 'text/html');
          parsed
            .querySelectorAll('style, script, title, svg, select, noscript')
            .forEach((one) => one.remove());
          return words(parsed.documentElement.textContent ?? '');
        };
        return {
          ms,
          fits: rig.cutOf(html, rig.htmlBudget) === null,
          hosts: held.remote.hosts.map(({ host }) => host),
          left: new DOMParser()
            .parseFromString(held.html, 'text/html')
            .querySelectorAll('[src^="http"], [background^="http"]').length,
          same: read(html) === read(held.html),
        };
      }, html);
      longest = Math.max(longest, seen.ms);
      if (!seen.fits) heavy++;
      if (seen.same) kept++;
      else other.push(file);
      expect(seen.left, file).toBe(0);
      const named = expected.remote_urls.join(' ').toLowerCase();
      for (const host of seen.hosts) expect(named, file).toContain(host);
    }
    console.log(
      `${newsletters.length} newsletters: text kept in ${kept}, too heavy ${heavy}, other words in ${other.join(' ')}, longest cleaning ${Math.round(longest)} ms`,
    );
    expect(browser.leaks).toEqual([]);
    expect(kept).toBeGreaterThan(newsletters.length * 0.95);
  });
});
