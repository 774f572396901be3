// What is left of a message's HTML, in a real browser: the good stays, the rest is counted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

type Ask = { remote?: 'hold' | 'allow'; cids?: [string, string][] };

function clean(html: string, { remote = 'hold', cids = [] }: Ask = {}) {
  return browser.page.evaluate(
    ([html, remote, cids]) => rig.sanitise(html, { remote, cids: new Map(cids) }),
    [html, remote, cids] as const,
  );
}

describe('what stays', () => {
  test('text, tables, colours and the styles of the head', async () => {
    const { html } = await clean(
      '<html><head><style>.a{color:red} @media (max-width:600px){.a{width:100%!important}}</style></head><body bgcolor="#eeeeee"><table width="600" cellpadding="0"><tr><td class="a" style="padding:4px;background-color:#fff" valign="top">Hello</td></tr></table></body></html>',
    );
    expect(html).toContain('Hello');
    expect(html).toContain('width="600"');
    expect(html).toContain('bgcolor="#eeeeee"');
    expect(html).toContain('color: red');
    expect(html).toContain('@media (max-width: 600px)');
    expect(html).toContain('padding: 4px');
  });

  test('web links in a window of their own; mail and telephone links in none', async () => {
    const { html } = await clean(
      '<a href="https://a.example/x">1</a><a href="mailto:a@b.example">2</a><a href="tel:+331">3</a><a href="#top">4</a>',
    );
    expect(html).toContain(
      '<a href="https://a.example/x" target="_blank" rel="noopener noreferrer">1</a>',
    );
    expect(html).toContain('<a href="mailto:a@b.example">2</a>');
    expect(html).toContain('<a href="tel:+331">3</a>');
    expect(html).toContain('<a href="#top">4</a>');
  });

  test('inline images by Content-ID and by data, and nothing for a part that is missing', async () => {
    const { html, remote } = await clean(
      '<img src="cid:a@b"><img src="cid:none"><img src="data:image/png;base64,AA=="><table background="cid:a@b"></table>',
      { cids: [['a@b', 'blob:http://app.test/1']] },
    );
    expect(html).toContain('src="blob:http://app.test/1"');
    expect(html).toContain('data:image/png;base64,AA==');
    expect(html).not.toContain('cid:');
    expect(remote.items).toBe(0);
  });
});

describe('what goes', () => {
  test.each([
    ['a script', '<script>1</script>'],
    ['an event handler', '<img src=x onerror="x()">'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input name=a></form>'],
    ['a base', '<base href="https://evil.example/">'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
    [
      'a style sheet elsewhere',
      '<link rel="stylesheet" href="https://evil.example/x.css">',
    ],
    ['an SVG', '<svg><image href="https://evil.example/x"/></svg>'],
    ['a video', '<video poster="https://evil.example/x" src="https://evil.example/y">'],
    ['an image in several sizes', '<img srcset="https://evil.example/x 2x">'],
    ['a picture', '<picture><source srcset="https://evil.example/x"></picture>'],
    ['a link that is a program', '<a href="javascript:evil.example">x</a>'],
    ['a link with blanks in its scheme', '<a href="java\tscript:evil.example">x</a>'],
    ['a link to a file', '<a href="file://evil.example/x">x</a>'],
    ['a link to data', '<a href="data:text/html,evil.example">x</a>'],
    ['an SVG as data', '<img src="data:image/svg+xml,evil.example">'],
    ['an import', '<style>@import "https://evil.example/x.css";</style>'],
    [
      'a font',
      '<style>@font-face{font-family:a;src:url(https://evil.example/x)}</style>',
    ],
    ['a background in a style', '<p style="background:url(https://evil.example/x)">'],
    ['an escaped url()', '<p style="background:u\\72l(https://evil.example/x)">'],
    ['a url() with comments', '<p style="background:url(/**/https://evil.example/x)">'],
    ['an image-set', '<p style="background:image-set(\'https://evil.example/x\' 1x)">'],
    [
      'an escaped image-set in a variable',
      '<p style="--a:image\\-set(\'https://evil.example/x\' 1x);background:var(--a)">',
    ],
    [
      'a url() in a variable',
      '<p style="--a:url(https://evil.example/x);background:var(--a)">',
    ],
    [
      'a url() behind var()',
      '<p style="background:var(--b, url(https://evil.example/x))">',
    ],
    ['a list image', '<style>li{list-style:url(https://evil.example/x)}</style>'],
    ['a cursor', '<style>p{cursor:url(https://evil.example/x),auto}</style>'],
    [
      'generated content',
      '<style>p::before{content:url(https://evil.example/x)}</style>',
    ],
    ['a nested rule', '<style>p{& a{background:url(https://evil.example/x)}}</style>'],
    [
      'a rule in a layer',
      '<style>@layer a{p{background:url(https://evil.example/x)}}</style>',
    ],
    ['a filter', '<p style="filter:url(https://evil.example/x#a)">'],
    ['an unclosed url()', '<style>p{background:url(https://evil.example/x'],
    [
      'markup in a style',
      '<style>p::after{content:"</style><img src=https://evil.example/x>"}',
    ],
  ])('%s', async (_, html) => {
    expect((await clean(`${html}<b>stays</b>`)).html).not.toContain('evil.example');
  });

  test('positions that leave the flow', async () => {
    const { html } = await clean(
      '<style>a{position:fixed;top:0}</style><p style="position:FIXED!important;color:red">x</p><p style="position:sti\\63ky">y</p>',
    );
    expect(html).not.toMatch(/fixed|sticky|FIXED/);
    expect(html).toContain('color: red');
  });
});

describe('what is told', () => {
  const newsletter =
    '<img src="https://cdn.news.example/a.png" width="600"><img src="//cdn.news.example/b.png"><table><tr><td background="http://other.example/c.gif">x</td></tr></table><p style="background-image:url(https://cdn.news.example/d.png)"><img src="https://t.track.example/open?id=1" width="1" height="1">';

  test('every image from elsewhere, its site, and what looks like a pixel', async () => {
    const { html, remote } = await clean(newsletter);
    expect(html).not.toContain('example');
    expect(remote.items).toBe(5);
    expect(remote.hosts.sort()).toEqual([
      'cdn.news.example',
      'other.example',
      't.track.example',
    ]);
    expect(remote.pixels).toEqual(['t.track.example']);
  });

  test('the same with consent, and the images are there', async () => {
    const { html, remote } = await clean(newsletter, { remote: 'allow' });
    expect(remote.items).toBe(5);
    expect(html).toContain('src="https://cdn.news.example/a.png"');
    expect(html).toContain('src="https://cdn.news.example/b.png"');
    expect(html).toContain('background="http://other.example/c.gif"');
    expect(html).toContain('url(&quot;https://cdn.news.example/d.png&quot;)');
  });

  test('a message too heavy to lay out unasked', async () => {
    const fits = (html: string) =>
      browser.page.evaluate((html) => rig.fitsBudget(html), html);
    expect(await fits('<p>x</p>'.repeat(1_000))).toBe(true);
    expect(await fits('<p>x</p>'.repeat(20_000))).toBe(false);
    expect(await fits('x'.repeat(2_000_001))).toBe(false);
  });
});

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
      const seen = await browser.page.evaluate((html) => {
        const before = performance.now();
        const held = rig.sanitise(html, { remote: 'hold', cids: new Map() });
        const ms = performance.now() - before;
        const allowed = rig.sanitise(html, { remote: 'allow', cids: new Map() });
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
          fits: rig.fitsBudget(html),
          hosts: allowed.remote.hosts,
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
