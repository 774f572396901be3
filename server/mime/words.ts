// Header bytes as text: encoded words (RFC 2047), raw UTF-8 (RFC 6532), and the raw 8-bit
// text that some programs still send. The result holds no control characters.
import libmime from 'libmime';

const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/** `latin1` holds one byte in each character. */
export function decodeWords(latin1: string, limit: number): string {
  const bounded = latin1.length > limit * 8 ? latin1.slice(0, limit * 8) : latin1;
  const text = isAscii(bounded) ? bounded : fromBytes(bounded);
  const decoded = text.includes('=?') ? fromWords(text) : text;
  return tidy(decoded).slice(0, limit);
}

/** The parameters of a field like Content-Type (RFC 2231), by lower-case name. */
export function readParameters(
  latin1: string,
  limit: number,
): Readonly<Partial<Record<string, string>>> {
  return libmime.parseHeaderValue(latin1.slice(0, limit)).params;
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[^\x00-\x7f]/.test(text);
}

function fromBytes(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return strict.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

function fromWords(text: string): string {
  try {
    return libmime.decodeWords(text);
  } catch {
    return text; // damaged beyond the library's patience: shown as it came
  }
}

/** Controls would move the cursor or hide text; direction marks would turn a name around. */
function tidy(text: string): string {
  return /[^\x20-\x7e\u00a0-\u1fff]| {2}|^ | $/.test(text)
    ? text
        // eslint-disable-next-line no-control-regex
        .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .replace(/ {2,}/g, ' ')
        .trim()
    : text;
}
