// Content-Type and Content-Disposition: a value and its parameters, as they are really
// written: comments, quotes, continuations (RFC 2231), encoded words where none may be.
import { decodeWords } from './words.ts';
import { decodeCharset } from './charset.ts';

export type Structured = { value: string; parameters: ReadonlyMap<string, string> };

/** `raw` is the field's value, unfolded. Linear; the first of two equal names counts. */
export function readStructured(raw: string): Structured {
  const pieces = splitParameters(raw.slice(0, longest));
  const value = withoutComments(pieces.shift() ?? '')
    .trim()
    .toLowerCase();
  const simple = new Map<string, string>();
  const continued = new Map<string, Section[]>();
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquoted(piece.slice(equals + 1).trim());
    const section = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (!section?.[1]) {
      if (name && !simple.has(name)) simple.set(name, decodeWords(text));
      continue;
    }
    const sections = continued.get(section[1]) ?? [];
    const isEncoded = section[2] === undefined || section[3] === '*';
    sections.push({ at: Number(section[2] ?? 0), text, isEncoded });
    continued.set(section[1], sections);
  }
  for (const [name, sections] of continued) simple.set(name, joined(sections));
  return { value, parameters: simple };
}

/** Characters; a field of parameters longer than this is not read to its end. */
const longest = 16_384;

type Section = { at: number; text: string; isEncoded: boolean };

function joined(sections: Section[]): string {
  sections.sort((a, b) => a.at - b.at);
  let charset = 'utf-8';
  const bytes: number[] = [];
  for (const [index, { text, isEncoded }] of sections.entries()) {
    let rest = text;
    const head = index === 0 && isEncoded ? /^([^']*)'[^']*'/.exec(text) : null;
    if (head) {
      charset = head[1] || charset;
      rest = text.slice(head[0].length);
    }
    for (let at = 0; at < rest.length; at++) {
      const hex = isEncoded && rest[at] === '%' ? rest.slice(at + 1, at + 3) : '';
      if (/^[0-9a-f]{2}$/i.test(hex)) {
        bytes.push(parseInt(hex, 16));
        at += 2;
      } else bytes.push(...new TextEncoder().encode(rest.charAt(at)));
    }
  }
  const text = decodeCharset(Uint8Array.from(bytes), charset);
  // An encoded word cut into sections is a habit of some programs (RFC 2231 §5 forbids it).
  return sections.some(({ isEncoded }) => isEncoded) ? text : decodeWords(text);
}

/** Cut at `;` outside quotes. */
function splitParameters(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '\\' && isQuoted) at++;
    else if (c === '"') isQuoted = !isQuoted;
    else if (c === ';' && !isQuoted) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** A comment that nothing closes stays: looked for at each of a thousand it takes seconds. */
function withoutComments(text: string): string {
  const closed = text.lastIndexOf(')') + 1;
  return text.slice(0, closed).replace(/\([^)]*\)/g, '') + text.slice(closed);
}

function withoutLastComment(text: string): string {
  if (!text.endsWith(')')) return text;
  const from = text.lastIndexOf(')', text.length - 2) + 1;
  const at = text.slice(from).search(/\s\(/);
  return at === -1 ? text : text.slice(0, from + at).trimEnd();
}

/** `text` is trimmed. In quotes up to the closing one; else up to a comment after a space. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return withoutLastComment(text);
  let out = '';
  for (let at = 1; at < text.length && text[at] !== '"'; at++) {
    // A backslash before a letter is a Windows path, not an escape.
    if (text[at] === '\\' && /[\\"]/.test(text[at + 1] ?? '')) at++;
    out += text[at];
  }
  return out;
}
