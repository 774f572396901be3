// Encoded words of header fields (RFC 2047), in the bent forms that are really sent: letters
// split over two words, blanks and folds inside, no charset, wrong padding, no end, inside
// quotes, glued to what stands beside. Linear in the field.
import { fromBase64 } from './base64.ts';
import { decodeCharset } from './charset.ts';
import { joined } from './octets.ts';

/** Text with its encoded words decoded; everything else as it stands. */
export function decodeWords(text: string): string {
  return text.includes('=?') ? replaceWords(text, (decoded) => decoded) : text;
}

type Word = { charset: string; isBase64: boolean; payload: string; end: number };

/** Each run of encoded words that belong together through `put`, the rest as it stands. */
export function replaceWords(text: string, put: (decoded: string) => string): string {
  const out: string[] = [];
  let run: Word[] = [];
  let at = 0;
  const settle = () => {
    if (run.length > 0) out.push(put(decodeRun(run)));
    run = [];
  };
  /** Past the last place that can end a word; saves looking for it again and again. */
  const lastEnd = text.lastIndexOf('?=');
  while (at < text.length) {
    const open = text.indexOf('=?', at);
    if (open === -1) break;
    const word = wordAt(text, open, lastEnd);
    const between = text.slice(at, word ? open : open + 2);
    // White space between two words is no part of the text (§6.2).
    if (!word || run.length === 0 || /\S/.test(between)) {
      settle();
      out.push(between);
    }
    if (word) run.push(word);
    at = word ? word.end : open + 2;
  }
  settle();
  out.push(text.slice(at));
  return out.join('');
}

const longestCharset = 60;
/** Characters; RFC 2047 §2 allows 75, programs write ten times that. */
const longestWord = 2_000;

function wordAt(text: string, open: number, lastEnd: number): Word | null {
  const head = /^=\?([^?\s=]*)\?\s*([bq])\s*\?/i.exec(
    text.slice(open, open + longestCharset + 8),
  );
  if (!head) return null;
  const isBase64 = head[2] === 'B' || head[2] === 'b';
  const start = open + head[0].length;
  const close = closeOf(text, start, isBase64, lastEnd);
  if (!close) return null;
  const payload = text.slice(start, close.at);
  return { charset: head[1] ?? '', isBase64, payload, end: close.end };
}

/** Where the payload ends; a word whose end was cut off ends with the field. */
function closeOf(
  text: string,
  start: number,
  isBase64: boolean,
  lastEnd: number,
): { at: number; end: number } | null {
  for (let from = start; from <= lastEnd;) {
    const at = text.indexOf('?=', from);
    if (at === -1) break;
    // `?=3F` in a Q word is a raw question mark before an escape, not the end.
    const goesOn =
      !isBase64 &&
      at - start < longestWord &&
      /^[0-9A-F]{2}[^\s?]*\?=/.test(text.slice(at + 2, at + 200)) &&
      !text.slice(start, at).includes('=?');
    if (!goesOn) return { at, end: at + 2 };
    from = at + 2;
  }
  const rest = text.slice(start).replace(/\?$/, '');
  const isCut = isBase64 ? /^[A-Za-z0-9+/\s]*=*$/.test(rest) : !/[\s?]/.test(rest);
  return isCut ? { at: start + rest.length, end: text.length } : null;
}

/** The Q encoding (§4.2); an `=` that escapes nothing stands for itself. */
function fromQ(payload: string): Uint8Array {
  const raw = octetsOf(payload);
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    const escaped = byte === 0x3d ? hexAt(raw, at) : -1;
    if (escaped >= 0) at += 2;
    else if (byte === 0x0a || byte === 0x0d) continue;
    out[length++] = escaped >= 0 ? escaped : byte === 0x5f ? 0x20 : byte;
  }
  return out.subarray(0, length);
}

function hexAt(raw: Uint8Array, at: number): number {
  const digits = String.fromCharCode(raw[at + 1] ?? 0, raw[at + 2] ?? 0);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? parseInt(digits, 16) : -1;
}

const encoder = new TextEncoder();

/** Raw letters in a word are what the field was read as: bytes where they fit, else UTF-8. */
function octetsOf(text: string): Uint8Array {
  let highest = 0;
  for (let at = 0; at < text.length; at++)
    highest = Math.max(highest, text.charCodeAt(at));
  if (highest < 0x80 || highest > 0xff) return encoder.encode(text);
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** Neighbours of one charset are one text: a letter may be split between them. */
function decodeRun(run: readonly Word[]): string {
  const out: string[] = [];
  for (let at = 0; at < run.length;) {
    const charset = charsetOf(run[at]);
    let next = at + 1;
    while (next < run.length && charsetOf(run[next]) === charset) next++;
    out.push(decodeCharset(joined(octetsOfRun(run.slice(at, next))), charset));
    at = next;
  }
  return out.join('');
}

/** Some programs cut Base64 after any character; then what follows belongs to it. */
function octetsOfRun(run: readonly Word[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let begun = '';
  for (const [at, { isBase64, payload }] of run.entries()) {
    if (!isBase64) {
      pieces.push(fromQ(payload));
      continue;
    }
    begun += payload.replace(/\s+/g, '');
    const isWhole = begun.length % 4 === 0 || begun.endsWith('=');
    if (!isWhole && run[at + 1]?.isBase64) continue;
    pieces.push(fromBase64(octetsOf(begun)).bytes);
    begun = '';
  }
  return pieces;
}

/** Without the language that RFC 2231 §5 allows behind a star. */
function charsetOf(word: Word | undefined): string {
  return (word?.charset ?? '').replace(/\*.*$/, '').toLowerCase();
}
