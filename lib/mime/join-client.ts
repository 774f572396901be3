// Puts the pieces of a message together without ever freezing the page. It is seldom asked
// for, so its worker is ended after each.
import { mimeLimits } from './limits.ts';
import type { Reassembled } from './partial.ts';

/** As `reassemble`; null where it takes too long or no worker can be had. Never rejects. */
export function joinPieces(messages: readonly Uint8Array[]): Promise<Reassembled | null> {
  return new Promise((resolve) => {
    let late: ReturnType<typeof setTimeout> | undefined;
    let worker: Worker | null = null;
    const end = (joined: Reassembled | null) => {
      clearTimeout(late);
      worker?.terminate();
      resolve(joined);
    };
    try {
      worker = new Worker(new URL('./join-worker.ts', import.meta.url), {
        type: 'module',
      });
    } catch {
      return end(null);
    }
    late = setTimeout(() => end(null), mimeLimits.joinMs);
    worker.onerror = () => end(null);
    worker.onmessage = ({ data }: MessageEvent<Reassembled>) => end(data);
    worker.postMessage(messages);
  });
}
