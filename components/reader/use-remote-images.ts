// Brings the remote images of a message into its frame once there is consent: bytes from the
// proxy under addresses of our own, or the addresses themselves where the browser fetches.
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { fetchImage, showRemote } from '../../lib/html/frame-document.ts';

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
    const stop = new AbortController();
    const made: string[] = [];
    /** Where the frame finds the image; null where it cannot be had. */
    const load = async (address: string): Promise<string | null> => {
      if (fetcher === 'browser')
        return (await fetchImage(inside, address)) ? address : null;
      const image = await app.loadImage(address, stop.signal);
      if (!image || stop.signal.aborted) return null;
      const url = URL.createObjectURL(image);
      made.push(url);
      return url;
    };
    addresses.forEach((address, n) => {
      void load(address).then((place) => {
        if (stop.signal.aborted) return;
        if (place !== null) showRemote(inside, n, place);
        setProgress(({ loaded, failed }) =>
          place === null
            ? { loaded, failed: failed + 1 }
            : { loaded: loaded + 1, failed },
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
