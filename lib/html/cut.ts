// How much of a message is laid out unasked. A page that stands still shows nothing.
import { scan } from './scan.ts';

/** Over all parts of a message, but for the depth. */
export type Bounds = {
  /** Characters of HTML. */
  chars: number;
  /** Elements a parser makes of it. */
  elements: number;
  /** Elements within elements. */
  depth: number;
  /** What its text costs (lib/mail/laying-out.ts). */
  text: number;
};

/**
 * Where a text must be cut to stay within `bounds`: before the first tag too many, or null
 * where all of it fits. One linear pass.
 */
export function cutOf(html: string, bounds: Bounds): number | null {
  return scan(html, bounds).cut;
}

/** The parts that fit within `bounds` together; the one that crosses them ends there. */
export function cutAll<Part extends { html: string }>(
  parts: readonly Part[],
  bounds: Bounds,
): { parts: Part[]; isCut: boolean } {
  const kept: Part[] = [];
  let left = bounds;
  for (const part of parts) {
    const { cut, elements, text } = scan(part.html, left);
    if (cut !== null) {
      // An empty page where not even the first tag fits: that there is more is said above it.
      if (cut > 0 || kept.length === 0)
        kept.push({ ...part, html: part.html.slice(0, cut) });
      return { parts: kept, isCut: true };
    }
    kept.push(part);
    left = {
      ...left,
      chars: left.chars - part.html.length,
      elements: left.elements - elements,
      text: left.text - text,
    };
  }
  return { parts: kept, isCut: false };
}
