// Messages signed for a test by an implementation that is not ours, and the zone their keys
// stand in.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sealMessage } from 'mailauth/lib/arc/index.js';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { LookUp } from '../../lib/checks/look-up.ts';

export type Zone = Record<string, string[]>;
export type Signer = {
  domain: string;
  selector: string;
  kind: 'rsa' | 'ed25519';
  key: KeyObject;
  /** What the zone says under the selector. */
  record: string;
};

export function createSigner(
  domain: string,
  options: { selector?: string; kind?: Signer['kind']; bits?: number } = {},
): Signer {
  const { selector = 'one', kind = 'rsa', bits = 2048 } = options;
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  // RFC 8463 §4.2: the 32 octets of the key alone.
  const p = (kind === 'rsa' ? der : der.subarray(-32)).toString('base64');
  return {
    domain,
    selector,
    kind,
    key: privateKey,
    record: `v=DKIM1; k=${kind}; p=${p}`,
  };
}

export function zoneOf(...signers: readonly Signer[]): Zone {
  return Object.fromEntries(
    signers.map(({ selector, domain, record }) => [
      `${selector}._domainkey.${domain}`,
      [record],
    ]),
  );
}

/** Answers from a zone, and says what it was asked. */
export function lookUpIn(zone: Zone): LookUp & { asked: string[] } {
  const asked: string[] = [];
  const lookUp: LookUp = (name) => {
    asked.push(name);
    const records = zone[name];
    return Promise.resolve(records ? { kind: 'records', records } : { kind: 'none' });
  };
  return Object.assign(lookUp, { asked });
}

export type Signing = {
  /** Names of the fields that are signed, with colons between; the signer's own choice where absent. */
  fields?: string;
  canonicalization?: string;
  maxBodyLength?: number;
  signTime?: Date;
  expires?: Date;
};

/** The message with a signature of this signer on top. */
export async function signed(
  message: string,
  { domain, selector, kind, key }: Signer,
  options: Signing = {},
): Promise<string> {
  const own = { signingDomain: domain, selector, privateKey: pem(key) };
  const { maxBodyLength } = options;
  // Its types ask for a list here, its code for names with colons between.
  const fields: unknown = options.fields;
  const { signatures, errors } = await dkimSign(Buffer.from(message, 'latin1'), {
    ...own, // its types ask for it here, its code below
    canonicalization: options.canonicalization ?? 'relaxed/relaxed',
    algorithm: `${kind}-sha256`,
    signTime: options.signTime ?? new Date('2026-03-02T12:00:00Z'),
    ...(fields !== undefined && { headerList: fields as string[] }),
    ...(options.expires && { expires: options.expires }),
    signatureData: [{ ...own, ...(maxBodyLength !== undefined && { maxBodyLength }) }],
  });
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return signatures + message;
}

/** The message passed on: with one more ARC set of this signer on top. */
export async function sealed(
  message: string,
  { domain, selector, kind, key }: Signer,
  instance: number,
  authResults: string,
): Promise<string> {
  const seal = {
    i: instance,
    signingDomain: domain,
    selector,
    privateKey: pem(key),
    algorithm: `${kind}-sha256`,
    authResults,
    cv: instance === 1 ? 'none' : 'pass',
    signTime: new Date('2026-03-02T12:00:00Z'),
  };
  const headers = await sealMessage(Buffer.from(message, 'latin1'), seal);
  return headers.toString('latin1') + message;
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
