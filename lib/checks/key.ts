// The public key of a signature: its record in the DNS (RFC 6376 §3.6.1) and the key in it,
// ready for WebCrypto. What is too weak, revoked or meant for something else is no key.
import type { SignatureWhy } from '../mail/sender-checks.ts';
import { checkLimits } from './limits.ts';
import { base64, compact, readTags, type Tags } from './tags.ts';
import type { Signature } from './signature.ts';

export type Key = { key: CryptoKey; isTest: boolean };

/** `records`: all TXT records at the key's name. The first one that is a key counts. */
export async function readKey(
  records: readonly string[],
  signature: Pick<Signature, 'algorithm' | 'domain' | 'identity'>,
): Promise<Key | SignatureWhy> {
  const all = records.slice(0, 10).map(readTags);
  const tags = all.find((one) => one !== null && one.has('p'));
  if (!tags) return 'no-key';
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v'))
    return 'bad-key';
  if (compact(tags, 'p') === '') return 'revoked';
  const flags = listed(tags, 't');
  const kind = (compact(tags, 'k') || 'rsa').toLowerCase();
  const isFit =
    kind === signature.algorithm.split('-')[0] &&
    allows(tags, 'h', 'sha256') &&
    (allows(tags, 's', 'email') || listed(tags, 's').includes('*'));
  if (!isFit) return 'bad-key';
  if (flags.includes('s') && signature.identity !== signature.domain) return 'bad-key';
  const bytes = base64(compact(tags, 'p'));
  if (!bytes) return 'bad-key';
  const key = await (kind === 'rsa' ? importRsa(bytes) : importEd25519(bytes));
  return typeof key === 'string' ? key : { key, isTest: flags.includes('y') };
}

/** True where `message` was signed with this key. */
export async function isSigned(
  { key }: Key,
  value: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { name } = key.algorithm;
  // RFC 8463 §3: what Ed25519 signs is the hash of the header, not the header.
  const signed =
    name === 'Ed25519' ? await crypto.subtle.digest('SHA-256', message) : message;
  return crypto.subtle.verify(name, key, value, signed);
}

function listed(tags: Tags, name: string): string[] {
  return compact(tags, name).toLowerCase().split(':').filter(Boolean);
}

function allows(tags: Tags, name: string, wanted: string): boolean {
  return !tags.has(name) || listed(tags, name).includes(wanted);
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

async function importRsa(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey | SignatureWhy> {
  // The RFC's text says RSAPublicKey, its examples and the world SubjectPublicKeyInfo
  // (errata 3017). The bare form is wrapped.
  for (const form of [bytes, wrapped(bytes)]) {
    try {
      const key = await crypto.subtle.importKey('spki', form, rsa, false, ['verify']);
      const bits =
        'modulusLength' in key.algorithm ? Number(key.algorithm.modulusLength) : 0;
      if (bits < checkLimits.rsaBitsLeast) return 'weak-key';
      return bits > checkLimits.rsaBitsMost ? 'bad-key' : key;
    } catch {
      // Not this form.
    }
  }
  return 'bad-key';
}

async function importEd25519(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey | SignatureWhy> {
  if (bytes.length !== 32) return 'bad-key'; // RFC 8463 §4.2
  try {
    return await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  } catch {
    return 'no-crypto'; // a browser from before 2025
  }
}

/** AlgorithmIdentifier of rsaEncryption with NULL (RFC 8017 appendix A.1). */
const rsaIdentifier = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05,
  0x00,
];

function wrapped(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const bits = der(0x03, [0, ...key]);
  return Uint8Array.from(der(0x30, [...rsaIdentifier, ...bits]));
}

function der(tag: number, content: readonly number[]): number[] {
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}
