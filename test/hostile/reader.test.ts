// A sample of what messages try, in the real reader of the built product. All of it is tried
// by `npm run campaign -- xss`.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openInReader } from './reader.ts';
import { collectedVectors, ownVectors } from './vectors.ts';

const main = new URL('../../dist/main.mjs', import.meta.url);
const sample = [...collectedVectors(), ...ownVectors].filter((_, at) => at % 16 === 7);

test.skipIf(!existsSync(main))(
  'nothing runs, leaves, moves or covers in the reader',
  { timeout: 300_000 },
  async () => {
    const { opened, ...found } = await openInReader(sample);
    console.log(`${opened} of ${sample.length} vectors opened in the reader`);
    expect(opened).toBe(sample.length);
    expect(found).toEqual({ scripts: [], leaks: [], moved: [], covered: [] });
  },
);
