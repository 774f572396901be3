// The sanitiser alone, against vectors nobody has written yet.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzSanitiser } from './fuzz.ts';
import { startRig, type Rig } from './rig.ts';
import { collectedVectors, ownVectors } from './vectors.ts';

const vectors = [...collectedVectors(), ...ownVectors];
let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

test('mutated vectors stay dead and are cleaned', async () => {
  const bounds = { seed: 45_800, count: 400, ms: 20_000, mostMs: 2_000 };
  const { tried, longestMs, bad } = await fuzzSanitiser(browser, vectors, bounds);
  console.log(
    `seed ${bounds.seed}: ${tried} mutations cleaned, the longest in ${Math.round(longestMs)} ms`,
  );
  expect(bad).toEqual([]);
  expect(tried).toBeGreaterThan(0);
});
