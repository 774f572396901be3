// SHA-256 of octets as they come. The browser's own is several times faster and takes only
// whole pieces, so it is used for all but the largest messages.
import { sha256 } from '@noble/hashes/sha2.js';
import { archiveLimits } from '../limits.ts';
import { joined } from './packing.ts';

export type Hasher = {
  /** `bytes` must not be changed afterwards. */
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Hex. */
  end(): Promise<string>;
};

export function createHasher(): Hasher {
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let octets = 0;
  let slow: ReturnType<typeof sha256.create> | null = null;

  return {
    add(bytes) {
      octets += bytes.length;
      if (slow) return void slow.update(bytes);
      pieces.push(bytes);
      // A page that came unencrypted has no `subtle`.
      if (octets <= archiveLimits.hashAtOnceOctets && 'subtle' in crypto) return;
      slow = sha256.create();
      for (const piece of pieces) slow.update(piece);
      pieces = [];
    },
    async end() {
      if (!('subtle' in crypto)) slow ??= sha256.create();
      const [first = new Uint8Array(), ...more] = pieces;
      const whole = more.length === 0 ? first : joined(pieces, octets);
      const hash = slow
        ? slow.digest()
        : new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
      return Array.from(hash, (octet) => octet.toString(16).padStart(2, '0')).join('');
    },
  };
}
