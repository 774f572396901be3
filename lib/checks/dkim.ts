// DKIM (RFC 6376): the signatures of a message, verified on its bytes.
import type { SignatureCheck, SignatureWhy } from '../mail/sender-checks.ts';
import { bodyHashes, type BodyHash } from './body-hashes.ts';
import { canonicalField } from './canonical.ts';
import { octets, type Head, type RawField } from './head.ts';
import { isSigned, readKey, type Key } from './key.ts';
import { checkLimits } from './limits.ts';
import type { LookUp } from './look-up.ts';
import { readSignature, type Signature, type Unreadable } from './signature.ts';

export type Message = {
  head: Head;
  /** From the first octet of the body; read at most once for each call. */
  body(): ReadableStream<Uint8Array> | Iterable<Uint8Array>;
  /** False for a peek. */
  isWhole: boolean;
  /** When it arrived, ms since 1970. */
  at: number;
  /** False where no encoder made the body that the header calls encoded (encoding.ts). */
  fitsEncoding: boolean;
};

export type Verified = Omit<SignatureCheck, 'isAligned'>;
type Found = Pick<Verified, 'state' | 'why'> & { isTest?: boolean };

/** In the order they stand: the newest first. */
export function signaturesOf(message: Message): (Signature | Unreadable)[] {
  return message.head.fields
    .filter(({ name }) => name === 'dkim-signature')
    .map((field) => readSignature(field, 'dkim', message));
}

export function verifyDkim(message: Message, lookUp: LookUp): Promise<Verified[]> {
  return verifyAll(message, signaturesOf(message), lookUp);
}

/** As they stand, before anybody was asked for a key. */
export function unverified(message: Message): Verified[] {
  return signaturesOf(message).map((one) =>
    described(one, unknown('field' in one ? 'not-asked' : one.why)),
  );
}

export async function verifyAll(
  message: Message,
  signatures: readonly (Signature | Unreadable)[],
  lookUp: LookUp,
): Promise<Verified[]> {
  const readable = signatures.flatMap((one) => ('field' in one ? [one] : []));
  const tried = readable.slice(0, checkLimits.signatures);
  const keys = await Promise.all(tried.map((one) => keyOf(message, one, lookUp)));
  // The body is only read for signatures whose key is there.
  const ready = tried.flatMap((signature, index) => {
    const key = keys[index];
    return typeof key === 'object' ? [{ signature, key }] : [];
  });
  const hashes =
    ready.length > 0
      ? await bodyHashes(
          message.body(),
          ready.map(({ signature }) => signature),
        )
      : [];
  const found = new Map<Signature, Found>();
  for (const [index, one] of tried.entries()) {
    const key = keys[index];
    if (typeof key === 'string') found.set(one, unknown(key));
  }
  for (const [index, { signature, key }] of ready.entries()) {
    const hash = hashes[index];
    if (hash) found.set(signature, await verifyOne(message.head, signature, hash, key));
  }
  return signatures.map((one) =>
    described(
      one,
      'field' in one ? (found.get(one) ?? unknown('too-many')) : unknown(one.why),
    ),
  );
}

function described(one: Signature | Unreadable, found: Found): Verified {
  return {
    domain: one.domain,
    selector: one.selector,
    algorithm: 'field' in one ? one.algorithm : '',
    signed: 'field' in one ? one.signed : [],
    isTest: false,
    ...found,
  };
}

async function keyOf(
  { head, isWhole }: Message,
  signature: Signature,
  lookUp: LookUp,
): Promise<Key | SignatureWhy> {
  if (!isWhole || !head.isWhole) return 'not-whole';
  if (!hasCrypto()) return 'no-crypto';
  const answer = await lookUp(`${signature.selector}._domainkey.${signature.domain}`);
  if (answer.kind === 'none') return 'no-key';
  if (answer.kind !== 'records') return answer.kind;
  return readKey(answer.records, signature);
}

async function verifyOne(
  head: Head,
  signature: Signature,
  body: BodyHash,
  key: Key,
): Promise<Found> {
  const signed = octets(signedHeader(head, signature));
  const { isTest } = key;
  if (!(await isSigned(key, signature.value, signed)))
    return { state: 'fail', why: 'header-changed', isTest };
  if (!body.isThere || body.hash !== signature.bodyHash)
    return { state: 'fail', why: 'body-changed', isTest };
  // What was added behind the signed part would pass for the signer's words.
  return body.isAll
    ? { state: 'pass', why: null, isTest }
    : { ...unknown('partial'), isTest };
}

const unknown = (why: SignatureWhy): Found => ({ state: 'unknown', why });

/** Without a secure context (plain http on a network) browsers keep WebCrypto away. */
function hasCrypto(): boolean {
  return 'subtle' in crypto && (crypto.subtle as SubtleCrypto | undefined) !== undefined;
}

/** The octets a signature is over (RFC 6376 §3.7), one character each. */
export function signedHeader(
  { fields }: Head,
  { signed, header, field }: Pick<Signature, 'signed' | 'header' | 'field'>,
): string {
  const left = new Map<string, RawField[]>();
  for (const one of fields) {
    const same = left.get(one.name);
    if (same) same.push(one);
    else left.set(one.name, [one]);
  }
  const lines: string[] = [];
  for (const name of signed) {
    // The lowest first; a name more often than its fields signs that there is no other.
    const next = left.get(name)?.pop();
    if (next) lines.push(`${canonicalField(next.raw, header)}\r\n`);
  }
  return lines.join('') + canonicalField(withoutValue(field.raw), header);
}

/** The field with an empty `b=`, as it was when it was signed. */
export function withoutValue(raw: string): string {
  const colon = raw.indexOf(':') + 1;
  return raw.slice(0, colon) + raw.slice(colon).replace(/((?:^|;)\s*b\s*=)[^;]*/, '$1');
}
