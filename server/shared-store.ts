// What several proxies must know together lives in Redis or Valkey, when there is one. It
// holds counters under hashes, nothing else: no name, no address, no mail.
import { createClient } from '@redis/client';
import { sharedStoreLimits as limits } from './limits.ts';

export type SharedStore = {
  readonly client: ReturnType<typeof clientFor>;
  close(): void;
};

/**
 * Connects; a line lost later is made anew, for as long as it takes, and `onLost` hears of
 * each loss once. Rejects with the client's error where no store answers at the start: it
 * was asked for, so to count alone would be to count wrong.
 */
export async function openSharedStore(
  url: string,
  onLost: () => void,
): Promise<SharedStore> {
  let state: 'starting' | 'up' | 'lost' = 'starting';
  const client = clientFor(url, (retries, cause) =>
    state === 'starting'
      ? cause
      : Math.min(limits.retryMs * 2 ** retries, limits.retryMostMs),
  );
  client.on('ready', () => (state = 'up'));
  client.on('error', () => {
    if (state !== 'up') return;
    state = 'lost';
    onLost();
  });
  await client.connect();
  return { client, close: () => client.destroy() };
}

function clientFor(
  url: string,
  again: (retries: number, cause: Error) => number | Error,
) {
  return createClient({
    url,
    // A question that cannot be asked now is answered by the proxy's own count.
    disableOfflineQueue: true,
    socket: { connectTimeout: limits.connectMs, reconnectStrategy: again },
  });
}
