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

test.each([
  [
    'rules that look at everything',
    'a:has(b){color:red} a ~ b{color:red} :nth-child(2 of a){color:red}',
    1,
  ],
  ['rules without end', 'a{color:red}'.repeat(3_000), 2_001],
])('%s beyond their number', async (_, css, parts) => {
  const { html } = await clean(`<style>${css}</style>`);
  expect(html.split('color: red').length).toBe(parts);
});

test('what many move, and styles that are too long to be compared', async () => {
  const moved = async (count: number) =>
    (await clean(`<style>b{animation:k 1s}</style>${'<b>x</b>'.repeat(count)}`)).html;
  expect(await moved(100)).toContain('animation');
  expect(await moved(101)).not.toContain('animation');
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
  ['columns, that double in each other', '<p style="columns:3;color:red">'],
  ['counters', '<p style="counter-increment:a b c;color:red">'],
  ['layers', '<p style="will-change:transform;color:red">'],
  ['a variable that doubles', '<p style="--a:var(--b) var(--b);color:red">'],
])('%s', async (_, text) => {
  const { html } = await clean(text);
  expect(html).toContain('<p style="color: red;">');
});
