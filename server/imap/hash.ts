// Hashes of what is read back from a target, as lib/mail/fingerprint.ts wants them.
import { createHash } from 'node:crypto';
import type { Hasher } from '../../lib/mail/fingerprint.ts';

export function sha256(): Hasher {
  const hash = createHash('sha256');
  return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}
