// A readable text out of HTML, for messages that bring no text of their own. One pass, no
// tree, no DOM; it is shown as text only, so it need not be safe, just bounded and legible.

const breaks = new Set(
  'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
const hidden = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);
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
  let skipping: string | null = null;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const upTo = open === -1 ? html.length : open;
    if (!skipping && upTo > at) out.push(words(html.slice(at, upTo)));
    if (open === -1) break;
    const close = endOfTag(html, open);
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 40));
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (skipping) {
      if (tag?.[1] && name === skipping) skipping = null;
    } else if (!tag?.[1] && hidden.has(name)) skipping = name;
    else if (breaks.has(name)) out.push(name === 'li' && !tag?.[1] ? '\n• ' : '\n');
    else if (name === 'td' || name === 'th') out.push(' ');
    at = close;
  }
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** After the tag, comment or declaration that opens here. */
function endOfTag(html: string, open: number): number {
  const isComment = html.startsWith('<!--', open);
  const mark = isComment ? '-->' : '>';
  const end = html.indexOf(mark, open + 1);
  return end === -1 ? html.length : end + mark.length;
}

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
