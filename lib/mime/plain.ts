// A readable text out of HTML, for messages that bring no text of their own. One pass, no
// tree, no DOM; it is shown as text only, so it need not be safe, just bounded and legible.

const breaks = new Set(
  'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/**
 * What is not shown, by what ends it. Not the head: what it may hold stands here, and anything
 * else ends it, with or without a tag (WHATWG HTML §13.2.6.4.4).
 */
const hidden: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title', 'template', 'noscript'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\t\n\f\r />])`, 'gi'),
  ]),
);
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '\u2019',
  nbsp: '\u00a0',
  zwnj: '\u200c',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  icirc: 'î',
  ocirc: 'ô',
  ugrave: 'ù',
  ucirc: 'û',
  ouml: 'ö',
  auml: 'ä',
  uuml: 'ü',
  szlig: 'ß',
};

export function plainFromHtml(html: string): string {
  const out: string[] = [];
  const afterTag = createTagEnd(html);
  for (let at = 0; at < html.length;) {
    begin.lastIndex = at;
    const open = begin.exec(html)?.index ?? html.length;
    if (open > at) out.push(words(html.slice(at, open)));
    if (open === html.length) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 40));
    at = tag ? afterTag(open) : afterComment(html, open);
    const name = tag?.[2]?.toLowerCase() ?? '';
    const unseen = tag?.[1] ? undefined : hidden.get(name);
    if (unseen) {
      unseen.lastIndex = at;
      at = unseen.exec(html) ? afterTag(unseen.lastIndex) : html.length;
    } else if (breaks.has(name)) out.push(name === 'li' && !tag?.[1] ? '\n• ' : '\n');
    else if (name === 'td' || name === 'th') out.push(' ');
  }
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Any other `<` is a sign of the text (WHATWG HTML §13.2.5.6). */
const begin = /<(?=[a-z/!?])/gi;
const commentEnd = /-->|--!>/g;

/** After the comment or declaration that opens here. */
function afterComment(html: string, open: number): number {
  if (!html.startsWith('<!--', open)) {
    const end = html.indexOf('>', open);
    return end === -1 ? html.length : end + 1;
  }
  commentEnd.lastIndex = open + 2; // `<!-->` is all of a comment
  return commentEnd.test(html) ? commentEnd.lastIndex : html.length;
}

/** Finds the end of the tag that opens at a place; values in quotes may hold a `>`. */
function createTagEnd(html: string): (open: number) => number {
  // One quote that nothing closes would be looked for from every tag anew.
  let hasOpenQuote = false;
  return (open) => {
    for (let at = open; !hasOpenQuote;) {
      quoteOrEnd.lastIndex = at;
      const quote = quoteOrEnd.exec(html)?.[1];
      if (quote === undefined) break;
      const close = html.indexOf(quote, quoteOrEnd.lastIndex);
      if (close === -1) hasOpenQuote = true;
      at = close + 1;
    }
    const end = hasOpenQuote ? html.indexOf('>', open) + 1 : quoteOrEnd.lastIndex;
    return end === 0 ? html.length : end;
  };
}
const quoteOrEnd = /=[\t\n\f\r ]*(["'])|>/g;

function words(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});?/gi, (all, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? all;
      const isHex = name[1] === 'x' || name[1] === 'X';
      const code = parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });
}
