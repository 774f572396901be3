// What would cost a browser too much of a message's styles, in a real one: gone, and the rest
// stays.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

const clean = (html: string) => browser.page.evaluate((html) => rig.sanitise(html), html);

test('rules that look at too much, and rules without end', async () => {
  const red = async (css: string, body = '') =>
    (await clean(`<style>${css}</style>${body}`)).html.split('color: red').length - 1;
  const wide = 'a:has(b){color:red} a ~ b{color:red} :nth-child(2 of a){color:red}';
  expect(await red(wide, '<p><a>x</a><b>y</b></p>')).toBe(3);
  expect(await red(wide, '<a>x</a>'.repeat(2_000) + '<b>y</b>'.repeat(2_000))).toBe(0);
  expect(await red('a{color:red}'.repeat(3_000))).toBe(2_000);
});

test('columns for few, and none for many', async () => {
  const kept = async (html: string) => (await clean(html)).html.includes('column');
  expect(await kept('<style>div{columns:2}</style><div>a<div>b</div></div>')).toBe(true);
  expect(await kept('<style>div{columns:2}</style><div>a<div>b'.repeat(2))).toBe(false);
  expect(await kept('<div style="columns:var(--n, 2)">')).toBe(false);
  for (const all of ['all:inherit', 'all:inherit;color:red'])
    expect((await clean(`<p style="${all}">x`)).html).toContain('<p>x');
  const { html } = await clean('<div style="columns:2">'.repeat(9));
  expect(html.split('column-count').length - 1).toBe(3);
});

test.each([
  ['<style>@font-face{font-family:a;src:url(//a.example)}</style>', ['fonts']],
  ['<style>@import url(//fonts.example/css);</style>', ['fonts']],
  ['<style>@import "//a.example/css"; p{color:red}</style>', ['rules']],
  ['<p style="position:fixed">', ['fixed']],
  ['<style>.a{position:sticky}</style><p class="a">', ['fixed']],
  ['<style>.a{position:sticky}</style><p>', []],
  ['<p style="filter:blur(2px)">', ['effects']],
  ['<p style="counter-increment:a">', ['counters']],
  ['<p style="will-change:opacity; behavior:url(#x); color:red">', []],
  ['<p style="background:url(a.png)">', []],
  ['<svg><path d="M0 0"/></svg>', ['drawings']],
  ['<p style="background:url(data:image/svg+xml,x)">', ['drawings']],
  ['<style>@container (width>1px){p{color:red}}</style><p>', ['rules']],
])('of %s is told: %j', async (html, losses) => {
  expect((await clean(html)).losses).toEqual(losses);
});

test('what many move, and styles that are too long to be compared', async () => {
  const moved = async (count: number) =>
    (await clean(`<style>b{animation:k 1s}</style>${'<b>x</b>'.repeat(count)}`)).html;
  expect(await moved(100)).toContain('animation');
  expect(await moved(101)).not.toContain('animation');
  const alike = (await clean('<b style="animation:k 1s">x</b>'.repeat(101))).html;
  expect(alike.split('animation').length - 1).toBe(100);
  const parts = Array.from({ length: 1_000 }, (_, n) => `--a${n}:1`).join(';');
  const long = await clean(`<style>p{${parts}}</style><p style="${parts}">x</p>`);
  expect(long.html).not.toContain('--a');
  const { html } = await clean('<marquee>words</marquee>');
  expect(html).toContain('<body>words</body>');
});

test.each([
  ['a blur', '<p style="filter:blur(500px);color:red">'],
  ['a blur that a variable names', '<p style="filter:var(--f);color:red">'],
  ['a blur behind', '<p style="backdrop-filter:blur(9px);color:red">'],
  ['a shadow of a screen', '<p style="filter:drop-shadow(0 0 900px red);color:red">'],
  ['counters', '<p style="counter-increment:a b c;color:red">'],
  ['layers', '<p style="will-change:transform;color:red">'],
  ['a variable that doubles', '<p style="--a:var(--b) var(--b);color:red">'],
])('%s', async (_, text) => {
  const { html } = await clean(text);
  expect(html).toContain('<p style="color: red;">');
});
