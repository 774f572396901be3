// A vault's keys. A random one seals everything; the passphrase seals only that one, so that
// it can be changed without sealing anything anew. Whoever reads the record without the
// passphrase has to guess it, at the price of one Argon2id each.
import { z } from 'zod/mini';
import { vaultLimits } from './limits.ts';

const { keyOctets, nonceOctets, saltOctets } = vaultLimits;

const octets = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);

export const sealed = z.object({ nonce: octets, bytes: octets });
export type Sealed = z.output<typeof sealed>;

const count = (most: number) => z.int().check(z.minimum(1), z.maximum(most));
const stretch = z.object({
  salt: octets,
  memoryKib: count(vaultLimits.memoryKibAtMost),
  passes: count(vaultLimits.passesAtMost),
  lanes: count(vaultLimits.lanesAtMost),
});
export type Stretch = z.output<typeof stretch>;

/** All of a vault that can be read while it is locked, but for sealed pieces and sizes. */
export const vaultRecord = z.object({
  id: z.string().check(z.regex(/^vault:[0-9a-f]{32}$/)),
  /** Chosen by the person, who was told that everybody can read it. */
  label: z.string().check(z.maxLength(vaultLimits.labelChars)),
  madeAt: z.number(),
  stretch,
  wrapped: sealed,
});
export type VaultRecord = z.output<typeof vaultRecord>;

/** Argon2id with these parameters, `keyOctets` long; takes about half a second. */
export type Stretching = (passphrase: string, how: Stretch) => Promise<Uint8Array>;

/** In memory only; none of them can be taken out again, but for the database's. */
export type VaultKeys = {
  /** AES-256-GCM, for what IndexedDB keeps. */
  sealing: CryptoKey;
  /** HMAC-SHA-256, for names that tell nothing. */
  naming: CryptoKey;
  /** AES-256-GCM, for the pages of the database; made anew each time it is asked for. */
  database(): Promise<Uint8Array<ArrayBuffer>>;
};

export async function makeVault(
  stretching: Stretching,
  ask: { id: string; label: string; passphrase: string; madeAt: number },
): Promise<{ record: VaultRecord; keys: VaultKeys }> {
  const master = random(keyOctets);
  const { id, label, madeAt } = ask;
  const lock = await wrap(stretching, id, ask.passphrase, master);
  return { record: { id, label, madeAt, ...lock }, keys: await keysOf(master) };
}

/** Null where the passphrase is another, or the record was tampered with: nobody can tell. */
export async function openVault(
  stretching: Stretching,
  record: VaultRecord,
  passphrase: string,
): Promise<VaultKeys | null> {
  const master = await unwrap(stretching, record, passphrase);
  return master && keysOf(master);
}

/** The same vault under another passphrase; null where the one so far is another. */
export async function rewrap(
  stretching: Stretching,
  record: VaultRecord,
  { from, to }: { from: string; to: string },
): Promise<VaultRecord | null> {
  const master = await unwrap(stretching, record, from);
  return master && { ...record, ...(await wrap(stretching, record.id, to, master)) };
}

async function wrap(
  stretching: Stretching,
  id: string,
  passphrase: string,
  master: Uint8Array<ArrayBuffer>,
): Promise<Pick<VaultRecord, 'stretch' | 'wrapped'>> {
  const how: Stretch = { salt: random(saltOctets), ...vaultLimits.stretch };
  const key = await wrappingKey(stretching, passphrase, how);
  return { stretch: how, wrapped: await seal(key, `master ${id}`, master) };
}

async function unwrap(
  stretching: Stretching,
  { id, stretch: how, wrapped }: VaultRecord,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await wrappingKey(stretching, passphrase, how);
  return unseal(key, `master ${id}`, wrapped).catch(() => null);
}

async function wrappingKey(
  stretching: Stretching,
  passphrase: string,
  how: Stretch,
): Promise<CryptoKey> {
  // One form for one passphrase, however a keyboard composes its letters.
  const stretched = await stretching(passphrase.normalize('NFC'), how);
  return crypto.subtle.importKey('raw', new Uint8Array(stretched), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
}

async function keysOf(master: Uint8Array<ArrayBuffer>): Promise<VaultKeys> {
  const base = await crypto.subtle.importKey('raw', master, 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  master.fill(0);
  const use = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: new TextEncoder().encode(info),
  });
  const [sealing, naming] = await Promise.all([
    crypto.subtle.deriveKey(
      use('shelves'),
      base,
      { name: 'AES-GCM', length: keyOctets * 8 },
      false,
      ['encrypt', 'decrypt'],
    ),
    crypto.subtle.deriveKey(
      use('names'),
      base,
      { name: 'HMAC', hash: 'SHA-256', length: keyOctets * 8 },
      false,
      ['sign'],
    ),
  ]);
  return {
    sealing,
    naming,
    database: async () =>
      new Uint8Array(
        await crypto.subtle.deriveBits(use('database'), base, keyOctets * 8),
      ),
  };
}

/** `place` is bound to it: sealed for one place, it opens in no other. */
export async function seal(
  key: CryptoKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const nonce = random(nonceOctets);
  const made = await crypto.subtle.encrypt(how(nonce, place), key, bytes);
  return { nonce, bytes: new Uint8Array(made) };
}

/** Rejects where it was sealed by another key or for another place, or was changed. */
export async function unseal(
  key: CryptoKey,
  place: string,
  { nonce, bytes }: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(how(nonce, place), key, bytes));
}

function how(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
