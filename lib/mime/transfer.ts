// Content-Transfer-Encoding undone (RFC 2045 §6), exactly: what was put in comes out, and
// what is damaged comes out as far as it goes.
import { base64Size, fromBase64 } from './base64.ts';
import { fromQuotedPrintable, quotedPrintableSize } from './quoted-printable.ts';
import { decodeUuencode, uuDamageAt } from './uuencode.ts';
import type { DamageKind } from '../mail/mime-part.ts';

type Damaged = { kind: DamageKind; at: number } | null;

/** `encoding` as in the field, lower-case. The result never shares memory with `bytes`. */
export function decodeTransfer(
  bytes: Uint8Array,
  encoding: string,
): Uint8Array<ArrayBuffer> {
  return decodeWithDamage(bytes, encoding).bytes.slice();
}

/**
 * The same, with the first thing that is wrong, as an offset in `bytes`. For reading only:
 * what was not encoded is not copied.
 */
export function decodeWithDamage(
  bytes: Uint8Array,
  encoding: string,
): { bytes: Uint8Array; damage: Damaged } {
  switch (transferOf(encoding)) {
    case 'base64': {
      const { bytes: decoded, badAt } = fromBase64(bytes);
      return { bytes: decoded, damage: damaged('bad-base64', badAt) };
    }
    case 'quoted-printable': {
      const { bytes: decoded, badAt } = fromQuotedPrintable(bytes);
      return { bytes: decoded, damage: damaged('bad-quoted-printable', badAt) };
    }
    case 'uuencode':
      return { bytes: decodeUuencode(bytes), damage: uuDamage(bytes) };
    case 'identity':
      return { bytes, damage: null };
    case 'unknown':
      return { bytes, damage: { kind: 'unknown-encoding', at: 0 } };
  }
}

export type Measured = {
  /** Octets that decoding will give. */
  size: number;
  /** The first thing that is wrong, as an offset in `bytes`. */
  damage: Damaged;
};

/** What decoding would give, without the memory. */
export function measureTransfer(bytes: Uint8Array, encoding: string): Measured {
  switch (transferOf(encoding)) {
    case 'base64': {
      const { size, badAt } = base64Size(bytes);
      return { size, damage: damaged('bad-base64', badAt) };
    }
    case 'quoted-printable': {
      const { size, badAt } = quotedPrintableSize(bytes);
      return { size, damage: damaged('bad-quoted-printable', badAt) };
    }
    case 'uuencode':
      return { size: decodeUuencode(bytes).length, damage: uuDamage(bytes) };
    case 'identity':
      return { size: bytes.length, damage: null };
    case 'unknown':
      return { size: bytes.length, damage: { kind: 'unknown-encoding', at: 0 } };
  }
}

type Transfer = 'base64' | 'quoted-printable' | 'uuencode' | 'identity' | 'unknown';

/** By the word that is in it; the label is often bent. */
export function transferOf(encoding: string): Transfer {
  if (encoding === '') return 'identity';
  if (encoding.includes('base64')) return 'base64';
  if (/quoted-?printable/.test(encoding)) return 'quoted-printable';
  if (/uue|uuencode/.test(encoding)) return 'uuencode';
  return /^["']?(?:[78]-?bits?|binary|none)\b/.test(encoding) ? 'identity' : 'unknown';
}

function uuDamage(bytes: Uint8Array): Damaged {
  return damaged('bad-file-in-text', uuDamageAt(bytes));
}

function damaged(kind: DamageKind, at: number): Damaged {
  return at === -1 ? null : { kind, at };
}
