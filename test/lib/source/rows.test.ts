import { describe, expect, test } from 'vitest';
import { indexRows, rowOf, rowsAt, type RowAsk } from '../../../lib/source/rows.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const all = (bytes: Uint8Array, ask: RowAsk) => {
  const index = indexRows(bytes, ask);
  return { index, rows: rowsAt(bytes, index, 0, index.rows) };
};
const texts = (text: string, ask: RowAsk) => {
  const bytes = bytesOf(text);
  return all(bytes, ask).rows.map(({ start, end, line, isFirst }) => [
    isFirst ? line : 0,
    new TextDecoder().decode(bytes.subarray(start, end)),
  ]);
};
const wide: RowAsk = { cells: 1_000, encoding: 'utf-8' };

describe('a source as rows', () => {
  test('lines end at CRLF, LF and a lone CR, and each keeps how', () => {
    const { rows, index } = all(bytesOf('a\r\nb\nc\rd'), wide);
    expect(rows.map(({ ending }) => ending)).toEqual(['crlf', 'lf', 'cr', null]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(index).toMatchObject({ rows: 4, lines: 4 });
  });

  test('an empty line is a row, the end of the last line is none', () => {
    expect(texts('a\r\n\r\nb\r\n', wide)).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b'],
    ]);
    expect(texts('', wide)).toEqual([]);
  });

  test('a wide line goes on under its number, and never in the middle of a letter', () => {
    const ask: RowAsk = { cells: 10, encoding: 'utf-8' };
    expect(texts('aaaaaaaaaabbb\ncc', ask)).toEqual([
      [1, 'aaaaaaaaaa'],
      [0, 'bbb'],
      [2, 'cc'],
    ]);
    expect(texts('日本語日本語', ask)).toEqual([
      [1, '日本語日本'],
      [0, '語'],
    ]);
    expect(texts('ééééééééééé', ask)).toEqual([
      [1, 'éééééééééé'],
      [0, 'é'],
    ]);
    expect(texts('aaaaaaaaaa\r\nb', ask)).toEqual([
      [1, 'aaaaaaaaaa'],
      [2, 'b'],
    ]);
  });

  test('bytes that are no letters make rows of bounded length', () => {
    const bytes = new Uint8Array(10_000).fill(0x80);
    for (const { start, end } of all(bytes, { cells: 20, encoding: 'utf-8' }).rows)
      expect(end - start).toBeLessThanOrEqual(80);
  });

  test('any window shows what the whole shows, and every byte has its row', () => {
    let seed = 7;
    const chance = (n: number) =>
      (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) % n;
    for (const encoding of ['utf-8', 'latin-1', '7-bit'] as const) {
      const alphabet = [0x0a, 0x0d, 0x09, 0x61, 0x62, 0xc3, 0xa9, 0xe6, 0x97, 0xa5];
      const bytes = Uint8Array.from({ length: 5_000 }, () => alphabet[chance(10)] ?? 0);
      const { index, rows } = all(bytes, { cells: 12, encoding });
      expect(rows).toHaveLength(index.rows);
      expect(rows.at(-1)?.line).toBe(index.lines);
      for (let n = 0; n < 200; n++) {
        const first = chance(index.rows);
        const end = first + chance(90);
        expect(rowsAt(bytes, index, first, end)).toEqual(rows.slice(first, end));
      }
      for (let at = 0; at < bytes.length; at++) {
        const row = rows[rowOf(bytes, index, at)];
        const next = rows[rowOf(bytes, index, at) + 1];
        expect(row && row.start <= at && (!next || next.start > at)).toBe(true);
      }
    }
    expect(seed, 'the seed moves').not.toBe(7);
  });

  test('one line of 20 MB is bounded too', () => {
    const bytes = new Uint8Array(20_000_000).fill(0x61);
    const index = indexRows(bytes, wide);
    expect(index).toMatchObject({ rows: 20_000, lines: 1 });
    expect(rowOf(bytes, index, 19_999_999)).toBe(19_999);
    expect(rowsAt(bytes, index, 19_990, 20_010)).toHaveLength(10);
  });
});
