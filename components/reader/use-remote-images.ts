// Brings the remote images of a message into its frame once there is consent: bytes from the
// proxy under addresses of our own, or the addresses themselves where the browser fetches.
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { showRemote } from '../../lib/html/frame-document.ts';

/** Who fetches; `nobody` while there is no consent. */
export type Fetcher = 'nobody' | 'proxy' | 'browser';
export type Progress = { loaded: number; failed: number };

const nothingYet: Progress = { loaded: 0, failed: 0 };

export function useRemoteImages(
  inside: Document | null,
  addresses: readonly string[],
  fetcher: Fetcher,
): Progress {
  const [progress, setProgress] = useState(nothingYet);
  useEffect(() => {
    if (!inside || fetcher === 'nobody') return;
    if (fetcher === 'browser') {
      for (const [n, address] of addresses.entries()) showRemote(inside, n, address);
      return;
    }
    const stop = new AbortController();
    const made: string[] = [];
    addresses.forEach((address, n) => {
      void app.loadImage(address, stop.signal).then((image) => {
        if (stop.signal.aborted) return;
        if (image) {
          const url = URL.createObjectURL(image);
          made.push(url);
          showRemote(inside, n, url);
        }
        setProgress(({ loaded, failed }) =>
          image ? { loaded: loaded + 1, failed } : { loaded, failed: failed + 1 },
        );
      });
    });
    return () => {
      stop.abort();
      for (const url of made) URL.revokeObjectURL(url);
      setProgress(nothingYet);
    };
  }, [inside, addresses, fetcher]);
  return progress;
}
