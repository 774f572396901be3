// Decides about every address a message names: shown from the message itself, fetched with
// consent, or dropped. Remembers what was held back, so that it can be said truthfully.
import { inlineImage, linkSchemes, trackerHints, trackerPath } from './policy.ts';

export type Remote = {
  /** Images the message asks the network for. */
  items: number;
  hosts: string[];
  /** Hosts of those that look like tracking pixels, one per pixel. */
  pixels: string[];
};

export type References = {
  /** The address an image may have, or null. */
  image(address: string, looksLikePixel: boolean): string | null;
  link(address: string): string | null;
  report(): Remote;
};

/** `cids` gives the addresses of inline parts by Content-ID, without angle brackets. */
export function createReferences(
  remote: 'hold' | 'allow',
  cids: ReadonlyMap<string, string>,
): References {
  const hosts = new Set<string>();
  const pixels: string[] = [];
  let items = 0;
  return {
    image(address, looksLikePixel) {
      const text = address.trim();
      if (inlineImage.test(text)) return text;
      if (/^cid:/i.test(text)) return cids.get(contentId(text)) ?? null;
      const url = webAddress(text);
      if (!url) return null;
      items++;
      hosts.add(url.hostname);
      if (looksLikePixel || isTracker(url)) pixels.push(url.hostname);
      return remote === 'allow' ? url.href : null;
    },
    link(address) {
      const text = address.trim();
      if (/^#[^\s]*$/.test(text)) return text;
      const url = absolute(text);
      if (!url || !linkSchemes.some((scheme) => scheme === url.protocol)) return null;
      return url.href;
    },
    report: () => ({ items, hosts: [...hosts], pixels }),
  };
}

function webAddress(text: string): URL | null {
  const url = absolute(text.startsWith('//') ? `https:${text}` : text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}

/** Only addresses complete in themselves: a relative one would mean a page of ours. */
function absolute(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function contentId(address: string): string {
  const id = address.slice('cid:'.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function isTracker(url: URL): boolean {
  return (
    trackerHints.some((hint) => hint.test(url.hostname)) || trackerPath.test(url.pathname)
  );
}
