// Every vector as a message in the real reader of the built product, in real Chromium:
// `npm run campaign -- xss`. `--only ID,ID` tries some again, `--sample N` every Nth.
import { parseArgs } from 'node:util';
import { openInReader } from '../hostile/reader.ts';
import { collectedVectors, ownVectors } from '../hostile/vectors.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, sample: { type: 'string', default: '1' } },
});
const wanted = values.only?.split(',');
const nth = Math.max(1, Number(values.sample));
const vectors = [...collectedVectors(), ...ownVectors].filter(({ id }, at) =>
  wanted ? wanted.includes(id) : at % nth === 0,
);
const began = performance.now();
const found = await openInReader(vectors, (opened) => {
  if (opened % 100 === 0) console.log(`${opened} of ${vectors.length}`);
});
const { opened, scripts, leaks, moved, covered } = found;
console.log(
  `${opened} vectors opened in the reader in ${Math.round((performance.now() - began) / 1000)} s: ` +
    `${scripts.length} scripts ran, ${leaks.length} requests left, ${moved.length} navigations, ` +
    `${covered.length} painted outside the frame`,
);
for (const one of [...scripts, ...leaks, ...moved, ...covered].slice(0, 50))
  console.log(`  ${one}`);
process.exit(scripts.length + leaks.length + moved.length + covered.length === 0 ? 0 : 1);
