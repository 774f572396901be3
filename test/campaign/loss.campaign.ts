// Thousands of lives of one mailbox and one device while everything fails: is any message
// lost? `--runs N`, `--seed N` the first one; a run that went wrong is seen again alone with
// `--seed <its seed> --runs 1`.
import { parseArgs } from 'node:util';
import { startServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { play } from './loss/story.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1939' },
    runs: { type: 'string', default: '2000' },
  },
});

async function main(): Promise<void> {
  const app = await startServer({
    config: readConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      ALLOW_PRIVATE_NETWORKS: '1',
      ALLOW_PLAINTEXT: '1',
      DEMO: '0',
    }),
    log: createLog('off'),
    web: null,
  });
  const first = Number(values.seed);
  const runs = Number(values.runs);
  const kinds = new Map<string, number>();
  const failed: string[] = [];
  const began = performance.now();
  let toldAt = began;
  for (let n = 0; n < runs; n++) {
    const { seed, faults, violations } = await play(first + n, app.port);
    for (const kind of faults) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const what of violations) {
      failed.push(`seed ${seed}: ${what}`);
      console.log(`seed ${seed}: ${what} (${faults.join(', ')})`);
    }
    if (performance.now() - toldAt < 20_000) continue;
    toldAt = performance.now();
    console.log(`${n + 1} runs, ${failed.length} violations`);
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(`seeds ${first} to ${first + runs - 1}: ${runs} runs in ${seconds} s`);
  const sorted = [...kinds].sort(([, one], [, other]) => other - one);
  console.log(sorted.map(([kind, count]) => `${kind} ${count}`).join(', '));
  console.log(`${failed.length} violations`);
  await app.close();
  process.exit(failed.length === 0 ? 0 : 1);
}

void main();
