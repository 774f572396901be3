// What is left of a message's HTML, in a real browser: the good stays, the rest is counted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

function clean(html: string, cids: [string, string][] = []) {
  return browser.page.evaluate(([html, cids]) => rig.sanitise(html, new Map(cids)), [
    html,
    cids,
  ] as const);
}

test('styles are parsed where no policy complains of each of them', async () => {
  const said: string[] = [];
  const hear = (message: { text(): string }) => void said.push(message.text());
  browser.page.on('console', hear);
  const { html } = await clean('<style>p{color:red}</style><p style="color:blue">x</p>');
  browser.page.off('console', hear);
  expect(html).toContain('color: blue');
  expect(said).toEqual([]);
});

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

  test('the ink of an old body with its ground', async () => {
    const { html } = await clean(
      '<body bgcolor="black" text="white" link="orange" vlink="pink" alink="red">x</body>',
    );
    for (const kept of [
      'bgcolor="black"',
      'text="white"',
      'link="orange"',
      'vlink="pink"',
    ])
      expect(html).toContain(kept);
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
      [['a@b', 'blob:http://app.test/1']],
    );
    expect(html).toContain('src="blob:http://app.test/1"');
    expect(html).toContain('data:image/png;base64,AA==');
    expect(html).not.toContain('cid:');
    expect(remote.items).toBe(0);
  });

  test('the first picture of a background in several sizes', async () => {
    const { html, addresses } = await clean(
      '<style>p{background-image:-webkit-image-set(url(https://a.example/1) 1x, "https://a.example/2" 2x)}</style>' +
        "<p style=\"background:red image-set('https://a.example/3' type('image/avif'), url(https://a.example/4))\">x</p>",
    );
    expect(html).toContain('p { background-image: var(--remote-0, none); }');
    expect(html).toMatch(/<p style="background-image: var\(--remote-1, none\)/);
    expect([...addresses].sort()).toEqual(['https://a.example/1', 'https://a.example/3']);
  });

  test('a size without end is read at once', async () => {
    const { html } = await clean(
      `<p style='color:red;background-image:var(--a) image-set(url("a") ${'1'.repeat(200_000)}'>x</p>`,
    );
    expect(html).toContain('<p style="color: red;">');
  });
});

describe('what goes', () => {
  test('names that are ours in the document, in whatever way a message says them', async () => {
    const { html } = await clean(
      '<img data-remote-src="0" data-turned="1"><details data-quoted></details><p style="--remote-0:red">x</p><style>p{--remote-1:red}</style>',
    );
    expect(html).not.toMatch(/data-|--remote/);
  });

  test('ids that would stand for parts of the document', async () => {
    const { html } = await clean(
      '<img name="body"><img id="documentElement"><a id="head" name="styleSheets">x</a><p id="own">y</p>',
    );
    expect(html).not.toMatch(/"(?:body|documentElement|head|styleSheets)"/);
    expect(html).toContain('id="own"');
  });

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
    const none = { pixels: 0, service: null };
    expect(remote.hosts).toEqual([
      { ...none, host: 'cdn.news.example', items: 3 },
      { ...none, host: 'other.example', items: 1 },
      { ...none, host: 't.track.example', items: 1, pixels: 1 },
    ]);
    expect(remote.pixels).toBe(1);
  });

  test('a service that is known, and its counter for what it is', async () => {
    const { remote } = await clean(
      '<img src="https://ex.us7.list-manage.com/track/open.php?u=1"><img src="https://mcusercontent.com/a.png"><img src="https://notlist-manage.com/a.png">',
    );
    expect(remote.hosts.map(({ service, pixels }) => [service, pixels])).toEqual([
      ['Mailchimp', 1],
      ['Mailchimp', 0],
      [null, 0],
    ]);
  });

  test('the same image named twice is one', async () => {
    const { remote, addresses } = await clean(
      '<img src="https://a.example/x.png"><img src="https://a.example/x.png#2"><p style="background:url(https://a.example/x.png)">',
    );
    expect(remote.items).toBe(1);
    expect(addresses).toEqual(['https://a.example/x.png']);
  });

  test('fields that cannot be filled in', async () => {
    expect((await clean('<form><p>Name</p><input></form>')).hasForm).toBe(true);
    expect((await clean('<p>form</p>')).hasForm).toBe(false);
  });

  test('numbers stand for images, in attributes and in styles', async () => {
    const { html, addresses } = await clean(newsletter);
    expect(addresses).toHaveLength(5);
    expect(html).toContain('data-remote-src="0"');
    expect(html).toContain('data-remote-background="2"');
    expect(html).toContain('background-image: var(--remote-3, none)');
  });

  test('with consent each is where its number stands, and nothing else changes', async () => {
    const shown = await browser.page.evaluate(async (html) => {
      const frame = document.createElement('iframe');
      frame.src = '/mail-frame.html';
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      const inside = frame.contentDocument;
      if (!inside) throw new Error('no document');
      const safe = await rig.sanitise(html);
      rig.fillFrame(inside, safe.html);
      safe.addresses.forEach((_, n) =>
        rig.showRemote(inside, n, `data:image/gif;base64,${n}")x`),
      );
      const look = (selector: string) => inside.querySelector(selector);
      const drawn = look('p');
      const seen = {
        img: look('img')?.getAttribute('src'),
        cell: look('td')?.getAttribute('background'),
        style: drawn && frame.contentWindow?.getComputedStyle(drawn).backgroundImage,
      };
      frame.remove();
      return seen;
    }, newsletter);
    expect(shown).toEqual({
      img: 'data:image/gif;base64,0")x',
      cell: 'data:image/gif;base64,2")x',
      style: 'url("data:image/gif;base64,3\\")x")',
    });
  });

  test('a message too heavy to lay out unasked', async () => {
    const bounds = { chars: 2_000, elements: 10, depth: 10, text: 5_000 };
    const cut = (html: string) =>
      browser.page.evaluate(([html, bounds]) => rig.cutOf(html, bounds), [
        html,
        bounds,
      ] as const);
    expect(await cut('<p>x</p>'.repeat(10))).toBe(null);
    expect(await cut('<p>x</p>'.repeat(11))).toBe(80);
    expect(await cut('x'.repeat(2_000))).toBe(null);
    expect(await cut('x'.repeat(2_001))).toBe(2_000);
  });
});
