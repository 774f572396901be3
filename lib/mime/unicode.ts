// The Unicode forms that need more than TextDecoder: UTF-7, UTF-16 without a mark, and where
// UTF-8 breaks. With windows-1252, which most of what is unlabelled was written in.

/** Offset of the first byte that is not well-formed UTF-8; -1 where all is (RFC 3629 §4). */
export function utf8Error(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let at = 0; at < length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const more =
      byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    if (more === 0) return at;
    const second = bytes[at + 1] ?? 0;
    const least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) return at;
    for (let k = 2; k <= more; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return at;
    at += more + 1;
  }
  return -1;
}

export function hasHigh(bytes: Uint8Array): boolean {
  const { length } = bytes;
  for (let at = 0; at < length; at++) if ((bytes[at] ?? 0) > 0x7f) return true;
  return false;
}

/** UTF-8, of which the last letter may be cut where letters before it prove it. */
export function isUtf8(bytes: Uint8Array): boolean {
  const error = utf8Error(bytes);
  if (error === -1) return true;
  const rest = bytes.subarray(error);
  const lead = rest[0] ?? 0;
  const wanted =
    lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (rest.length >= wanted || !hasHigh(bytes.subarray(0, error))) return false;
  return rest.subarray(1).every((byte) => (byte & 0xc0) === 0x80);
}

/** A mark of UTF-16 (RFC 2781 §3.2) and the zero octets that come with it. */
export function isMarkedUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isMark =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMark && bytes.subarray(0, 2_000).includes(0);
}

/** RFC 2781 §4.3, with a look at the bytes where the label leaves the order open. */
export function decodeUtf16(
  bytes: Uint8Array,
  label: string,
): { text: string; used: string } {
  const isBig = isBigEndian(bytes, label);
  const used = isBig ? 'utf-16be' : 'utf-16le';
  return { text: new TextDecoder(used).decode(bytes), used };
}

function isBigEndian(bytes: Uint8Array, label: string): boolean {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false;
  if (label.endsWith('be')) return true;
  if (label.endsWith('le')) return false;
  // Letters below U+0100 and line ends have a zero byte: first in big endian.
  const zeros = [0, 0];
  const looked = bytes.subarray(0, 2_000);
  for (let at = 0; at < looked.length; at++)
    if (looked[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  return (zeros[0] ?? 0) > (zeros[1] ?? 0);
}

/** RFC 2152; to text only, so nothing it hides is ever looked at as markup by us. */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (all, base64: string) => {
    if (base64 === '') return all === '+-' ? '+' : all;
    let out = '';
    let bits = 0;
    let held = 0;
    for (const c of base64) {
      held = (held << 6) | alphabet.indexOf(c);
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        out += String.fromCharCode((held >> bits) & 0xffff);
        held &= (1 << bits) - 1;
      }
    }
    return out || all;
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** 0x80 to 0x9F: some engines (Node 20) give the C1 controls of ISO 8859-1 there. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const latin1 = new TextDecoder('windows-1252');

export function windows1252(bytes: Uint8Array): string {
  return latin1
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (c) => c1[c.charCodeAt(0) - 0x80] ?? c);
}

/** Letters of which most must stand together; fewer prove nothing. Ours. */
const fewLetters = 10;

/**
 * Nearly all letters beyond ASCII stand three and more in a row. Western words have one or two
 * among their others; in Cyrillic, Greek, Hebrew, Arabic, Thai or Chinese every letter is one.
 */
export function isHardlyWestern(bytes: Uint8Array): boolean {
  let letters = 0;
  let inRows = 0;
  let row = 0;
  let lettersInRow = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) {
      row++;
      if (byte >= 0xc0) lettersInRow++;
      continue;
    }
    letters += lettersInRow;
    if (row >= 3) inRows += lettersInRow;
    row = lettersInRow = 0;
  }
  return letters >= fewLetters && inRows >= 0.8 * letters;
}
