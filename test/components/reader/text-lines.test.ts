import { expect, test } from 'vitest';
import {
  pieces,
  piecesOf,
  stretches,
  textBlocks,
  textLines,
} from '../../../components/reader/text-lines.ts';

test('quote marks tell how deep a line is quoted, with or without spaces between', () => {
  expect(textLines('a\n> b\n>> c\r\n> > d\r>e > f')).toEqual([
    { level: 0, text: 'a' },
    { level: 1, text: 'b' },
    { level: 2, text: 'c' },
    { level: 2, text: 'd' },
    { level: 1, text: 'e > f' },
  ]);
});

test('a quotation is one block with all that is quoted deeper in it', () => {
  const lines = textLines('a\n> b\n>> c\n> d\ne');
  const blocks = textBlocks(lines, 0);
  expect(blocks.map(({ level, lines }) => [level, lines.length])).toEqual([
    [0, 1],
    [1, 3],
    [0, 1],
  ]);
  const inside = textBlocks(blocks[1]?.lines ?? [], 1);
  expect(inside.map(({ level, lines }) => [level, lines[0]?.text])).toEqual([
    [1, 'b'],
    [2, 'c'],
    [1, 'd'],
  ]);
});

test('links end where the sentence goes on, and other schemes are words', () => {
  const hrefs = (text: string) =>
    pieces(text).flatMap(({ href }) => (href === null ? [] : [href]));
  expect(hrefs('see https://a.example/b. Or (https://c.example/d)!')).toEqual([
    'https://a.example/b',
    'https://c.example/d',
  ]);
  expect(hrefs('https://en.example/wiki/A_(b) and mailto:a@b.example,')).toEqual([
    'https://en.example/wiki/A_(b)',
    'mailto:a@b.example',
  ]);
  expect(hrefs('javascript:alert(1) data:text/html,x file:///etc http://')).toEqual([]);
  const text = 'a https://a.example b';
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test('quotations that go up and down without end keep their marks after a while', () => {
  const lines = textLines('>> a\nb\n'.repeat(10_000));
  expect(lines.slice(0, 2)).toEqual([
    { level: 2, text: 'a' },
    { level: 0, text: 'b' },
  ]);
  expect(textBlocks(lines, 0).length).toBeLessThan(2_100);
  expect(lines.at(-3)).toEqual({ level: 0, text: '>> a' });
});

test('a text is drawn in few pieces that are all of it, whatever is in it', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, n) => `https://a.example/${n}`).join('\n');
  const text = `${'words and words\n'.repeat(250)}${links(5_000)}`;
  const drawn = stretches(textLines(text)).map(piecesOf);
  expect(drawn.slice(0, 3).map((some) => some.length)).toEqual([1, 1, 101]);
  expect(drawn.at(-1)).toHaveLength(1);
  const all = drawn.flat();
  expect(all.map((piece) => piece.text).join('')).toBe(`${text}\n`);
  expect(all.filter(({ href }) => href !== null)).toHaveLength(2_000);
});
