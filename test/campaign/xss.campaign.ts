// Every vector against each layer alone and all of them, then as a message in the real reader
// of the built product, in real Chromium: `npm run campaign -- xss`. `--only ID,ID` tries some
// again, `--sample N` every Nth, `--layers` leaves out the reader.
import { parseArgs } from 'node:util';
import { bare, broken, told, trials, tryAll } from '../hostile/layers.ts';
import { openInReader } from '../hostile/reader.ts';
import { startRig } from '../hostile/rig.ts';
import { collectedVectors, ownVectors } from '../hostile/vectors.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sample: { type: 'string', default: '1' },
    layers: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',');
const nth = Math.max(1, Number(values.sample));
const vectors = [...collectedVectors(), ...ownVectors].filter(({ id }, at) =>
  wanted ? wanted.includes(id) : at % nth === 0,
);
const rig = await startRig('test/hostile/page.ts');
const wrong: string[] = [];
console.log(told('no layer', await tryAll(rig, vectors, bare)));
for (const trial of trials) {
  const tried = await tryAll(rig, vectors, trial.layers);
  console.log(told(trial.name, tried));
  wrong.push(...broken(trial, tried).map((one) => `${trial.name}: ${one}`));
}
await rig.close();
for (const one of wrong.slice(0, 50)) console.log(`  ${one}`);
if (values.layers) process.exit(wrong.length === 0 ? 0 : 1);
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
const bad = [wrong, scripts, leaks, moved, covered].flat();
process.exit(bad.length === 0 ? 0 : 1);
