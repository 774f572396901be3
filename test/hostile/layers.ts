// What each layer between a message and its reader does, together and alone: the cleaner, the
// frame's sandbox, the frame's policy. Each combination promises something of its own.
import type { Layers, Ran } from './page.ts';
import type { Rig } from './rig.ts';
import type { Vector } from './vectors.ts';

declare const rig: typeof import('./page.ts');

export type Tried = Ran & { vectors: number; leaks: string[] };

export type Trial = {
  name: string;
  layers: Layers;
  /** What must not happen with these alone; the rest is only counted. */
  never: readonly ('scripts' | 'moved' | 'leaks')[];
  /** Of so many vectors `npm test` tries one; the campaign tries them all. */
  sample: number;
};

export const trials: readonly Trial[] = [
  {
    name: 'all layers',
    layers: { clean: true, sandbox: true, policy: true },
    never: ['scripts', 'moved', 'leaks'],
    sample: 2,
  },
  {
    name: 'the cleaner alone',
    layers: { clean: true, sandbox: false, policy: false },
    never: ['scripts', 'moved', 'leaks'],
    sample: 1,
  },
  {
    name: 'sandbox and policy',
    layers: { clean: false, sandbox: true, policy: true },
    never: ['scripts'],
    sample: 9,
  },
  {
    name: 'the sandbox alone',
    layers: { clean: false, sandbox: true, policy: false },
    never: ['scripts'],
    sample: 9,
  },
  {
    name: 'the policy alone',
    layers: { clean: false, sandbox: false, policy: true },
    never: ['scripts'],
    sample: 9,
  },
];

/** No layer at all: vectors that do nothing here prove nothing there. */
export const bare: Layers = { clean: false, sandbox: false, policy: false };

/** Vectors of one page load. */
const batch = 62;

export async function tryAll(
  browser: Rig,
  vectors: readonly Vector[],
  layers: Layers,
): Promise<Tried> {
  browser.leaks.length = 0;
  const ran: Ran = { scripts: [], moved: [] };
  for (let at = 0; at < vectors.length; at += batch) {
    await browser.page.goto('http://app.test/');
    const result = await browser.page.evaluate(
      ([vectors, layers]) => rig.tryVectors(vectors, layers),
      [vectors.slice(at, at + batch), layers] as const,
    );
    ran.scripts.push(...result.scripts);
    ran.moved.push(...result.moved);
  }
  return { ...ran, vectors: vectors.length, leaks: [...browser.leaks] };
}

/** One line of figures. */
export function told(name: string, { vectors, scripts, leaks, moved }: Tried): string {
  const ran = new Set(scripts).size;
  return `${name}: ${vectors} vectors, ${ran} ran script, ${leaks.length} requests or connections, ${moved.length} navigations`;
}

/** What happened though it must not; empty where the layers keep their word. */
export function broken({ never }: Trial, tried: Tried): string[] {
  return never.flatMap((what) => tried[what].map((one) => `${what}: ${one}`));
}
