// Fetches an image that a message names, so that its sender meets this relay and not the
// reader. A message is a stranger's wish list: whatever the deployment allows for mail
// servers, only public addresses are asked, on the web's own ports, and only what is a raster
// image by its bytes is handed on. Nothing is kept, and no address is ever logged.
import {
  imageTypeBytes,
  imageTypeOf,
  type ImageType,
} from '../../lib/mail/image-type.ts';
import type { Result } from '../../lib/wire/operations.ts';
import { imageLimits } from '../limits.ts';
import type { Dial } from '../pop3/api.ts';
import { get } from './get.ts';

type Outcome = Result<'image'>;

export type Images = {
  /** Settles with what became of it; rejects only when `signal` calls it off. */
  fetch(ask: {
    url: string;
    signal: AbortSignal;
    write(bytes: Uint8Array): void | Promise<void>;
  }): Promise<Outcome>;
};

/** Ports an image may be asked of. */
export const webPorts: readonly number[] = [80, 443];

/** `dial` keeps the guard: it refuses what is not public before it connects. */
export function createImages(dial: Dial, limits = imageLimits): Images {
  let underWay = 0;

  async function fetch({
    url,
    signal,
    write,
  }: Parameters<Images['fetch']>[0]): Promise<Outcome> {
    if (underWay >= limits.atOnce) return failed('unreachable');
    underWay++;
    const patience = AbortSignal.timeout(limits.wholeMs);
    try {
      return await follow(url, AbortSignal.any([signal, patience]), write);
    } catch (error) {
      if (signal.aborted) throw error;
      return failed('unreachable');
    } finally {
      underWay--;
    }
  }

  async function follow(
    first: string,
    signal: AbortSignal,
    write: (bytes: Uint8Array) => void | Promise<void>,
  ): Promise<Outcome> {
    let url = webAddress(first);
    for (let hops = 0; url !== null && hops <= limits.redirects; hops++) {
      const { status, location, body } = await get(url, dial, signal);
      try {
        if (status === 200) return await take(body, write, limits.bytes);
        if (![301, 302, 303, 307, 308].includes(status) || location === null)
          return failed('not-an-image');
        url = webAddress(location, url);
      } finally {
        body.destroy();
      }
    }
    return failed('unreachable');
  }

  return { fetch };
}

/** Null for what is not asked at all; the guard judges host and port when it is dialled. */
function webAddress(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null;
  const url = new URL(text, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // A password in an address is somebody's secret, and no image needs one.
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

async function take(
  body: AsyncIterable<Uint8Array>,
  write: (bytes: Uint8Array) => void | Promise<void>,
  atMost: number,
): Promise<Outcome> {
  let head: Uint8Array | null = new Uint8Array();
  let type: ImageType | null = null;
  let octets = 0;
  for await (const chunk of body) {
    octets += chunk.length;
    if (octets > atMost) return failed('too-large');
    if (head === null) {
      await write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < imageTypeBytes) continue;
    type = imageTypeOf(head);
    if (type === null) return failed('not-an-image');
    await write(head);
    head = null;
  }
  return type === null ? failed('not-an-image') : { state: 'loaded', type, octets };
}

function failed(why: Extract<Outcome, { state: 'failed' }>['why']): Outcome {
  return { state: 'failed', why };
}
