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
  const real = url.hostname;
  const claimed = claimedHost(text);
  const doubt = (why: LinkDoubt['why']) => ({
    why,
    shown: readable(claimed ?? real),
    real: isDisguised(real) ? `${readable(real)} (${real})` : readable(real),
  });
  const site = (host: string) => domains.registrable(host.replace(/\.$/, ''));
  if (claimed && site(claimed) !== site(real)) return doubt('other-site');
  if (url.username || url.password) return doubt('user-in-address');
  if (/^\[|^\d+(?:\.\d+){3}$/.test(real)) return doubt('bare-address');
  if (isDisguised(real)) return doubt('look-alike');
  if (shorteners.has(real.replace(/^www\./, ''))) return doubt('shortener');
  return null;
}

/** The same page without what tells who clicked; null where nothing of that is in it. */
export function withoutTracking(href: string): string | null {
  const url = parse(href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // Cut from the text itself: writing the parameters anew would change those that stay.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !isTracking(pair.split('=', 1)[0] ?? ''));
  const search =
    kept.filter((pair) => pair !== '').length > 0 ? `?${kept.join('&')}` : '';
  if (search === url.search) return null;
  url.search = search;
  return url.href;
}

function isTracking(name: string): boolean {
  const low = name.toLowerCase();
  return (
    trackingParameters.has(low) ||
    trackingPrefixes.some((prefix) => low.startsWith(prefix))
  );
}

/** Endings that are file names far more often than sites. */
const fileEndings =
  /\.(?:pdf|docx?|xlsx?|pptx?|txt|zip|png|jpe?g|gif|html?|php|js|css|csv|exe)$/i;

/** The host a text gives itself out for, when it is an address and nothing else. */
function claimedHost(text: string): string | null {
  const words = text.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '').trim();
  if (words.length > 2_000 || /\s|@/.test(words)) return null;
  const hasScheme = /^https?:\/\//i.test(words);
  const isBare = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#:].*)?$/u.test(words);
  if (!hasScheme && (!isBare || fileEndings.test(words))) return null;
  return parse(hasScheme ? words : `https://${words}`)?.hostname ?? null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
