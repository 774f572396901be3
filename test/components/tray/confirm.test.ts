import { describe, expect, test } from 'vitest';
import { needsTyping, typedRight } from '../../../components/tray/confirm.ts';

describe('a large deletion is typed out', () => {
  test.each([
    [3, 64, false],
    [49, 4_212, false],
    [50, 4_212, true],
    [3, 3, true],
    [1, 1, true],
    [0, 0, false],
  ])('%i of %i messages: %s', (count, total, needed) => {
    expect(needsTyping(count, total)).toBe(needed);
  });

  test('the number counts however its language groups it', () => {
    for (const typed of ['4212', '4,212', '4 212', '4\u202f212', ' 4212 '])
      expect(typedRight(typed, 4_212)).toBe(true);
    for (const typed of ['', '421', '42120', '-4212', 'all', '4212 please'])
      expect(typedRight(typed, 4_212)).toBe(false);
  });
});
