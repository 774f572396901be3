// Counts what a browser will make of HTML, before any browser does: tags as its tokenizer
// reads them (WHATWG HTML §13.2.5), and what they can become when the tree is built. Counts
// too much rather than too little, and ends where a bound is reached.
import { createRuler } from '../mail/laying-out.ts';
import type { Bounds } from './cut.ts';
import { createTally } from './tally.ts';

/** Attributes of one tag; the parser and the cleaner compare each with all before it. */
const mostAttributes = 100;

export type Scanned = {
  /** Where a bound was reached; null where all of it fits. */
  cut: number | null;
  elements: number;
  text: number;
};

export function scan(html: string, bounds: Bounds): Scanned {
  const tally = createTally();
  const length = Math.min(html.length, bounds.chars);
  const ruler = createRuler();
  let text = 0;
  /** From here on the text may mean another thing than the tokenizer alone can say. */
  let isUnsure = false;
  const ended = (cut: number | null): Scanned => ({
    cut,
    elements: tally.elements(),
    text,
  });
  /** Null while it fits. */
  const write = (from: number, to: number): number | null => {
    const { end, cost } = ruler(written(html.slice(from, to)), bounds.text - text);
    text += cost;
    return from + end < to ? from + end : null;
  };

  for (let at = 0; at < length;) {
    const next = html.indexOf('<', at);
    const open = next === -1 || next > length ? length : next;
    const cut = write(at, open);
    if (cut !== null) return ended(cut);
    if (open >= length) break;
    const sign = html.charCodeAt(open + 1);
    const isEnd = sign === slash;
    if (isLetter(isEnd ? html.charCodeAt(open + 2) : sign)) {
      const name = nameAt(html, isEnd ? open + 2 : open + 1);
      if (isEnd) tally.ends(name.text, isUnsure);
      else tally.begins(name.text);
      if (tally.elements() > bounds.elements || tally.depth() > bounds.depth)
        return ended(open);
      if (otherRules.has(name.text)) isUnsure = true;
      const tag = isUnsure ? { end: open + 1, attributes: 0 } : tagFrom(html, name.end);
      tally.has(tag.attributes);
      if (tag.attributes > mostAttributes) return ended(open);
      at = tag.end;
      const raw = isEnd || isUnsure ? undefined : rawTexts.get(name.text);
      if (raw) {
        const close = endOf(html, raw, at);
        const cut = unseen.has(name.text) ? null : write(at, Math.min(close, length));
        if (cut !== null) return ended(cut);
        at = close;
      }
    } else if (isUnsure) at = open + 1;
    else if (sign === exclamation || sign === question || isEnd) {
      if (html.startsWith('<![CDATA[', open)) isUnsure = true;
      at = isUnsure ? open + 1 : commentEnd(html, open);
    } else {
      if (++text > bounds.text) return ended(open);
      at = open + 1;
    }
  }
  return ended(html.length > bounds.chars ? bounds.chars : null);
}

const reference = /&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|([a-z]{2,10}));?/gi;
/** References by name that are marks; what all others are is as plain as a letter. */
const marks: ReadonlySet<string> = new Set(['DownBreve', 'tdot', 'TripleDot', 'DotDot']);

/** References replaced by what they are, as long as they were: NUL stands for nothing. */
function written(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (all, hex?: string, number?: string, name?: string) => {
    const code = hex ? parseInt(hex, 16) : Number(number ?? 0);
    const isKnown = name === undefined && code > 0 && code <= 0x10ffff;
    const letter = isKnown ? String.fromCodePoint(code) : 'x';
    return (name && marks.has(name) ? '\u0301' : letter).padEnd(all.length, '\0');
  });
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const isLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** Within these, or after them, what is a tag and what is text is decided elsewhere. */
const otherRules: ReadonlySet<string> = new Set(
  'svg math select template frameset plaintext'.split(' '),
);

/** Elements whose content is text up to their own end (§13.2.5.2–3), by what ends them. */
const rawTexts: ReadonlyMap<string, RegExp> = new Map(
  'style script title textarea xmp iframe noembed noframes'
    .split(' ')
    .map((name) => [name, new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')]),
);
const unseen: ReadonlySet<string> = new Set(['style', 'script', 'title']);

function endOf(html: string, end: RegExp, from: number): number {
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** Longer names are nobody's: what follows of them is read over with the attributes. */
const longestName = 20;
const lettersOfName = /^[^\t\n\f\r />]*/;

function nameAt(html: string, from: number): { text: string; end: number } {
  const text = lettersOfName.exec(html.slice(from, from + longestName))?.[0] ?? '';
  return { text: text.toLowerCase(), end: from + text.length };
}

const beforeAttribute = /[^\t\n\f\r /]/g;
const attributeName = /=?[^\t\n\f\r />=]*/y;
const toValue = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const bareValue = /[^\t\n\f\r >]*/y;

/** From behind the name to behind the `>`; ends early where there are too many attributes. */
function tagFrom(html: string, from: number): { end: number; attributes: number } {
  let attributes = 0;
  for (let at = from; attributes <= mostAttributes;) {
    beforeAttribute.lastIndex = at;
    const begin = beforeAttribute.exec(html)?.index;
    if (begin === undefined) return { end: html.length, attributes };
    if (html[begin] === '>') return { end: begin + 1, attributes };
    attributes++;
    at = past(attributeName, html, begin);
    const value = past(toValue, html, at);
    if (value === at) continue;
    const quote = html[value];
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, value + 1);
      at = close === -1 ? html.length : close + 1;
    } else at = past(bareValue, html, value);
  }
  return { end: html.length, attributes };
}

function past(pattern: RegExp, html: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(html) ? pattern.lastIndex : at;
}

/** Of a comment, or of what the tokenizer takes for one (§13.2.5.41–51). */
function commentEnd(html: string, open: number): number {
  if (!html.startsWith('<!--', open)) {
    const close = html.indexOf('>', open);
    return close === -1 ? html.length : close + 1;
  }
  commentClose.lastIndex = open + 2;
  return commentClose.test(html) ? commentClose.lastIndex : html.length;
}
const commentClose = /-->|(?<!<!)--!>/g;
