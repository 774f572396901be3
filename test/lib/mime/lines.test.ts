// Line ends of a text, whatever mixture of them it comes with.
import { expect, test } from 'vitest';
import { withLf } from '../../../lib/mime/lines.ts';
import { createChance } from '../../campaign/fuzz/chance.ts';

test('every kind of line end becomes LF, wherever a chunk ends', () => {
  for (let seed = 0; seed < 40; seed++) {
    const chance = createChance(seed);
    const pieces = Array.from({ length: 2_000 }, () =>
      chance.oneOf(['\r\n', '\r', '\n', '\r\r\n', 'a', 'é', 'x'.repeat(90)]),
    );
    // So that each place of a line end falls on the edge of a chunk once.
    const text = 'y'.repeat(64 * 1024 - 20 + seed) + pieces.join('');
    expect(withLf(text) === text.replace(/\r\n?/g, '\n'), `seed ${seed}`).toBe(true);
  }
});

test('nothing but CR, and nothing at all', () => {
  expect(withLf('\r'.repeat(200_000))).toBe('\n'.repeat(200_000));
  expect(withLf('')).toBe('');
});
