import { expect, test } from 'vitest';
import { createFinder } from '../../../lib/source/find.ts';
import type { SourceEncoding } from '../../../lib/source/rows.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function find(
  text: string | Uint8Array,
  query: string,
  encoding: SourceEncoding = 'utf-8',
) {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return createFinder(query, encoding)?.push(bytes) ?? [];
}

test('every match is found once, letters of either case', () => {
  expect(find('Subject: A subject\r\nSUBJECT', 'subject')).toEqual([0, 11, 20]);
  expect(find('aaaa', 'aa')).toEqual([0, 2]);
  expect(find('abc', '')).toEqual([]);
});

test('letters beyond ASCII are found small, capital and with a capital in front', () => {
  expect(find('été ÉTÉ Été', 'été')).toEqual([0, 6, 12]);
  const latin = Uint8Array.from([0xe9, 0x74, 0xe9]);
  expect(find(latin, 'été', 'latin-1')).toEqual([0]);
  expect(find(latin, '日', 'latin-1')).toEqual([]);
});

test('a match is found however the bytes are cut', () => {
  const bytes = bytesOf('abababc abababababc ABABC été Été');
  for (const query of ['ababc', 'ab', 'é', 'été']) {
    const whole = find(bytes, query);
    for (let at = 0; at <= bytes.length; at++) {
      const finder = createFinder(query, 'utf-8');
      const found = [bytes.subarray(0, at), bytes.subarray(at)].flatMap(
        (piece) => finder?.push(piece) ?? [],
      );
      expect(found).toEqual(whole);
    }
  }
});

test('finds what indexOf finds, in text that repeats itself', () => {
  let seed = 3;
  const chance = (n: number) =>
    (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) % n;
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 200 }, () => 'ab'[chance(2)]).join('');
    const query = text.slice(chance(150)).slice(0, 1 + chance(8));
    const expected: number[] = [];
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at)) {
      expected.push(at);
      at += query.length;
    }
    expect(find(text, query)).toEqual(expected);
  }
});
