// One page of a sealed database: AES-256-GCM over all but its last octets, where nonce and tag
// stand in the room that SQLite leaves free (SQLITE_FCNTL_RESERVE_BYTES). Bound to its place:
// in another it does not open. An older state of the same page does: nothing tells the two.
//
// By the library and not by the browser: SQLite waits for its pages and takes no promise.
import { gcm } from '@noble/ciphers/aes.js';
import { vaultLimits } from './limits.ts';

const { nonceOctets, tagOctets } = vaultLimits;
/** At the end of each page. */
export const reservedOctets = nonceOctets + tagOctets;

export type Place = { file: 'database' | 'journal'; page: number };

/** Of the octets of a page, the same number of them. */
export function sealPage(key: Uint8Array, place: Place, page: Uint8Array): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceOctets));
  const end = page.length - reservedOctets;
  const sealed = new Uint8Array(page.length);
  sealed.set(gcm(key, nonce, boundTo(place)).encrypt(page.subarray(0, end)));
  sealed.set(nonce, end + tagOctets);
  return sealed;
}

/**
 * Null where it is not what `sealPage` made for this place with this key. A page that was
 * never written is zeros on the disk, and is that.
 */
export function openPage(
  key: Uint8Array,
  place: Place,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.every((octet) => octet === 0)) return sealed;
  const nonce = sealed.subarray(sealed.length - nonceOctets);
  const page = new Uint8Array(sealed.length);
  try {
    const opened = gcm(key, nonce, boundTo(place));
    page.set(opened.decrypt(sealed.subarray(0, sealed.length - nonceOctets)));
  } catch {
    return null;
  }
  return page;
}

function boundTo({ file, page }: Place): Uint8Array {
  const place = new DataView(new ArrayBuffer(5));
  place.setUint8(0, file === 'database' ? 0 : 1);
  place.setUint32(1, page);
  return new Uint8Array(place.buffer);
}
