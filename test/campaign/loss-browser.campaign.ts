// Lives of a mailbox in a real Chromium, driven at its screen, while the line, the server, the
// page, its workers, its disk and the whole browser fail: is any message lost?
// `--runs N`, `--seed N` the first one, `--minutes N` at most.
import { parseArgs } from 'node:util';
import { startProduct } from '../rigs/product.ts';
import { startBench } from './loss-browser/bench.ts';
import { play } from './loss-browser/story.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1939' },
    runs: { type: 'string', default: '300' },
    minutes: { type: 'string', default: '60' },
  },
});

async function main(): Promise<void> {
  const product = await startProduct();
  const bench = await startBench(product);
  const first = Number(values.seed);
  const end = performance.now() + Number(values.minutes) * 60_000;
  const faults = new Map<string, number>();
  const done = new Map<string, number>();
  const refused = new Map<string, number>();
  const count = (into: Map<string, number>, these: readonly string[]): void => {
    for (const each of these) into.set(each, (into.get(each) ?? 0) + 1);
  };
  const shown = (these: Map<string, number>): string =>
    [...these]
      .sort(([, one], [, other]) => other - one)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  let runs = 0;
  let violations = 0;
  for (; runs < Number(values.runs) && performance.now() < end; runs++) {
    const report = await play(first + runs, bench);
    count(faults, report.faults);
    count(done, report.done);
    count(refused, report.refused);
    violations += report.violations.length;
    for (const what of report.violations)
      console.log(`seed ${report.seed}: ${what} (${report.faults.join(', ')})`);
    if (runs % 10 === 9) console.log(`${runs + 1} runs, ${violations} violations`);
  }
  await bench.stop();
  await product.stop();
  console.log(`seeds ${first} to ${first + runs - 1}: ${runs} runs in a real browser`);
  console.log(`faults drawn, of which not all came to strike: ${shown(faults)}`);
  console.log(`done: ${shown(done)}; not to be done just then: ${shown(refused)}`);
  console.log(`${violations} violations`);
  process.exit(violations === 0 ? 0 : 1);
}

void main();
