// How much of a message is laid out unasked. A page that stands still shows nothing.

/** Characters of HTML, and tags opened, over all parts of a message. */
export type Bounds = { chars: number; elements: number };

/**
 * Where a text must be cut to stay within `bounds`: before the first tag too many, or null
 * where all of it fits. One linear pass.
 */
export function cutOf(html: string, bounds: Bounds): number | null {
  return measure(html, bounds).cut;
}

/** The parts that fit within `bounds` together; the one that crosses them ends there. */
export function cutAll<Part extends { html: string }>(
  parts: readonly Part[],
  bounds: Bounds,
): { parts: Part[]; isCut: boolean } {
  const kept: Part[] = [];
  let left = bounds;
  for (const part of parts) {
    const { cut, elements } = measure(part.html, left);
    if (cut !== null) {
      if (cut > 0) kept.push({ ...part, html: part.html.slice(0, cut) });
      return { parts: kept, isCut: true };
    }
    kept.push(part);
    left = { chars: left.chars - part.html.length, elements: left.elements - elements };
  }
  return { parts: kept, isCut: false };
}

function measure(html: string, bounds: Bounds): { cut: number | null; elements: number } {
  let elements = 0;
  for (let at = 0; (at = html.indexOf('<', at)) !== -1; at++) {
    if (at >= bounds.chars) break;
    if (html.charCodeAt(at + 1) > 0x40 && ++elements > bounds.elements)
      return { cut: at, elements };
  }
  return { cut: html.length > bounds.chars ? bounds.chars : null, elements };
}
