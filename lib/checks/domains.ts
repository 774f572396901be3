// Which names belong together: one owner's (the registrable domain of the Public Suffix
// List), one exactly, or none of both.
import { ownerOf } from '../domains/owner.ts';
import type { Address } from '../mail/message.ts';

/** Every spelling of a host as one: lower-case A-labels, no last dot. '' for what is none. */
export function hostOf(text: string): string {
  const bare = text.trim().replace(/\.$/, '');
  if (bare === '' || bare.length > 253 || !/^[\p{L}\p{N}\p{M}_.-]+$/u.test(bare))
    return '';
  // URLs do not take every underscore name that mail does, and need no help with ASCII.
  if (/^[\w.-]+$/.test(bare)) return bare.toLowerCase();
  const url = `http://${bare}/`;
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** The domain of an address: what follows its last @. */
export function domainOf({ address }: Pick<Address, 'address'>): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : hostOf(address.slice(at + 1));
}

/** True for two names of one owner. */
export function isSameOwner(a: string, b: string): boolean {
  return a !== '' && (a === b || ownerOf(a) === ownerOf(b));
}

/** Alignment with the author's domain (RFC 7489 §3.1). */
export function isAligned(found: string, author: string, strict = false): boolean {
  return strict ? found !== '' && found === author : isSameOwner(found, author);
}
