// The earlier messages that a reply carries along, folded away with their number of lines.
// Only what stands at the end: between quotes that are answered one by one, each is needed.

/** How mail programs mark what they quote (Thunderbird and Apple, Gmail, Yahoo, Proton …). */
const quoteOf =
  'blockquote[type="cite"], .gmail_quote, .gmail_quote_container, .yahoo_quoted, .protonmail_quote, .moz-cite-prefix ~ blockquote, .zmail_extra, .tutanota_quote';

/** Lines from which folding saves more than it asks. Ours. */
const fewestLines = 4;

/** Folds in place; `words` names what is folded. Returns how many were. */
export function foldQuotes(frame: Document, words: (lines: number) => string): number {
  const quotes = [...frame.body.querySelectorAll<HTMLElement>(quoteOf)].filter(
    (quote) => !quote.parentElement?.closest(quoteOf),
  );
  const last = quotes.at(-1);
  if (!last || hasTextAfter(last, frame.body) || !hasTextBefore(last, quotes, frame))
    return 0;
  const lines = (last.innerText.match(/[^\n]*\S[^\n]*/g) ?? []).length;
  if (lines < fewestLines) return 0;
  const fold = frame.createElement('details');
  fold.dataset['quoted'] = '';
  const summary = frame.createElement('summary');
  summary.textContent = words(lines);
  last.replaceWith(fold);
  fold.append(summary, last);
  return 1;
}

/** A forward is all quote: there is nothing to see without it. */
function hasTextBefore(
  last: Element,
  quotes: readonly Element[],
  frame: Document,
): boolean {
  const walker = frame.createTreeWalker(frame.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (last.contains(node)) return false;
    const isOwn = !quotes.some((quote) => quote.contains(node));
    const isShown = !node.parentElement?.closest('style, title');
    if (isOwn && isShown && /\S/.test(node.textContent ?? '')) return true;
  }
  return false;
}

function hasTextAfter(quote: Element, body: Element): boolean {
  for (let node: Node | null = quote; node && node !== body; node = node.parentNode) {
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      if (/\S/.test(next.textContent ?? '')) return true;
    }
  }
  return false;
}
