// Bytes as they are written on the screen: what cannot be seen gets a picture, what is no
// letter in this encoding its number, so that nothing in a source hides.
import type { SourceEncoding } from './rows.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
// What mail labelled Latin-1 means, and what the Encoding Standard reads it as.
const single = new TextDecoder('windows-1252');

/** Linear in the bytes, which are one row's. */
export function written(bytes: Uint8Array, encoding: SourceEncoding): string {
  if (encoding === 'latin-1') return pictured(single.decode(bytes));
  if (encoding === '7-bit') return pictured(numbered(bytes, false));
  try {
    return pictured(strict.decode(bytes));
  } catch {
    return pictured(numbered(bytes, true));
  }
}

/** Control characters and marks that change or hide what is beside them, as what they are. */
function pictured(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex, no-misleading-character-class -- they are what is made visible
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g,
    (one) => {
      const code = one.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code); // Unicode's own pictures
      if (code === 0x7f) return '\u2421';
      return `⟨${code.toString(16).toUpperCase().padStart(2, '0')}⟩`;
    },
  );
}

/** Letters as far as there are any; each other byte as its number. */
function numbered(bytes: Uint8Array, hasSequences: boolean): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : hasSequences ? sequence(bytes, at) : 0;
    text +=
      length === 0
        ? `⟨${byte.toString(16).toUpperCase()}⟩`
        : strict.decode(bytes.subarray(at, at + length));
    at += Math.max(1, length);
  }
  return text;
}

/** Length of the well-formed UTF-8 sequence here; 0 where there is none. */
function sequence(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return at + length <= bytes.length ? length : 0;
  } catch {
    return 0;
  }
}
