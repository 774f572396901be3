// What can be said of the signatures of a message. Plain data: made in a worker by
// lib/signed, shown by the reader. Every text came from outside. No verdict here says who
// somebody is: that takes an authority, and none is asked.

/** Why a signature does not hold, or could not be checked. */
export type SignatureDoubt =
  /** The content is not what was signed. */
  | 'altered'
  | 'bad-signature'
  /** Beside the content that is shown, the signature carries another one. */
  | 'two-contents'
  /** What was signed is described as something other than mail. */
  | 'not-mail'
  | 'no-certificate'
  | 'no-key'
  /** The certificate or key is not one to sign mail with. */
  | 'wrong-use'
  | 'revoked'
  /** Made with a method that this browser does not know or that proves nothing (MD5). */
  | 'algorithm'
  /** The letters were changed into another alphabet before they could be checked. */
  | 'charset'
  | 'unreadable';

export type CertificateFacts = {
  subject: string;
  issuer: string;
  /** Its own key signed it: anybody can make one. */
  isSelfSigned: boolean;
  /** Names from the issuer upwards, as far as certificates came along and fit. */
  chain: string[];
  notBefore: number;
  notAfter: number;
  /** SHA-256, in hexadecimal. */
  fingerprint: string;
};

export type KeyFacts = {
  fingerprint: string;
  names: string[];
  /** Where the key was found. Both came with the message itself. */
  from: 'attachment' | 'autocrypt' | 'none';
};

export type SignerFacts = {
  result:
    | { state: 'holds'; isWeak: boolean }
    | { state: 'broken'; why: SignatureDoubt }
    | { state: 'unchecked'; why: SignatureDoubt };
  /** Addresses that the certificate or key names, in lower case. */
  addresses: string[];
  name: string;
  /** One of the addresses is that of the one sender named. */
  isSender: boolean;
  /** When the signer says it was signed; ms. */
  signedAt: number | null;
  /** At `signedAt`, or where that is not said at the message's own date, or now. */
  validity: 'valid' | 'expired' | 'not-yet' | null;
  by:
    | { kind: 'certificate'; certificate: CertificateFacts }
    | { kind: 'key'; key: KeyFacts }
    | { kind: 'nobody' };
};

export type SignatureFacts = {
  signers: SignerFacts[];
  /** Signers past the ones that were looked at. */
  more: number;
  /** The entity within an opaque signature, to be taken apart like a message. */
  content: Uint8Array<ArrayBuffer> | null;
};
