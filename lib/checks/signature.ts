// A DKIM-Signature, or an ARC-Message-Signature which is the same but for its `i=`, read and
// judged before any key is asked for (RFC 6376 §3.5 and §6.1.1, RFC 8301, RFC 8463).
import type { SignatureWhy } from '../mail/sender-checks.ts';
import { unfolded, type Head, type RawField } from './head.ts';
import type { Canonical } from './canonical.ts';
import { base64, compact, readTags, type Tags } from './tags.ts';

export type Signature = {
  field: RawField;
  algorithm: 'rsa-sha256' | 'ed25519-sha256';
  domain: string;
  selector: string;
  /** Domain of `i=`, which is the signer's or below it. */
  identity: string;
  header: Canonical;
  body: Canonical;
  /** Lower-case, in the order they were signed. */
  signed: string[];
  bodyHash: string;
  value: Uint8Array<ArrayBuffer>;
  /** Octets of the body that are signed; null for all. */
  length: number | null;
};

export type Unreadable = { domain: string; selector: string; why: SignatureWhy };

/**
 * `of`: the message it is for. `at` is when that arrived, ms since 1970; what had expired
 * then proves nothing.
 */
export function readSignature(
  field: RawField,
  kind: 'dkim' | 'arc',
  { head, at, fitsEncoding }: { head: Head; at: number; fitsEncoding: boolean },
): Signature | Unreadable {
  const tags = readTags(unfolded(field));
  const domain = tags ? compact(tags, 'd').toLowerCase() : '';
  const selector = tags ? compact(tags, 's').toLowerCase() : '';
  const bad = (why: SignatureWhy): Unreadable => ({ domain, selector, why });
  if (!tags || !isHost(domain) || !isHost(selector)) return bad('malformed');
  if (kind === 'dkim' && tags.get('v') !== '1') return bad('malformed');

  const algorithm = compact(tags, 'a').toLowerCase();
  if (algorithm === 'rsa-sha1') return bad('sha1');
  if (algorithm !== 'rsa-sha256' && algorithm !== 'ed25519-sha256')
    return bad('algorithm');
  const canonical = canonicalOf(tags);
  const signed = compact(tags, 'h').toLowerCase().split(':').filter(Boolean);
  const value = base64(compact(tags, 'b'));
  const bodyHash = compact(tags, 'bh');
  const length = lengthOf(tags);
  if (!canonical || !value || !base64(bodyHash) || length === undefined)
    return bad('malformed');
  if (!signed.includes('from')) return bad('from-unsigned');
  // RFC 8617 §4.1.2: a seal is never under a message signature.
  if (kind === 'arc' && signed.includes('arc-seal')) return bad('malformed');
  const methods = compact(tags, 'q') || 'dns/txt';
  if (!methods.split(':').includes('dns/txt')) return bad('algorithm');

  const identity = kind === 'dkim' ? identityOf(tags, domain) : domain;
  if (identity === null) return bad('malformed');
  const late = lateness(tags, at);
  if (late) return bad(late);
  if (!head.isSound) return bad('header-unclear');
  if (leavesOut(head, signed)) return bad('field-added');
  if (!fitsEncoding && !signed.includes('content-transfer-encoding'))
    return bad('field-added');
  return {
    field, algorithm, domain, selector, identity, ...canonical, signed, bodyHash, value, length,
  }; // prettier-ignore
}

export function isHost(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/.test(text)
  );
}

/** RFC 5322 §3.6, RFC 2045 §3: these stand once, and a reader shows or obeys one of them. */
const standsOnce = [
  'subject', 'date', 'to', 'cc', 'reply-to', 'sender', 'message-id', 'mime-version', 'content-type',
  'content-transfer-encoding', 'content-disposition', 'content-id', 'content-location', 'content-description',
]; // prettier-ignore

/**
 * RFC 6376 §8.15: the lowest of several fields is signed, and the highest is shown. A subject
 * is the sender's word and every signer covers it; not all cover each of the others.
 */
function leavesOut({ fields }: Head, signed: readonly string[]): boolean {
  return standsOnce.some((name) => {
    const there = fields.filter((field) => field.name === name).length;
    const covered = signed.filter((one) => one === name).length;
    return there > Math.max(covered, name === 'subject' ? 0 : 1);
  });
}

function canonicalOf(tags: Tags): { header: Canonical; body: Canonical } | null {
  const [header = 'simple', body = 'simple'] = (
    compact(tags, 'c').toLowerCase() || 'simple'
  ).split('/');
  const known = (word: string): word is Canonical =>
    word === 'simple' || word === 'relaxed';
  return known(header) && known(body) ? { header, body } : null;
}

function lengthOf(tags: Tags): number | null | undefined {
  const text = tags.get('l');
  if (text === undefined) return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Null where `i=` is not the signing domain's own (RFC 6376 §3.5). */
function identityOf(tags: Tags, domain: string): string | null {
  const written = compact(tags, 'i');
  if (written === '') return domain;
  const at = written.lastIndexOf('@');
  const host = written.slice(at + 1).toLowerCase();
  return at >= 0 && (host === domain || host.endsWith(`.${domain}`)) ? host : null;
}

function lateness(tags: Tags, at: number): SignatureWhy | null {
  const seconds = (name: string): number | null | undefined => {
    const text = tags.get(name);
    if (text === undefined) return null;
    return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
  };
  const [signedAt, expires] = [seconds('t'), seconds('x')];
  if (signedAt === undefined || expires === undefined) return 'malformed';
  if (expires === null) return null;
  if (signedAt !== null && expires <= signedAt) return 'malformed';
  return expires * 1000 < at ? 'expired' : null;
}
