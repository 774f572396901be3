// The facts of an X.509 certificate: whom it names, who issued it, until when, for what.
import * as pkijs from 'pkijs';
import type { CertificateFacts } from '../mail/signature.ts';
import { signedLimits } from './limits.ts';

const oid = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  address: '1.2.840.113549.1.9.1',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  purposes: '2.5.29.37',
  mail: '1.3.6.1.5.5.7.3.4',
  anyPurpose: '2.5.29.37.0',
} as const;

export async function factsOf(
  certificate: pkijs.Certificate,
  others: readonly pkijs.Certificate[],
): Promise<CertificateFacts> {
  const isSelfIssued = certificate.issuer.isEqual(certificate.subject);
  const der = certificate.toSchema().toBER(false);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    isSelfSigned: isSelfIssued && (await isSignedBy(certificate, certificate)),
    chain: await chainOf(certificate, others),
    notBefore: certificate.notBefore.value.getTime(),
    notAfter: certificate.notAfter.value.getTime(),
    fingerprint: hex(await crypto.subtle.digest('SHA-256', der)),
  };
}

/** What the certificate calls its holder, or what issued it: common name, else organisation. */
export function nameOf(name: pkijs.RelativeDistinguishedNames): string {
  const values = name.typesAndValues;
  const of = (type: string) => values.find((one) => one.type === type);
  const found =
    of(oid.commonName) ?? of(oid.organisation) ?? of(oid.address) ?? values[0];
  return found ? textOf(found.value) : '';
}

/** RFC 8550 §3: addresses of the alternative names; of the subject in older certificates. */
export function addressesOf(certificate: pkijs.Certificate): string[] {
  const found = new Set<string>();
  const names: unknown = extension(certificate, oid.alternativeNames)?.parsedValue;
  if (names instanceof pkijs.GeneralNames || names instanceof pkijs.AltName) {
    const list = names instanceof pkijs.AltName ? names.altNames : names.names;
    for (const { type, value } of list) {
      if (type === 1 && typeof value === 'string') found.add(value);
    }
  }
  for (const { type, value } of certificate.subject.typesAndValues) {
    if (type === oid.address) found.add(textOf(value));
  }
  // A name with a control character in it is a trick to look like a shorter one.
  return [...found]
    .filter((address) => /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(address))
    .map((address) => address.toLowerCase());
}

/** RFC 8550 §4.4: where uses are named, signing mail is among them. */
export function maySignMail(certificate: pkijs.Certificate): boolean {
  const purposes: unknown = extension(certificate, oid.purposes)?.parsedValue;
  if (purposes instanceof pkijs.ExtKeyUsage) {
    const { keyPurposes } = purposes;
    if (!keyPurposes.includes(oid.mail) && !keyPurposes.includes(oid.anyPurpose)) {
      return false;
    }
  }
  const usage: unknown = extension(certificate, oid.keyUsage)?.parsedValue;
  const bits = bitsOf(usage);
  // Bits 0 and 1: digital signature, non-repudiation.
  return bits === null || (bits & 0xc0) !== 0;
}

async function chainOf(
  certificate: pkijs.Certificate,
  others: readonly pkijs.Certificate[],
): Promise<string[]> {
  const chain: string[] = [];
  let last = certificate;
  while (chain.length < signedLimits.chain && !last.issuer.isEqual(last.subject)) {
    let issuer: pkijs.Certificate | undefined;
    for (const one of others) {
      if (!one.subject.isEqual(last.issuer) || !isAuthority(one)) continue;
      if (await isSignedBy(last, one)) issuer = one;
    }
    if (!issuer) break;
    chain.push(nameOf(issuer.subject));
    last = issuer;
  }
  return chain;
}

function isAuthority(certificate: pkijs.Certificate): boolean {
  const constraints: unknown = extension(certificate, oid.basicConstraints)?.parsedValue;
  return constraints instanceof pkijs.BasicConstraints && constraints.cA;
}

async function isSignedBy(
  certificate: pkijs.Certificate,
  issuer: pkijs.Certificate,
): Promise<boolean> {
  try {
    return await certificate.verify(issuer);
  } catch {
    return false;
  }
}

function extension(certificate: pkijs.Certificate, id: string) {
  return certificate.extensions?.find(({ extnID }) => extnID === id);
}

/** The first octet of a BIT STRING; null for anything else. */
function bitsOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('valueBlock' in value))
    return null;
  const { valueBlock } = value;
  if (typeof valueBlock !== 'object' || valueBlock === null) return null;
  const view: unknown = 'valueHexView' in valueBlock ? valueBlock.valueHexView : null;
  return view instanceof Uint8Array ? (view[0] ?? null) : null;
}

function textOf(value: { valueBlock: { value: unknown } }): string {
  const { value: text } = value.valueBlock;
  return typeof text === 'string' ? text.slice(0, 300) : '';
}

export function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
