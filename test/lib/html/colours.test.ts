// Colours turned for a dark page: what was light is dark, and every letter can be read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contrast,
  over,
  readable,
  readColour,
  turned,
  writeColour,
  type Colour,
} from '../../../lib/html/colours.ts';

const colour = (text: string): Colour => {
  const read = readColour(text);
  if (!read) throw new Error(text);
  return read;
};
const ground = colour('rgb(14, 17, 22)');
const channel = fc.integer({ min: 0, max: 255 }).map((part) => part / 255);
const opaque = fc.tuple(channel, channel, channel, fc.constant(1));

test('computed styles are read and written', () => {
  expect(readColour('rgb(255, 0, 51)')).toEqual([1, 0, 0.2, 1]);
  expect(readColour('rgba(0, 0, 0, 0.5)')).toEqual([0, 0, 0, 0.5]);
  expect(readColour('color(srgb 1 0 0)')).toBe(null);
  expect(readColour('rgb(1, 2, 3); x')).toBe(null);
  expect(writeColour([1, 0, 0.2, 0.5])).toBe('rgba(255, 0, 51, 0.5)');
});

test('contrast is what WCAG says', () => {
  expect(contrast(colour('rgb(0, 0, 0)'), colour('rgb(255, 255, 255)'))).toBeCloseTo(21);
  expect(
    contrast(colour('rgb(119, 119, 119)'), colour('rgb(255, 255, 255)')),
  ).toBeCloseTo(4.48, 2);
});

test('white paper becomes the ground, black ink nearly white', () => {
  expect(writeColour(turned(colour('rgb(255, 255, 255)'), ground))).toBe(
    writeColour(ground),
  );
  const ink = turned(colour('rgb(0, 0, 0)'), ground);
  expect(Math.min(...ink.slice(0, 3))).toBeGreaterThan(0.85);
});

test('a hue is still that hue', () => {
  const [red, green, blue] = turned(colour('rgb(179, 38, 30)'), ground);
  expect(red).toBeGreaterThan(green * 1.5);
  expect(red).toBeGreaterThan(blue * 1.5);
});

test('whatever the ink and the ground, what is made readable can be read', () => {
  fc.assert(
    fc.property(opaque, opaque, (ink, paper) => {
      const floor = turned(paper, ground);
      const letters = readable(turned(ink, ground), floor, 4.5);
      // Written and read back, as the browser draws it.
      const drawn = colour(writeColour(letters));
      expect(contrast(over(drawn, floor), floor)).toBeGreaterThanOrEqual(4.4);
    }),
    { seed: 26, numRuns: 2_000 },
  );
});

test('what can be read already is left alone', () => {
  const ink = colour('rgb(200, 200, 200)');
  expect(readable(ink, ground, 4.5)).toBe(ink);
});
