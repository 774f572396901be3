// What the signature worker is asked: all of it bytes and facts of one message, nothing to
// fetch. The heavy libraries are loaded for the kind that is at hand.
import type { SignatureFacts } from '../mail/signature.ts';
import { signedLimits } from './limits.ts';

export type SignatureAsk = {
  standard: 'smime' | 'openpgp';
  signature: Uint8Array;
  /** The signed entity as it stands in the message; null where it is in the signature. */
  content: Uint8Array | null;
  /** Keys that came with the message. */
  keys: { bytes: Uint8Array; from: 'attachment' | 'autocrypt' }[];
  /** The one address in From, in lower case; null where there is none or several. */
  sender: string | null;
  /** ms */
  date: number;
};

/** Rejects where there is no signature to be read. */
export async function checkSignature(ask: SignatureAsk): Promise<SignatureFacts> {
  const { contentOctets, signatureOctets } = signedLimits;
  const most = ask.content === null ? contentOctets : signatureOctets;
  if (ask.signature.length > most) throw new Error('too large');
  if ((ask.content?.length ?? 0) > contentOctets) throw new Error('too large');
  const content = ask.content && canonical(ask.content);
  if (ask.standard === 'smime') {
    const { checkSmime } = await import('./smime.ts');
    return checkSmime({ ...ask, content, cms: ask.signature });
  }
  const { checkPgp } = await import('./pgp.ts');
  return checkPgp({ ...ask, content });
}

/** RFC 8551 §3.1.1, RFC 3156 §5: signed with CRLF line ends, whatever the store made of them. */
export function canonical(bytes: Uint8Array): Uint8Array {
  let bare = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at - 1] !== 0x0d) bare++;
  }
  if (bare === 0) return bytes;
  const out = new Uint8Array(bytes.length + bare);
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0a && bytes[at - 1] !== 0x0d) out[to++] = 0x0d;
    out[to++] = bytes[at] ?? 0;
  }
  return out;
}
