// Images that an open message names, fetched by way of the proxy: a few at a time, each
// with a type of ours, so that nothing fetched can open as a document.
import { imageTypeOf } from '../mail/image-type.ts';
import type { Call } from './call.ts';

export type Images = {
  /** Null where it could not be had; never rejects. */
  load(address: string, signal: AbortSignal): Promise<Blob | null>;
};

/** What browsers ask of one host at once; well below what the socket carries. */
const atOnce = 6;

export function createImages(call: Call): Images {
  const waiting: (() => void)[] = [];
  let underWay = 0;

  async function turn(): Promise<void> {
    if (underWay >= atOnce) await new Promise<void>((go) => waiting.push(go));
    underWay++;
  }

  async function fetch(address: string, signal: AbortSignal): Promise<Blob | null> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const result = await call(
      'image',
      { url: address },
      { signal, onBytes: (bytes) => void chunks.push(Uint8Array.from(bytes)) },
    );
    if (result.state === 'failed') return null;
    const blob = new Blob(chunks);
    const type = imageTypeOf(new Uint8Array(await blob.slice(0, 16).arrayBuffer()));
    return type === null || blob.size !== result.octets
      ? null
      : blob.slice(0, blob.size, type);
  }

  return {
    async load(address, signal) {
      await turn();
      try {
        return signal.aborted ? null : await fetch(address, signal);
      } catch {
        return null;
      } finally {
        underWay--;
        waiting.shift()?.();
      }
    },
  };
}
