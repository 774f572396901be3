// Whether a link says one thing and does another. Asked at the click, of what is shown and
// where it leads; an honest link is never questioned.
import { isDisguised, readable } from '../domains/letters.ts';
import type { Domains } from './domains.ts';
import { shorteners, trackingParameters, trackingPrefixes } from './link-data.ts';
import { programSchemes } from './policy.ts';

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
  const claimed = claimedHost(text);
  const doubt = (why: LinkDoubt['why']) => ({
    why,
    shown: readable(claimed ?? real),
    real: isDisguised(real) ? `${readable(real)} (${real})` : readable(real),
  });
  if (claimed && domains.registrable(claimed) !== domains.registrable(real))
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
  /\.(?:pdf|docx?|xlsx?|pptx?|txt|zip|png|jpe?g|gif|html?|php|js|css|csv|exe)$/i;

/** Characters of a link's text that are looked at. Ours: addresses stay below it. */
const mostChars = 2_000;
/** Letters beside an address that still leave it what the text is about. Ours: a few words. */
const mostBeside = 40;

/**
 * The host a text gives itself out for: of an address with a scheme and a few words beside
 * it, or of a host with nothing but signs around it. As it is read, not as it is written:
 * what is not seen is nothing, and what is drawn as a dot is one.
 */
function claimedHost(text: string): string | null {
  const words = text
    .slice(0, mostChars + 1)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/[\u3002\uff61]/g, '.')
    .trim();
  if (words.length > mostChars) return null;
  const full = /\b(?:https?|ftp):\s?\/{0,3}\s?([^\s<>()[\]"“”«»]+)/iu.exec(words);
  if (full) {
    const beside = words.replace(full[0], '').match(/[\p{L}\p{N}]/gu) ?? [];
    return beside.length > mostBeside ? null : hostIn(full[1] ?? '');
  }
  const bare = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}/]+$/gu, '');
  if (/\s|@/.test(bare)) return null;
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
