// Whether a link says one thing and does another. Asked at the click, of what is shown and
// where it leads; an honest link is never questioned.
import { isDisguised, readable } from '../domains/letters.ts';
import type { Domains } from './domains.ts';
import { shorteners, trackingParameters, trackingPrefixes } from './link-data.ts';
import { programSchemes } from './policy.ts';
import { trackerOf } from './trackers.ts';

/** Whether another program answers the link, as mail and telephone do. */
export function opensProgram(href: string): boolean {
  const protocol = parse(href)?.protocol;
  return programSchemes.some((scheme) => scheme === protocol);
}

/** Who a `mailto:` would write to, without what else it would have put into the message. */
export function writesTo(href: string): string | null {
  const url = parse(href);
  if (url?.protocol !== 'mailto:') return null;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
}

export type LinkDoubt = {
  why: 'other-site' | 'look-alike' | 'bare-address' | 'user-in-address' | 'shortener';
  /** What the text claims; the same as `real` where it claims nothing. */
  shown: string;
  /** The host it leads to. */
  real: string;
};

/** Null when there is nothing to warn of. `text` is the link's visible text. */
export function doubtOf(href: string, text: string, domains: Domains): LinkDoubt | null {
  const url = parse(href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const real = url.hostname.replace(/\.$/, '');
  const words = asRead(text);
  const claimed = words === null ? null : claimedHost(words);
  const elsewhere = claimed ?? (words && namedElsewhere(words, real, domains));
  const doubt = (why: LinkDoubt['why']) => ({
    why,
    shown: readable(elsewhere ?? real),
    real: isDisguised(real) ? `${readable(real)} (${real})` : readable(real),
  });
  if (elsewhere && domains.registrable(elsewhere) !== domains.registrable(real))
    return doubt('other-site');
  if (url.username || url.password) return doubt('user-in-address');
  if (/^\[|^\d+(?:\.\d+){3}$/.test(real)) return doubt('bare-address');
  if (isDisguised(real) || domains.likeOf(real) !== null) return doubt('look-alike');
  if (shorteners.has(real.replace(/^www\./, ''))) return doubt('shortener');
  return null;
}

/** The same page without what tells who clicked; null where nothing of that is in it. */
export function withoutTracking(href: string): string | null {
  const url = parse(href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const search = untracked(url.search, '?');
  // A fragment is cut only where it is written as parameters are.
  const hash = url.hash.includes('=') ? untracked(url.hash, '#') : url.hash;
  if (search === url.search && hash === url.hash) return null;
  url.search = search;
  url.hash = hash;
  return url.href;
}

/** Cut from the text itself: writing the parameters anew would change those that stay. */
function untracked(text: string, mark: '?' | '#'): string {
  const pairs = text.slice(1).split('&');
  const kept = pairs.filter((pair) => !isTracking(pair.split('=', 1)[0] ?? ''));
  if (kept.length === pairs.length) return text;
  const told = kept.filter((pair) => pair !== '');
  return told.length > 0 ? `${mark}${told.join('&')}` : '';
}

function isTracking(name: string): boolean {
  const low = decoded(name).toLowerCase();
  return (
    trackingParameters.has(low) ||
    trackingPrefixes.some((prefix) => low.startsWith(prefix))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Endings that are file names far more often than sites. */
const fileEndings =
  /\.(?:pdf|docx?|xlsx?|pptx?|txt|zip|png|jpe?g|gif|html?|php|js|ts|css|csv|exe|md|sh|py|rs)$/i;

/** Characters of a link's text that are looked at. Ours: addresses stay below it. */
const mostChars = 2_000;
/** Letters beside an address that still leave it what the text is about. Ours: a few words. */
const mostBeside = 40;

/**
 * A text as it is read, not as it is written: what is not seen is nothing, and what is drawn
 * as a dot is one (UTS 39). Null where it is too long.
 */
function asRead(text: string): string | null {
  const words = text
    .slice(0, mostChars + 1)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/[\u3002\uff61\u0660\u06f0\u0701\u0702\ua4f8\ua60e\u{10a50}]/gu, '.')
    .trim();
  return words.length > mostChars ? null : words;
}

/**
 * The host a text gives itself out for: of an address with a scheme and a few words beside
 * it, or of a host with nothing but signs around it.
 */
function claimedHost(words: string): string | null {
  const full = /\b(?:https?|ftp):\s?\/{0,3}\s?([^\s<>()[\]"“”«»]+)/iu.exec(words);
  if (full) {
    const beside = lettersIn(words.replace(full[0], ''));
    return beside > mostBeside ? null : hostIn(full[1] ?? '');
  }
  const bare = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}/]+$/gu, '');
  return /\s/.test(bare) ? null : bareHost(bare);
}

/**
 * A site that a few words name, as "Sign in at bank.example" does, where none of those they
 * name is the real one. Who sends for others counts clicks on the way: there only the
 * well-known are asked about.
 */
function namedElsewhere(words: string, real: string, domains: Domains): string | null {
  if (!words.includes('.')) return null;
  const named = words.split(/[\s()[\]<>"“”«»,;|]+/u).flatMap((word) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}/]+$/gu, '');
    const host = bareHost(bare);
    if (host === null) return [];
    const isKnown = domains.isKnown(host);
    if (!isKnown && (!domains.isSite(host) || isJoint(bare))) return [];
    return [{ host, isKnown, beside: lettersIn(words.replace(word, '')) }];
  });
  const isReal = (host: string) =>
    domains.registrable(host) === domains.registrable(real);
  if (named.some(({ host }) => isReal(host))) return null;
  const asked = trackerOf(real) ? named.filter(({ isKnown }) => isKnown) : named;
  return asked.find(({ beside }) => beside <= mostBeside)?.host ?? null;
}

/** Two sentences without a space ("more.It is"), an hour, a name's first letters. */
function isJoint(bare: string): boolean {
  return /\p{Ll}\.\p{Lu}\p{Ll}|^[^.]?\p{N}*\p{L}?\.[^.]*$/u.test(bare);
}

const lettersIn = (words: string) => words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function bareHost(bare: string): string | null {
  if (bare.includes('@')) return null;
  const host = /^((?:[\p{L}\p{M}\p{N}-]+\.)+\p{L}{2,})\.?(?:[/?#:].*)?$/u.exec(bare)?.[1];
  if (host === undefined || (fileEndings.test(host) && !/^www\./i.test(host)))
    return null;
  return hostIn(bare);
}

/** Null where there is no dot in it: a word, and no site. */
function hostIn(address: string): string | null {
  const url = parse(`https://${address}`);
  // What stands before an @ is what is read first.
  const host = (url?.username.includes('.') ? url.username : url?.hostname) ?? '';
  const bare = host.replace(/\.$/, '').toLowerCase();
  return bare.includes('.') ? bare : null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
