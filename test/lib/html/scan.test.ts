// What a browser makes of HTML, counted before it does: never less than it makes.
import { describe, expect, test } from 'vitest';
import { htmlBudget } from '../../../lib/html/policy.ts';
import { scan } from '../../../lib/html/scan.ts';

const wide = { chars: Infinity, elements: Infinity, depth: Infinity, text: Infinity };
const elements = (html: string) => Math.floor(scan(html, wide).elements);
const fits = (html: string) => scan(html, htmlBudget).cut === null;

test('tags are counted as the tokenizer reads them', () => {
  expect(elements('<p>a</p><b>c</b>')).toBe(2);
  expect(elements('a < b, <3, <>, </>, <!doctype html><?x <b>?>')).toBe(0);
  expect(elements('<p title="<b><i>"><b x=\'>\'>')).toBe(2);
  expect(elements('<!-- <b> --><i><!--><b><!---><b><!--!> <b> --!><i>')).toBe(4);
  expect(
    elements('<style>a<b</style><title><i></title><textarea></p><b></textarea>'),
  ).toBe(3);
  expect(elements('x</p></br></b>')).toBe(2);
  expect(elements('<svg><style><a title="</style></svg><b><b><b>">')).toBeGreaterThan(5);
});

test('text is what is seen of it', () => {
  expect(scan('<p>four</p><style>p{}</style><!-- x -->', wide).text).toBe(4);
  expect(scan('a &amp; b &lt;&#x3e;', wide).text).toBe(8);
  expect(scan('<textarea><b></textarea>', wide).text).toBe(3);
});

describe('a bound is reached before a browser stands still', () => {
  const fonts = Array.from({ length: 400 }, (_, n) => `<font color="#${n + 4096}">`);
  const paragraphs = '<p>x'.repeat(4_500);
  const hidden = (within: string) => `<p>${fonts.map((font) => font + within).join('')}`;
  test.each([
    ['elements opened anew in each paragraph', `<p>${fonts.join('')}${paragraphs}`],
    ['ends that stand in comments', `${hidden('<!--</font>-->')}${paragraphs}`],
    ['ends that stand in values', `${hidden('<a title="</font></a>">')}${paragraphs}`],
    [
      'ends that a table keeps from what they end',
      `<p>${fonts.join('')}<table><td>${'</font>'.repeat(400)}</table>${paragraphs}`,
    ],
    ['attributes without end', `<p ${'a '.repeat(200)}>x`],
    ['attributes of many', '<p a b c d e f g h i j k l m n o p>'.repeat(2_000)],
    ['end tags that begin', `x${'</p>'.repeat(6_000)}`],
    ['tags in tags', '<div>'.repeat(200)],
    ['signs that begin no tag', '<'.repeat(200_000)],
    ['text', 'x'.repeat(200_000)],
    ['marks', 'a\u0301'.slice(1).repeat(1_000)],
    ['marks as references', '&#769;'.repeat(1_000)],
    ['marks by name', '&tdot;'.repeat(1_000)],
    ['marks in elements', `a${'<i>\u0301</i>'.repeat(1_000)}`],
  ])('%s', (_, html) => {
    expect(fits(html)).toBe(false);
  });
});

test('what people send fits', () => {
  const row =
    '<tr><td align="left" style="x"><!--[if mso]><table><tr><td><![endif]-->' +
    '<p><a href="x"><b><font face="y">Words</font></b></a></p><br>' +
    '<!--[if mso]></td></tr></table><![endif]--></td></tr>\n';
  expect(
    fits(`<html><head></head><body><table>${row.repeat(600)}</table></body></html>`),
  ).toBe(true);
  expect(fits('<p>one<p>two<ul><li>a<li>b</ul>'.repeat(800))).toBe(true);
  expect(fits('<font color=red>'.repeat(20) + '<p>x</p>'.repeat(100))).toBe(true);
});
