// Whether a link says one thing and does another. Asked at the click, of what is shown and
// where it leads; an honest link is never questioned.

import { programSchemes } from './policy.ts';

/** Whether another program answers the link, as mail and telephone do. */
export function opensProgram(href: string): boolean {
  const protocol = parse(href)?.protocol;
  return programSchemes.some((scheme) => scheme === protocol);
}

export type LinkDoubt = {
  why: 'other-site' | 'look-alike' | 'bare-address' | 'user-in-address';
  /** What the text claims; the same as `real` where it claims nothing. */
  shown: string;
  /** The host it leads to. */
  real: string;
};

/** Null when there is nothing to warn of. `text` is the link's visible text. */
export function doubtOf(href: string, text: string): LinkDoubt | null {
  const url = parse(href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const real = url.hostname;
  const claimed = claimedHost(text);
  const doubt = (why: LinkDoubt['why']) => ({ why, shown: claimed ?? real, real });
  if (claimed && !sameSite(claimed, real)) return doubt('other-site');
  if (url.username || url.password) return doubt('user-in-address');
  if (/^\[|^\d+(?:\.\d+){3}$/.test(real)) return doubt('bare-address');
  if (/(?:^|\.)xn--/.test(real)) return doubt('look-alike');
  return null;
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

function sameSite(shown: string, real: string): boolean {
  const [a, b] = [bare(shown), bare(real)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function bare(host: string): string {
  return host.replace(/^www\./, '').replace(/\.$/, '');
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
