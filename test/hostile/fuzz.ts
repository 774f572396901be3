// Mutated vectors through the sanitiser alone, in a frame that would let script run and ask
// for anything: what is left must be dead by itself, and soon.
import type { Rig } from './rig.ts';
import { chanceFrom, mutation } from './mutations.ts';
import type { Vector } from './vectors.ts';

declare const rig: typeof import('./page.ts');

export type Fuzzed = { tried: number; longestMs: number; bad: string[] };

/** Vectors of one page load; a leak is then looked for among so many. */
const batch = 40;
/** Ends after `count` mutations or `ms`, whichever is first; longer than `mostMs` is a hang. */
export async function fuzzSanitiser(
  browser: Rig,
  vectors: readonly Vector[],
  {
    seed,
    count,
    ms,
    mostMs,
  }: { seed: number; count: number; ms: number; mostMs: number },
): Promise<Fuzzed> {
  const chance = chanceFrom(seed);
  const began = performance.now();
  const found: Fuzzed = { tried: 0, longestMs: 0, bad: [] };
  browser.leaks.length = 0;
  while (found.tried < count && performance.now() - began < ms) {
    const some = Array.from({ length: batch }, (_, at) => ({
      id: `${seed}-${found.tried + at}`,
      payload: mutation(vectors, chance),
    }));
    await browser.page.goto('http://app.test/');
    const { ran, longest } = await browser.page.evaluate(
      async ([some, mostMs]) => {
        const layers = { clean: true, sandbox: false, policy: false };
        const ran = await rig.tryVectors(some, layers);
        let longest = { id: '', ms: 0 };
        for (const { id, payload } of some) {
          let ms = await rig.cleaningMs(payload);
          // A busy machine is slow once; what is slow by itself is slow each time.
          for (let again = 0; ms > mostMs && again < 4; again++)
            ms = Math.min(ms, await rig.cleaningMs(payload));
          if (ms > longest.ms) longest = { id, ms };
        }
        return { ran, longest };
      },
      [some, mostMs] as const,
    );
    found.tried += some.length;
    found.longestMs = Math.max(found.longestMs, longest.ms);
    const text = (id: string) => some.find((one) => one.id === id)?.payload ?? '';
    for (const id of ran.scripts) found.bad.push(`script ${id}: ${text(id)}`);
    for (const id of ran.moved) found.bad.push(`moved ${id}: ${text(id)}`);
    if (longest.ms > mostMs)
      found.bad.push(`${longest.ms} ms ${longest.id}: ${text(longest.id)}`);
    for (const leak of browser.leaks.splice(0))
      found.bad.push(`leak ${leak} of ${some[0]?.id}…`);
  }
  return found;
}
