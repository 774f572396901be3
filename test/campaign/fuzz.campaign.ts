// A million exchanges with random servers. `--seed N` draws others, `--exchanges N` and
// `--visits N` make it longer or shorter; a violation is seen again alone with
// `--seed <its seed> --visits 1`.
import { parseArgs } from 'node:util';
import { fuzz, type Tally } from './fuzz/fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1939' },
    exchanges: { type: 'string', default: '1000000' },
    visits: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const seed = Number(values.seed);
  const began = performance.now();
  let toldAt = began;
  const tally = await fuzz({
    seed,
    exchanges: Number(values.exchanges),
    ...(values.visits === undefined ? {} : { visits: Number(values.visits) }),
    onProgress(soFar) {
      if (performance.now() - toldAt < 10_000) return;
      toldAt = performance.now();
      console.log(`${soFar.exchanges} exchanges, ${soFar.violations.length} violations`);
    },
  });
  report(seed, tally, (performance.now() - began) / 1_000);
  process.exit(tally.violations.length === 0 ? 0 : 1);
}

function report(seed: number, tally: Tally, seconds: number): void {
  const { visits, exchanges, ends, lied, violations, rss, warmRss } = tally;
  const sorted = [...ends].sort(([, a], [, b]) => b - a);
  console.log(
    `seed ${seed}: ${visits} visits, ${exchanges} exchanges in ${seconds.toFixed(0)} s, ` +
      `at most ${mib(rss)} MiB resident, ${mib(rss - (warmRss ?? rss))} more than once warm`,
  );
  console.log(`ends: ${sorted.map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  const told = [...lied].map(
    ([lie, { told: times, believed }]) => `${lie}: ${believed} of ${times} believed`,
  );
  console.log(`lies: ${told.join('; ')}`);
  console.log(`${violations.length} violations`);
  for (const { seed: its, what } of violations.slice(0, 20))
    console.log(`  seed ${its}: ${what}`);
}

const mib = (bytes: number): number => Math.round(bytes / 2 ** 20);

void main();
