// OpenPGP signatures (RFC 9580, RFC 3156): whether the bytes are what was signed, with a
// key that came along. Such a key proves that nothing was changed, not who signed.
import * as openpgp from 'openpgp';
import type { KeyFacts, SignatureFacts, SignerFacts } from '../mail/signature.ts';
import { signedLimits } from './limits.ts';

type Ask = {
  signature: Uint8Array;
  /** What a detached signature is about; null for a text signed in the clear. */
  content: Uint8Array | null;
  keys: readonly { bytes: Uint8Array; from: 'attachment' | 'autocrypt' }[];
  /** The one address in From, in lower case; null where there is none or several. */
  sender: string | null;
  /** ms; a key that was good then is good enough, and one made later is not. */
  date: number;
};
type Made = Awaited<ReturnType<typeof openpgp.verify>>['signatures'][number];
type Key = openpgp.Key & { cameFrom: KeyFacts['from'] };

/** Throws on what is no signature. */
export async function checkPgp(ask: Ask): Promise<SignatureFacts> {
  const keys = await readKeys(ask.keys);
  const made = await results(ask, keys);
  const facts: SignerFacts[] = [];
  for (const one of made.slice(0, signedLimits.signers)) {
    facts.push(await factsOf(one, keys, ask));
  }
  const more = Math.max(0, made.length - signedLimits.signers);
  return { signers: facts, more, content: null };
}

async function results(
  { signature, content, date }: Ask,
  verificationKeys: Key[],
): Promise<Made[]> {
  const text = new TextDecoder('utf-8').decode(signature);
  if (content === null) {
    // Text before, after or between blocks is nobody's; the library would pass over it.
    if (!isOneBlock(text)) throw new Error('not one signed text');
    const message = await openpgp.readCleartextMessage({ cleartextMessage: text });
    return (await openpgp.verify({ message, verificationKeys, date: new Date(date) }))
      .signatures;
  }
  const isArmoured = text.includes('-----BEGIN PGP');
  const detached = await (isArmoured
    ? openpgp.readSignature({ armoredSignature: text })
    : openpgp.readSignature({ binarySignature: signature }));
  const message = await openpgp.createMessage({ binary: content });
  const asked = { message, signature: detached, verificationKeys, date: new Date(date) };
  return (await openpgp.verify(asked)).signatures;
}

/** From the first mark to the last, with no other mark of the kind between. */
function isOneBlock(text: string): boolean {
  const whole = text.trim();
  return (
    whole.startsWith('-----BEGIN PGP SIGNED MESSAGE-----') &&
    whole.indexOf('-----END PGP SIGNATURE-----') === whole.length - 27 &&
    whole.indexOf('\n-----BEGIN PGP SIGNED MESSAGE-----') === -1
  );
}

async function factsOf(
  { keyID, signature, verified }: Made,
  keys: readonly Key[],
  { content, sender, signature: sent }: Ask,
): Promise<SignerFacts> {
  const key = keys.find((one) => one.getKeys(keyID).length > 0);
  const packet = (await signature.catch(() => null))?.packets[0];
  const names = key?.getUserIDs() ?? [];
  const addresses = names.map(addressIn).filter((address) => address !== '');
  return {
    result: await resultOf(
      verified,
      key !== undefined,
      content === null && !isUtf8(sent),
    ),
    addresses,
    name: (names[0] ?? '').replace(/\s*<[^>]*>\s*$/, ''),
    isSender: sender !== null && addresses.includes(sender),
    signedAt: packet?.created?.getTime() ?? null,
    validity: null,
    by: {
      kind: 'key',
      key: {
        fingerprint: key?.getFingerprint() ?? keyID.toHex(),
        names: names.map((name) => name.slice(0, 300)),
        from: key?.cameFrom ?? 'none',
      },
    },
  };
}

async function resultOf(
  verified: Promise<boolean>,
  hasKey: boolean,
  isRecoded: boolean,
): Promise<SignerFacts['result']> {
  if (!hasKey) return { state: 'unchecked', why: 'no-key' };
  try {
    await verified;
    return { state: 'holds', isWeak: false };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/insecure|rejected|unknown|unsupported|disallowed/i.test(said))
      return { state: 'unchecked', why: 'algorithm' };
    if (/revoked/i.test(said)) return { state: 'broken', why: 'revoked' };
    if (/expired|self-signature|not valid|no .*key/i.test(said))
      return { state: 'unchecked', why: 'wrong-use' };
    if (isRecoded) return { state: 'unchecked', why: 'charset' };
    return { state: 'broken', why: 'altered' };
  }
}

async function readKeys(sent: Ask['keys']): Promise<Key[]> {
  const keys: Key[] = [];
  for (const { bytes, from } of sent) {
    const text = new TextDecoder('latin1').decode(
      bytes.subarray(0, signedLimits.keyOctets),
    );
    const read = await (
      text.includes('-----BEGIN PGP')
        ? openpgp.readKeys({ armoredKeys: text })
        : openpgp.readKeys({ binaryKeys: bytes })
    ).catch(() => []);
    keys.push(...read.map((key) => Object.assign(key, { cameFrom: from })));
  }
  return keys.slice(0, signedLimits.keys);
}

/** The address of a user ID: `Anna <anna@morel.example>`, or the address alone. */
function addressIn(userId: string): string {
  const found = /<([^\s<>@]+@[^\s<>@]+)>\s*$/.exec(userId)?.[1];
  const bare = /^[^\s<>@]+@[^\s<>@]+$/.exec(userId.trim())?.[0];
  return (found ?? bare ?? '').toLowerCase();
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
