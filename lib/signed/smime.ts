// S/MIME signatures (RFC 8551, RFC 5652): whether the bytes are what was signed, and with
// which certificate. Whether that certificate can be believed is not asked: there is no
// list of authorities here, and the words on the screen say so.
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SignatureFacts, SignerFacts } from '../mail/signature.ts';
import { addressesOf, factsOf, maySignMail, nameOf } from './certificate.ts';
import { signedLimits } from './limits.ts';

const oid = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  signingTime: '1.2.840.113549.1.9.5',
  sha1: '1.3.14.3.2.26',
} as const;

type Ask = {
  /** The signature as it came, DER or BER. */
  cms: Uint8Array;
  /** What a detached signature is about; null where the content is inside. */
  content: Uint8Array | null;
  /** The one address in From, in lower case; null where there is none or several. */
  sender: string | null;
  /** ms; for validity where the signer names no time. */
  date: number;
};

/** Throws on what is no signed data. */
export async function checkSmime(ask: Ask): Promise<SignatureFacts> {
  pkijs.setEngine('web', new pkijs.CryptoEngine({ crypto: globalThis.crypto }));
  const signed = readSignedData(ask.cms);
  const inside = contentOf(signed);
  const facts: SignerFacts[] = [];
  for (const at of signed.signerInfos.slice(0, signedLimits.signers).keys()) {
    facts.push(await checkSigner(signed, at, inside, ask));
  }
  return {
    signers: facts,
    more: Math.max(0, signed.signerInfos.length - signedLimits.signers),
    content: ask.content === null ? inside : null,
  };
}

function readSignedData(cms: Uint8Array): pkijs.SignedData {
  const parsed = asn1js.fromBER(new Uint8Array(cms).buffer);
  if (parsed.offset === -1) throw new Error('no ASN.1');
  const info = new pkijs.ContentInfo({ schema: parsed.result });
  if (info.contentType !== oid.signedData) throw new Error('not signed data');
  return new pkijs.SignedData({ schema: info.content });
}

function contentOf({
  encapContentInfo,
}: pkijs.SignedData): Uint8Array<ArrayBuffer> | null {
  const { eContent } = encapContentInfo;
  // Large contents come as a string made of strings.
  return eContent instanceof asn1js.OctetString
    ? new Uint8Array(eContent.getValue())
    : null;
}

async function checkSigner(
  signed: pkijs.SignedData,
  at: number,
  inside: Uint8Array | null,
  { content, sender, date }: Ask,
): Promise<SignerFacts> {
  const info = signed.signerInfos[at];
  const own = (signed.certificates ?? [])
    .filter((one) => one instanceof pkijs.Certificate)
    .slice(0, signedLimits.certificates);
  const certificate = info && (await certificateFor(info, own));
  const signedAt = info ? signingTime(info) : null;
  if (!info || !certificate) {
    const result = { state: 'unchecked', why: 'no-certificate' } as const;
    const nobody = { addresses: [], name: '', isSender: false, validity: null };
    return { result, signedAt, by: { kind: 'nobody' }, ...nobody };
  }
  const facts = await factsOf(certificate, own);
  const addresses = addressesOf(certificate);
  const when = signedAt ?? date;
  return {
    result: await verify(signed, at, { info, certificate, inside, content }),
    addresses,
    name: nameOf(certificate.subject),
    isSender: sender !== null && addresses.includes(sender),
    signedAt,
    validity:
      when > facts.notAfter ? 'expired' : when < facts.notBefore ? 'not-yet' : 'valid',
    by: { kind: 'certificate', certificate: facts },
  };
}

type Parts = {
  info: pkijs.SignerInfo;
  certificate: pkijs.Certificate;
  inside: Uint8Array | null;
  content: Uint8Array | null;
};

async function verify(
  signed: pkijs.SignedData,
  at: number,
  { info, certificate, inside, content }: Parts,
): Promise<SignerFacts['result']> {
  // What is shown must be what is checked: a detached signature with a content of its own
  // is checked against that content by every library ("Johnny, you are fired", §4.1).
  if (content !== null && inside !== null) return broken('two-contents');
  if (content === null && inside === null) return broken('unreadable');
  if (!describesMail(signed, info, inside ?? content)) return broken('not-mail');
  if (!maySignMail(certificate)) return broken('wrong-use');
  try {
    const { signatureVerified } = await signed.verify({
      signer: at,
      data: new Uint8Array(content ?? new Uint8Array()).buffer,
      checkChain: false,
      extendedMode: true,
    });
    const isWeak = info.digestAlgorithm.algorithmId === oid.sha1;
    return signatureVerified ? { state: 'holds', isWeak } : broken('bad-signature');
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/digest doesn't match/i.test(said)) return broken('altered');
    if (/missed detached/i.test(said)) return broken('altered');
    return { state: 'unchecked', why: 'algorithm' };
  }
}

const broken = (
  why:
    | 'two-contents'
    | 'unreadable'
    | 'not-mail'
    | 'wrong-use'
    | 'altered'
    | 'bad-signature',
) => ({ state: 'broken', why }) as const;

/**
 * RFC 5652 §11.1: the attribute names the content's type. Without attributes the signature
 * is over the content itself, which could be another message's attributes: those begin as a
 * SET, and mail does not.
 */
function describesMail(
  signed: pkijs.SignedData,
  info: pkijs.SignerInfo,
  content: Uint8Array | null,
): boolean {
  if (signed.encapContentInfo.eContentType !== oid.data) return false;
  if (!info.signedAttrs) return content?.[0] !== 0x31;
  const named = attribute(info, oid.contentType);
  return named instanceof asn1js.ObjectIdentifier && named.getValue() === oid.data;
}

function signingTime(info: pkijs.SignerInfo): number | null {
  const value = attribute(info, oid.signingTime);
  const isTime =
    value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime;
  const at = isTime ? value.toDate().getTime() : NaN;
  return Number.isNaN(at) ? null : at;
}

function attribute(info: pkijs.SignerInfo, type: string): unknown {
  return info.signedAttrs?.attributes.find((one) => one.type === type)?.values[0];
}

/** RFC 5652 §5.3: named by issuer and number, or by the identifier of its key. */
async function certificateFor(
  { sid }: pkijs.SignerInfo,
  certificates: readonly pkijs.Certificate[],
): Promise<pkijs.Certificate | undefined> {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return certificates.find(
      ({ issuer, serialNumber }) =>
        issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
    );
  }
  const wanted = keyIdentifier(sid);
  for (const certificate of certificates) {
    const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
    const digest = new Uint8Array(
      await crypto.subtle.digest('SHA-1', new Uint8Array(key)),
    );
    if (
      wanted &&
      digest.length === wanted.length &&
      digest.every((b, i) => b === wanted[i])
    ) {
      return certificate;
    }
  }
  return undefined;
}

function keyIdentifier(sid: unknown): Uint8Array | null {
  if (sid instanceof asn1js.OctetString) return sid.valueBlock.valueHexView;
  if (sid instanceof asn1js.Primitive) return sid.valueBlock.valueHexView;
  if (sid instanceof asn1js.Constructed) return keyIdentifier(sid.valueBlock.value[0]);
  return null;
}
