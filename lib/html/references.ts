// Decides about every address a message names: shown from the message itself, fetched with
// consent, or dropped. What has to be fetched gets a number in place of its address, so that
// no address of a message stands in the document that shows it.
import { inlineImage, linkSchemes } from './policy.ts';
import { looksLikeCounter, trackerOf } from './trackers.ts';

export type RemoteHost = {
  host: string;
  /** Different images asked of it. */
  items: number;
  /** Of those, suspected tracking pixels. */
  pixels: number;
  /** The service known to be behind it. */
  service: string | null;
};

/** What a message asks the network for. */
export type Remote = { items: number; pixels: number; hosts: RemoteHost[] };

/** What several documents of one message ask for. */
export function together(all: readonly Remote[]): Remote {
  const hosts = new Map<string, RemoteHost>();
  for (const one of all.flatMap((remote) => remote.hosts)) {
    const known = hosts.get(one.host);
    if (!known) hosts.set(one.host, { ...one });
    else {
      known.items += one.items;
      known.pixels += one.pixels;
    }
  }
  const sum = (of: (remote: Remote) => number) =>
    all.reduce((before, remote) => before + of(remote), 0);
  return {
    items: sum(({ items }) => items),
    pixels: sum(({ pixels }) => pixels),
    hosts: [...hosts.values()],
  };
}

/** Where an image comes from: an address that asks nobody, or the number of a remote one. */
export type ImagePlace = { address: string } | { remote: number };

export type References = {
  /** Null for what must go. */
  image(address: string, looksLikePixel: boolean): ImagePlace | null;
  link(address: string): string | null;
  report(): Remote;
  /** Remote addresses, by their number. */
  addresses(): string[];
};

/** `cids` gives the addresses of inline parts by Content-ID, without angle brackets. */
export function createReferences(cids: ReadonlyMap<string, string>): References {
  const numbers = new Map<string, number>();
  const pixels = new Set<string>();
  return {
    image(address, looksLikePixel) {
      const text = address.trim();
      if (inlineImage.test(text)) return { address: text };
      if (/^cid:/i.test(text)) {
        const part = cids.get(contentId(text));
        return part === undefined ? null : { address: part };
      }
      const url = webAddress(text);
      if (!url) return null;
      if (looksLikePixel || looksLikeCounter(url)) pixels.add(url.href);
      const remote = numbers.get(url.href) ?? numbers.size;
      numbers.set(url.href, remote);
      return { remote };
    },
    link(address) {
      const text = address.trim();
      if (/^#[^\s]*$/.test(text)) return text;
      const url = absolute(text);
      if (!url || !linkSchemes.some((scheme) => scheme === url.protocol)) return null;
      return url.href;
    },
    report() {
      const hosts = new Map<string, RemoteHost>();
      for (const address of numbers.keys()) {
        const host = new URL(address).hostname;
        const known = hosts.get(host) ?? {
          host,
          items: 0,
          pixels: 0,
          service: trackerOf(host)?.service ?? null,
        };
        known.items++;
        if (pixels.has(address)) known.pixels++;
        hosts.set(host, known);
      }
      return { items: numbers.size, pixels: pixels.size, hosts: [...hosts.values()] };
    },
    addresses: () => [...numbers.keys()],
  };
}

function webAddress(text: string): URL | null {
  const url = absolute(text.startsWith('//') ? `https:${text}` : text);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb) return null;
  url.hash = ''; // the same image
  return url;
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
