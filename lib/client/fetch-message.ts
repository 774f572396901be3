// One message's bytes from the proxy, with steady progress.
import type { MessageId } from '../mail/message.ts';
import type { Call } from './call.ts';
import type { Clock } from './parts.ts';
import type { RawMessage } from './raw-cache.ts';

/** ours: ten updates a second read as smooth */
const progressMs = 100;

export type FetchOptions = {
  lines?: number;
  allowRetr?: boolean;
  /** False: nobody looks at it yet, and what somebody waits for goes first. */
  urgent?: boolean;
  signal: AbortSignal;
  onProgress?(received: number): void;
  /** Each piece as it comes; it must not be kept. */
  onChunk?(bytes: Uint8Array): void;
};

/** Rejects with a FaultError. `whole`: the end mark came and nothing was cut away. */
export async function fetchMessage(
  call: Call,
  clock: Clock,
  id: MessageId,
  { lines, allowRetr, urgent, signal, onProgress, onChunk }: FetchOptions,
): Promise<RawMessage & { whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let toldAt = clock.now();
  const { whole, via } = await call(
    'read',
    {
      id,
      ...(lines !== undefined && { lines }),
      ...(allowRetr !== undefined && { allowRetr }),
      ...(urgent !== undefined && { urgent }),
    },
    {
      signal,
      onBytes(bytes) {
        chunks.push(bytes);
        received += bytes.length;
        onChunk?.(bytes);
        if (clock.now() - toldAt < progressMs) return;
        toldAt = clock.now();
        onProgress?.(received);
      },
    },
  );
  const raw = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    raw.set(chunk, at);
    at += chunk.length;
  }
  return { raw, via, whole };
}
