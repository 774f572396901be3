// Bent letters through the MIME parser for `--seconds N` (60), beginning at `--seed N`. A
// violation is seen again alone with `--seed <its seed> --letters 1`.
import { parseArgs } from 'node:util';
import { corpusMessages, letters } from '../letters/letters.ts';
import { outlookSeeds } from '../letters/outlook.ts';
import { fuzzParse } from './parse/fuzz-parse.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2045' },
    seconds: { type: 'string', default: '60' },
    letters: { type: 'string', default: 'Infinity' },
  },
});

async function main(): Promise<void> {
  const until = performance.now() + Number(values.seconds) * 1_000;
  const tally = await fuzzParse({
    seed: Number(values.seed),
    seeds: [
      ...[...letters, ...corpusMessages()].map(({ raw }) => raw),
      ...outlookSeeds(),
    ],
    longestMs: 2_000,
    now: () => performance.now(),
    goOn: (soFar) => soFar.letters < Number(values.letters) && performance.now() < until,
  });
  const { violations } = tally;
  console.log(
    `seed ${values.seed}: ${tally.letters} letters, ${(tally.octets / 1e6).toFixed(0)} MB, ` +
      `${tally.damaged} with damage told; slowest ${Math.round(tally.slowestMs)} ms, ` +
      `at most ${Math.round(tally.rss / 2 ** 20)} MiB resident`,
  );
  console.log(`${violations.length} violations`);
  for (const { seed, what } of violations.slice(0, 20))
    console.log(`  seed ${seed}: ${what}`);
  process.exit(violations.length === 0 ? 0 : 1);
}

void main();
