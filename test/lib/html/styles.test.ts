// What is left of styles that hide what they name, in a real browser.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cssChannels, cssCovers } from '../../hostile/css-vectors.ts';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

function clean(html: string) {
  return browser.page.evaluate((html) => rig.sanitise(html), html);
}

test.each(cssCovers)('%s keeps its place and costs nothing', async (html) => {
  const cleaned = (await clean(html)).html;
  expect(cleaned).not.toMatch(/position|filter/);
  expect(cleaned).toContain('width: 100vw');
});

test.each(cssChannels.map((make) => make('css.example')))(
  '%s: its address is nowhere but in words and titles',
  async (payload) => {
    const { html, remote } = await clean(payload);
    expect(html.replace(/title="[^"]*"/, '')).not.toContain('css.example');
    expect(remote.items).toBe(0);
  },
);

test('a sheet with namespaces is cleaned like any other', async () => {
  const { html } = await clean(
    '<style>@namespace v url(urn:x); @import "//a.example/1"; p{color:red}</style><p>words',
  );
  expect(html).toContain('color: red');
  expect(html).toContain('words');
  expect(html).not.toContain('urn:x');
});
