// No vector runs, moves anything or asks the network, with all layers; and what each layer
// does alone, as figures, so that none of them carries the others unnoticed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bare, broken, told, trials, tryAll } from './layers.ts';
import { startRig, type Rig } from './rig.ts';
import { collectedVectors, ownVectors, type Vector } from './vectors.ts';

const vectors: readonly Vector[] = [...collectedVectors(), ...ownVectors];

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

describe('what messages try, layer by layer', () => {
  for (const trial of trials)
    test(`with ${trial.name}: no ${trial.never.join(', no ')}`, async () => {
      const some = vectors.filter((_, at) => at % trial.sample === 0);
      const tried = await tryAll(browser, some, trial.layers);
      console.log(told(trial.name, tried));
      expect(broken(trial, tried)).toEqual([]);
    });

  test('with no layer do run and ask, or the test would prove nothing', async () => {
    const some = vectors.filter((_, at) => at % 9 === 0);
    const tried = await tryAll(browser, some, bare);
    console.log(told('no layer', tried));
    expect(tried.scripts.length).toBeGreaterThan(0);
    expect(tried.leaks.length).toBeGreaterThan(0);
  });
});
