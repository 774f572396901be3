import { expect, test } from 'vitest';
import { fitting } from '../../../lib/mail/laying-out.ts';

const all = (text: string) => fitting(text, Infinity).cost;

test('plain letters cost one each, and as many fit as may be spent', () => {
  expect(all('Plain words.')).toBe(12);
  expect(fitting('abcdef', 4)).toEqual({ end: 4, cost: 4 });
  expect(fitting('abc', 3)).toEqual({ end: 3, cost: 3 });
});

test('written languages cost little more than their length', () => {
  for (const [text, most] of [
    ['Grüße aus Köln, žluťoučký kůň. '.repeat(100), 1.1],
    ['これは日本語の文章です。とても長い。'.repeat(100), 1.1],
    ['שלום לכולם, מה שלומכם היום? '.repeat(100), 30],
    ['Ταχίστη αλώπηξ, съешь ещё этих булок. '.repeat(100), 1.1],
  ] as const)
    expect(all(text) / text.length, text.slice(0, 20)).toBeLessThan(most);
});

test('letters that stop a page are dear', () => {
  const thousand = (text: string) => fitting(text.repeat(50_000), 100_000).end;
  // Marks upon marks, direction that turns at each letter, a font for each, a line for each.
  expect(thousand('\u0301')).toBeLessThan(1_000);
  expect(thousand('a\u05d0')).toBeLessThan(5_000);
  expect(thousand('\u202e\u2066')).toBeLessThan(2_000);
  expect(thousand('\u1000\u0e00')).toBeLessThan(2_000);
  expect(thousand('\u0644')).toBeLessThan(6_000);
  expect(thousand('\n')).toBeLessThan(10_000);
});
