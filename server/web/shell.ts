// What the service worker keeps for the time without a network: the list is made from the
// files that are served, so that it can name none that is missing.
import { createHash } from 'node:crypto';

/** For letters few people get: alphabets and decoders of PDF. Kept once they were needed. */
const laterFolder = '/pdf/';

/** Where the script is served; in front of it stands what is returned here. */
export const serviceWorkerPath = '/sw.js';

/** `assets`: etag and policy by path. */
export function shellOf(
  assets: ReadonlyMap<string, { etag: string; policy: string | null }>,
): string {
  const paths = [...assets.keys()].filter((path) => path !== serviceWorkerPath).sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    const { etag, policy } = assets.get(path) ?? { etag: '', policy: null };
    hash.update(`${path}\0${etag}\0${policy ?? ''}\0`);
  }
  const shell = {
    version: hash.digest('base64url').slice(0, 22),
    files: paths.filter((path) => !path.startsWith(laterFolder)),
    later: paths.filter((path) => path.startsWith(laterFolder)),
  };
  return `const shell = ${JSON.stringify(shell)};\n`;
}
