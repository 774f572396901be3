// Stretching in a worker of its own: the page answers meanwhile, and what the work needed of
// memory goes with it.
import type { Stretching } from './keys.ts';
import type { StretchAsk } from './stretch-worker.ts';

export const stretchInWorker: Stretching = (passphrase, how) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      worker.terminate();
      if (data instanceof Uint8Array) resolve(data);
      else reject(new Error('no key came'));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('the worker failed'));
    };
    worker.postMessage({ passphrase, how } satisfies StretchAsk);
  });
