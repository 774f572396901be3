// What about a sender is made to mislead, whoever vouches for it: names that are addresses,
// answers that go elsewhere, several authors, hidden characters, look-alike domains.
import { readable } from '../domains/letters.ts';
import { ownerOf } from '../domains/owner.ts';
import type { Address } from '../mail/message.ts';
import type { SenderDoubt } from '../mail/sender-checks.ts';
import { domainOf, hostOf, isSameOwner } from './domains.ts';
import { unfolded, type Head } from './head.ts';
import { lookAlikeOf } from '../domains/look-alike.ts';

export type Named = {
  from: readonly Address[];
  sender: Address | null;
  replyTo: readonly Address[];
};
/** Whom the person knows: names by which domain they wrote from, and domains. */
export type Known = {
  people: readonly { name: string; domain: string }[];
  domains: readonly string[];
};

export function doubtsOf(
  { from, sender, replyTo }: Named,
  head: Head,
  known: Known,
): SenderDoubt[] {
  const doubts: SenderDoubt[] = [];
  const author = from[0];
  const domain = author ? domainOf(author) : '';
  const fields = head.fields.filter(({ name }) => name === 'from').map(unfolded);
  if (from.length > 1 || fields.length > 1)
    doubts.push({ kind: 'many-from', n: Math.max(from.length, fields.length) });
  if (fields.some(hides) || (author && turns(author.address + author.name)))
    doubts.push({ kind: 'hidden' });
  if (fields.length > 0 && domain === '') doubts.push({ kind: 'no-address' });
  else if (author && (isOdd(author.address) || fields.some(hasTwoBrackets)))
    doubts.push({ kind: 'odd-from' });

  if (author && domain !== '') {
    const named = hostNamedIn(author.name, domain);
    if (named) doubts.push({ kind: 'name-is-address', named, domain });
    else doubts.push(...knownName(author.name, domain, known.people));
    const alike = lookAlikeOf(domain, known.domains);
    const shown = readable(domain);
    if (alike) doubts.push({ kind: 'look-alike', domain, ...alike });
    else if (shown !== domain)
      doubts.push({ kind: 'foreign-letters', domain, readable: shown });
  }
  for (const one of replyTo.slice(0, 1)) {
    const other = domainOf(one);
    if (domain && other && !isSameOwner(other, domain))
      doubts.push({ kind: 'reply-elsewhere', domain: other, from: domain });
  }
  if (sender && author && domain !== '' && !isSameOwner(domainOf(sender), domain))
    doubts.push({ kind: 'sender-differs', sender: sender.address, from: author.address });
  return doubts;
}

/** Ours: what sites in names end in; each more makes more of "Dr.Med" and "St.Pancras" one. */
const siteEnding = new RegExp(
  '\\w{3}\\.(?:com|net|org|fr|de|eu|info|io|gov|edu|mil|co|uk|app|shop|biz|us|ca|ch|be|it|es|nl|at|' +
    'pl|pt|se|dk|fi|ie|ru|cn|jp|in|br|au|bank|online|site|store|club|top|xyz|live|dev|ai|cc|tv|mobi|cloud)$',
);

/** An address or host in a name, of another owner than the real one; '' where none is. */
export function hostNamedIn(name: string, domain: string): string {
  const text = name
    .normalize('NFKC')
    .slice(0, 1_000)
    .replace(/[\u3002\uff61]/g, '.')
    // Letters set apart, which are read as one word.
    .replace(/(?<!\S)(?:\S\s){5,}\S(?!\S)/g, (word) => word.replace(/\s/g, ''));
  for (const [word] of text.matchAll(
    /[\p{L}\p{N}_.+-]{0,64}@?(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu,
  )) {
    const at = word.lastIndexOf('@');
    const host = hostOf(word.slice(at + 1));
    // "St.Pancras" is no host: without an @ only what a public suffix ends counts.
    const isHost = at >= 0 || (siteEnding.test(host) && !/\s/.test(host));
    if (isHost && host !== '' && !isSameOwner(host, domain)) return at >= 0 ? word : host;
  }
  return '';
}

function knownName(name: string, domain: string, people: Known['people']): SenderDoubt[] {
  const wanted = folded(name);
  // A first name alone, or two letters, are anybody's.
  if (wanted.length < 6 || !wanted.includes(' ')) return [];
  const same = people.filter((one) => folded(one.name) === wanted);
  const other = same[0];
  if (!other || same.some((one) => isSameOwner(one.domain, domain))) return [];
  return [{ kind: 'known-name', name, known: ownerOf(other.domain), domain }];
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()
    .toLowerCase();
}

/** Turns the direction of reading, or is not seen at all. */
function turns(text: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad]/.test(
    text,
  );
}

/** Control characters, also when encoded (RFC 2047 §5 forbids them there). */
function hides(value: string): boolean {
  if (hasControl(value)) return true;
  const words = value
    .slice(0, 64 * 1024)
    .matchAll(/=\?[\w.*-]{1,60}\?([bq])\?([^?\s]{0,2000})\?=/gi);
  for (const [, how = '', text = ''] of words) {
    const plain = how.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text);
    if (hasControl(plain) || turns(asUtf8(plain))) return true;
  }
  return turns(asUtf8(value));
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0000-\u0008\u000a-\u001a\u001c-\u001f\u007f]/.test(text);
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

function fromQuoted(text: string): string {
  return text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function asUtf8(octets: string): string {
  const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0) & 0xff);
  return new TextDecoder().decode(bytes);
}

/** More than one @ outside of quotes, a route, or encoded words where none may stand. */
function isOdd(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return /[@:<>]|=\?.*\?=|\\/.test(local) || /\s/.test(address);
}

function hasTwoBrackets(value: string): boolean {
  const bare = value.slice(0, 64 * 1024).replace(/"[^"]*"/g, '');
  return bare.split(',').some((one) => (one.match(/<[^<>]*@[^<>]*>/g)?.length ?? 0) > 1);
}
