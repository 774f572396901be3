// A style in which nothing looks doubtful is kept unread (`doubtful` in styles.ts). Here the
// same style is read after all, for a custom property beside it makes it doubtful, and both
// must leave the same; what is left, cleaned again, must stay as it is.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fetchingFunction,
  refusedProperties,
  refusedValues,
} from '../../../lib/html/policy.ts';
import { doubtful } from '../../../lib/html/styles.ts';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

const names = [
  ...refusedProperties, ...Object.keys(refusedValues), 'position', 'filter', 'columns', 'color', 'background',
  'background-image', 'grid', 'mask', 'cursor', 'list-style', 'border-image', 'font', 'font-family', 'animation',
  'all', 'src', 'unicode-range', 'width', 'transition', 'quotes', '--x', 'c\\olor', 'p\\6fsition', 'back/**/ground',
  '-webkit-columns', '-webkit-mask', '-webkit-filter', 'shape-outside', 'offset-path', 'clip-path', 'zoom',
]; // prettier-ignore
const values = [
  'red', 'fixed', 'sticky', 'dense', 'inherit', '1', '3px', '100%', 'auto', 'none', 'f\\69xed', 'fix/**/ed', '/*', '*/',
  'url(//l.example/1)', 'url("//l.example/2")', "url('//l.example/3'", 'u\\72l(//l.example/4)', 'URL(//l.example/5)',
  '"url(//l.example/6)"', 'url(/*', 'url(a b)', 'url(\\)', 'src("//l.example/7")', 'image-set("//l.example/8" 1x)',
  'rgb(1, 2, 3)', 'rgba(1,2,3,.5)', '-rgb(1)', 'rgb(1 2 3)', 'var(--x)', 'var(--x, url(//l.example/9))', 'U+26', 'u+0-7F',
  'blur(9px)', 'attr(title)', 'env(x)', 'counter(a)', '"', "'", '\\', '\\\n', '\n', '(', ')', '[', ']', '{', '}', '!important',
  '! im\\portant', ',', '/', '@import', '@import"//l.example/a"', '<!--', '-->', '\\0', '\0', '\u00ad', 'format("x")', 'A b',
]; // prettier-ignore
const rules = [
  '@import"//l.example/b";', '@import/**/url(//l.example/c);', '@\\69mport "//l.example/d";', '@charset "x";',
  '@font-face{font-family:a;src:url(//l.example/e);unicode-range:U+26}', '@media print{', '@layer a;', '@namespace url(//l.example/f);',
  'p{', 'a[href^="http"]{', '}', '@supports (color:red){', '<!-- ', '-->', '/*', '*/', '@keyframes k{', 'from{', '@property --y{', '\\',
]; // prettier-ignore
const some = (from: readonly string[], glue: string, maxLength: number) =>
  fc.array(fc.constantFrom(...from), { maxLength }).map((all) => all.join(glue));
const declarations = fc
  .array(
    fc.tuple(fc.constantFrom(...names), some(values, ' ', 4), fc.constantFrom(';', '')),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map(([name, value, end]) => `${name}:${value}${end}`).join(''));
const sheets = fc
  .array(fc.tuple(some(rules, '', 2), declarations, fc.constantFrom('}', '', ';}')), {
    maxLength: 3,
  })
  .map((all) => all.map((one) => one.join('')).join(''));

/** Of each text: as it is kept, as it is kept when it is read, and cleaned once more. */
function cleaned(texts: readonly string[]) {
  return browser.page.evaluate(async (texts) => {
    const all: { plain: string; read: string; again: string }[] = [];
    const styleOf = async (text: string) => {
      const quoted = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const { html } = await rig.sanitise(`<p style="${quoted}">`);
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      return parsed.querySelector('p')?.getAttribute('style') ?? '';
    };
    for (const text of texts) {
      const plain = await styleOf(text);
      const read = await styleOf(`--zz: 1; ${text}`);
      all.push({
        plain,
        read: read.replace(/^--zz: 1;\s*/, ''),
        again: await styleOf(plain),
      });
    }
    return all;
  }, texts);
}

const bare = (style: string) =>
  style.replace(/(?:^|(?<=; ))[\w-]+: (?:;\s*|$)/g, '').replace(/[;\s]+$/, '');

const times = Number(process.env['CSS_FUZZ'] ?? 600);

test('what is kept unread is what reading would keep', async () => {
  const texts = fc.sample(declarations, { numRuns: times, seed: 41 });
  for (const [at, { plain, read, again }] of (await cleaned(texts)).entries()) {
    expect(plain, texts[at]).toBe(read);
    // What nothing closes is closed by each end anew; parts of a refused shorthand are empty.
    // A name of ours for an image makes a shorthand's parts and `content` other ones.
    if (!plain.includes('var(--remote-'))
      expect(bare(again), texts[at]).toBe(bare(plain));
    expect(plain.replace(/"(?:[^"\\]|\\.)*"/g, ''), texts[at]).not.toMatch(
      /url\(|position: (?:fixed|sticky)|\\/i,
    );
  }
});

test('no sheet names an address, whatever it looks like', async () => {
  browser.leaks.length = 0;
  const texts = fc.sample(sheets, { numRuns: times, seed: 42 });
  const left = await browser.page.evaluate(async (texts) => {
    const all: { css: string; rules: string[] }[] = [];
    for (const text of texts) {
      const { html } = await rig.sanitise(`<style>${text}</style><p class=a>x`);
      const css = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      all.push({ css, rules: [...sheet.cssRules].map((rule) => rule.cssText) });
    }
    return all;
  }, texts);
  for (const [at, { css, rules }] of left.entries()) {
    for (const rule of rules) {
      const bare = rule.replace(/"(?:[^"\\]|\\[^])*"/g, '');
      expect(bare, texts[at]).not.toMatch(/url\(|l\.example|position: (?:fixed|sticky)/i);
      expect(fetchingFunction.test(bare), texts[at]).toBe(false);
    }
    expect(css, texts[at]).not.toMatch(
      /<[/a-z!]|^\s*@(?:import|namespace|charset|font-face)/im,
    );
  }
  expect(browser.leaks).toEqual([]);
});

test('everything that is refused by its name looks doubtful', () => {
  for (const name of [...refusedProperties, ...Object.keys(refusedValues)])
    if (name !== 'grid-auto-flow') expect(doubtful.test(`${name}: x;`), name).toBe(true);
  expect(doubtful.test('grid: auto-flow dense')).toBe(true);
  expect(doubtful.test('position: fixed')).toBe(true);
});
