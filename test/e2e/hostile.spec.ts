// A sample of what messages try, in the real reader. All of it: `npm run campaign -- xss`.
import { collectedVectors, ownVectors } from '../hostile/vectors.ts';
import { openInReader } from '../hostile/reader.ts';
import { expect, test } from './fixtures.ts';

const sample = [...collectedVectors(), ...ownVectors].filter((_, at) => at % 82 === 7);

test('nothing of a message runs, asks, goes elsewhere or covers the app', async () => {
  const { opened, ...found } = await openInReader(sample);
  expect(found).toEqual({ scripts: [], leaks: [], moved: [], covered: [] });
  expect(opened).toBe(sample.length);
});
