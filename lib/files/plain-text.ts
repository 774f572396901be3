// The beginning of a text file, for reading: in its charset, of a bounded length, with the
// characters that turn lines around made visible.
import { decodeCharset } from '../mime/charset.ts';
import { fileLimits } from './limits.ts';

export type PlainText = {
  text: string;
  isCut: boolean;
  /** Characters that hide or turn text around were replaced by a sign. */
  hasHidden: boolean;
};

export function readText(
  bytes: Uint8Array,
  charset: string,
  octets: number = fileLimits.textOctets,
): PlainText {
  const shown = bytes.subarray(0, octets);
  const text = unmarked(shown, charset).replace(/\r\n?/g, '\n');
  return {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    text: text.replace(hidden, '\u241a').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '\u2400'),
    isCut: bytes.length > shown.length,
    hasHidden: text.search(hidden) !== -1,
  };
}

/** "Trojan source": what is read is not what is there (Unicode TR 36). */
const hidden = /[\u202a-\u202e\u2066-\u2069]/g;

/** A byte order mark says more than any label. */
function unmarked(bytes: Uint8Array, charset: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder('utf-8').decode(bytes);
  return decodeCharset(bytes, charset);
}
