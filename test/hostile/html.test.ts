// No vector runs, moves anything or asks the network, with all layers; and what each layer
// does alone, as figures, so that none of them carries the others unnoticed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layers, Ran } from './page.ts';
import { startRig, type Rig } from './rig.ts';
import { collectedVectors, ownVectors, type Vector } from './vectors.ts';

declare const rig: typeof import('./page.ts');

const vectors: readonly Vector[] = [...collectedVectors(), ...ownVectors];

const batch = 62;
let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

async function tryAll(
  some: readonly Vector[],
  layers: Layers,
): Promise<Ran & { leaks: string[] }> {
  browser.leaks.length = 0;
  const ran: Ran = { scripts: [], moved: [] };
  for (let at = 0; at < some.length; at += batch) {
    await browser.page.goto('http://app.test/');
    const result = await browser.page.evaluate(
      ([vectors, layers]) => rig.tryVectors(vectors, layers),
      [some.slice(at, at + batch), layers] as const,
    );
    ran.scripts.push(...result.scripts);
    ran.moved.push(...result.moved);
  }
  return { ...ran, leaks: [...browser.leaks] };
}

describe('what messages try, layer by layer', () => {
  test('run nothing, move nothing and ask for nothing when all layers are there', async () => {
    const result = await tryAll(vectors, { clean: true, sandbox: true, policy: true });
    console.log(
      `all layers: ${vectors.length} vectors, ${result.scripts.length} executions, ${result.leaks.length} requests, ${result.moved.length} navigations`,
    );
    expect(result).toEqual({ scripts: [], moved: [], leaks: [] });
  });

  test('run nothing and ask for nothing when only the cleaner is there', async () => {
    const some = vectors.filter((_, at) => at % 2 === 1);
    const result = await tryAll(some, { clean: true, sandbox: false, policy: false });
    console.log(
      `cleaner alone (${some.length} vectors): ${result.scripts.length} executions, ${result.leaks.length} requests`,
    );
    expect(result).toEqual({ scripts: [], moved: [], leaks: [] });
  });

  test('run nothing when only the frame is there', async () => {
    const some = vectors.filter((_, at) => at % 3 === 0);
    const result = await tryAll(some, { clean: false, sandbox: true, policy: true });
    console.log(
      `frame alone (${some.length} vectors): ${result.scripts.length} executions, ${result.leaks.length} requests or connections, ${result.moved.length} navigations`,
    );
    expect(result.scripts).toEqual([]);
  });

  test('do run and ask when nothing is there, or the test would prove nothing', async () => {
    const some = vectors.filter((_, at) => at % 9 === 0);
    const result = await tryAll(some, { clean: false, sandbox: false, policy: false });
    console.log(
      `no layer (${some.length} vectors): ${new Set(result.scripts).size} ran script, ${result.leaks.length} requests`,
    );
    expect(result.scripts.length).toBeGreaterThan(0);
    expect(result.leaks.length).toBeGreaterThan(0);
  });
});
