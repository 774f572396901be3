// The value of a structured header field cut into words, quoted strings and comments (RFC
// 5322 §3.2). Linear in its input; a comment or string that never ends ends with the field.

export type HeaderWord = {
  /** `word` is anything between white space; a `;` or `,` outside comments stands alone. */
  kind: 'word' | 'quoted' | 'comment' | 'mark';
  /** Without quotes, brackets of the comment and backslashes. */
  text: string;
};

/** Characters of one field that are looked at. Ours: real ones stay below 4,000. */
const fieldChars = 64 * 1024;
/** Words kept of one field. Ours. */
const mostWords = 4_000;

const white = /\s/;

export function headerWords(value: string): HeaderWord[] {
  const text = value.slice(0, fieldChars);
  const words: HeaderWord[] = [];
  let at = 0;
  while (at < text.length && words.length < mostWords) {
    const char = text[at] ?? '';
    if (white.test(char)) at++;
    else if (char === '(') at = take('comment', commentEnd(text, at));
    else if (char === '"') at = take('quoted', stringEnd(text, at));
    else if (char === ';' || char === ',') at = take('mark', at + 1);
    else at = take('word', wordEnd(text, at));
  }
  return words;

  function take(kind: HeaderWord['kind'], end: number): number {
    const whole = text.slice(at, end);
    const isWrapped = kind === 'comment' || kind === 'quoted';
    words.push({ kind, text: isWrapped ? unwrapped(whole) : whole });
    return end;
  }
}

/** A word runs to white space, a mark or a comment; a string inside it belongs to it. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '"') at = stringEnd(text, at);
    else if (char === '\\') at += 2;
    else if (white.test(char) || char === '(' || char === ';' || char === ',') break;
    else at++;
  }
  return Math.min(at, text.length);
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function commentEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
    at++;
  }
  return text.length;
}

function unwrapped(whole: string): string {
  const close = whole.startsWith('"') ? '"' : ')';
  const inner = whole.slice(
    1,
    whole.length > 1 && whole.endsWith(close) ? -1 : undefined,
  );
  return inner.replace(/\\(.)/gs, '$1');
}
