import { expect, test } from 'vitest';
import { cutAll } from '../../../lib/html/cut.ts';
import { together } from '../../../lib/html/references.ts';

const tags = (count: number) => ({ html: '<p>x</p>'.repeat(count) });

test('parts share one allowance: what one takes, the next has not', () => {
  const bounds = { chars: 1_000, elements: 10, depth: 10, text: 1_000 };
  expect(cutAll([tags(5), tags(5)], bounds)).toEqual({
    parts: [tags(5), tags(5)],
    isCut: false,
  });
  expect(cutAll([tags(8), tags(5), tags(1)], bounds)).toEqual({
    parts: [tags(8), tags(2)],
    isCut: true,
  });
  expect(cutAll([{ html: `<p ${'a '.repeat(200)}>` }], bounds).parts).toEqual([
    { html: '' },
  ]);
  const long = { html: 'x'.repeat(600) };
  const cut = cutAll([long, long], bounds);
  expect(cut.parts.map(({ html }) => html.length)).toEqual([600, 400]);
  expect(cutAll([{ html: 'x'.repeat(1_000) }, tags(1)], bounds)).toMatchObject({
    parts: [{}],
    isCut: true,
  });
});

test('what several parts ask of one host is told once', () => {
  const host = (name: string, items: number, pixels: number) => ({
    host: name,
    items,
    pixels,
    service: null,
  });
  const one = { items: 3, pixels: 1, hosts: [host('a', 2, 1), host('b', 1, 0)] };
  const other = { items: 2, pixels: 2, hosts: [host('a', 2, 2)] };
  expect(together([one, other])).toEqual({
    items: 5,
    pixels: 3,
    hosts: [host('a', 4, 3), host('b', 1, 0)],
  });
  expect(one.hosts[0]?.items).toBe(2);
});
