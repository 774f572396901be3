// Fingerprints of messages in the browser, a piece at a time: the page stays in hand.
import { sha256 } from '@noble/hashes/sha2.js';
import { createPrinter, type Fingerprint } from '../mail/fingerprint.ts';

/** ours: some ten milliseconds of work */
const pieceBytes = 256 * 1024;

export async function printOf(raw: Uint8Array): Promise<Fingerprint> {
  const printer = createPrinter(() => {
    const hash = sha256.create();
    return { update: (bytes) => hash.update(bytes), hex: () => hex(hash.digest()) };
  });
  for (let at = 0; at < raw.length; at += pieceBytes) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    printer.push(raw.subarray(at, at + pieceBytes));
  }
  return printer.end();
}

/** A name for what is not to be read from where the name stands; 32 hex digits. */
export function hashedName(parts: readonly string[]): string {
  return hex(sha256(new TextEncoder().encode(JSON.stringify(parts))).subarray(0, 16));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
