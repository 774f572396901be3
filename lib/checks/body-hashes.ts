// Hashes of a message's body for all its signatures in one pass over the stored bytes,
// however large they are: nothing is held but the piece at hand.
import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBody, type Canonical } from './canonical.ts';

export type BodyAsk = { body: Canonical; length: number | null };
/** `isAll`: nothing of the body lies beyond what is hashed. `isThere`: `length` was there. */
export type BodyHash = { hash: string; isAll: boolean; isThere: boolean };

export async function bodyHashes(
  body: ReadableStream<Uint8Array> | Iterable<Uint8Array>,
  asks: readonly BodyAsk[],
): Promise<BodyHash[]> {
  const machines = asks.map((ask) => {
    const hash = sha256.create();
    let seen = 0;
    const canonical = canonicalBody(ask.body, (bytes) => {
      const room = ask.length === null ? bytes.length : Math.max(0, ask.length - seen);
      if (room > 0) hash.update(bytes.subarray(0, room));
      seen += bytes.length;
    });
    return { ask, hash, canonical, seen: () => seen };
  });
  for await (const piece of pieces(body))
    for (const { canonical } of machines) canonical.push(piece);
  return machines.map(({ ask, hash, canonical, seen }) => {
    canonical.end();
    return {
      hash: btoa(String.fromCharCode(...hash.digest())),
      isAll: ask.length === null || seen() <= ask.length,
      isThere: ask.length === null || seen() >= ask.length,
    };
  });
}

/** Chromium's streams cannot be iterated in every worker yet. */
async function* pieces(
  body: ReadableStream<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (!(body instanceof ReadableStream)) return yield* body;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
