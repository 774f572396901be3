// Mutated vectors against the sanitiser alone, for as long as wanted:
// `npm run campaign -- html-fuzz --seed 7 --minutes 10`.
import { parseArgs } from 'node:util';
import { fuzzSanitiser } from '../hostile/fuzz.ts';
import { startRig } from '../hostile/rig.ts';
import { collectedVectors, ownVectors } from '../hostile/vectors.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '5' },
  },
});
const vectors = [...collectedVectors(), ...ownVectors];
const browser = await startRig('test/hostile/page.ts');
const seed = Number(values.seed);
const { tried, longestMs, bad } = await fuzzSanitiser(browser, vectors, {
  seed,
  count: Infinity,
  ms: Number(values.minutes) * 60_000,
  mostMs: 2_000, // a person has gone on by then
});
await browser.close();
for (const one of bad.slice(0, 20)) console.log(`  ${one.slice(0, 2_000)}`);
console.log(
  `seed ${seed}: ${tried} mutations of ${vectors.length} vectors, ${bad.length} bad, ` +
    `the longest cleaned in ${Math.round(longestMs)} ms`,
);
process.exit(bad.length === 0 ? 0 : 1);
