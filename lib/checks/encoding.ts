// Whether a body is one that its header's Content-Transfer-Encoding would make. Many signers
// do not cover that field, and adding one to signed words changes how they are read: "a=30"
// becomes "a0". A body that no encoder writes tells that the field is another's.
import { valuesOf, type Head } from './head.ts';
import { checkLimits } from './limits.ts';

/** Reads at most `encodedOctets` of the body. True where nothing is to be undone. */
export async function fitsEncoding(head: Head, message: Blob): Promise<boolean> {
  const [type = ''] = valuesOf(head, 'content-type');
  const [named = ''] = valuesOf(head, 'content-transfer-encoding');
  // Of several parts each has an encoding in the body, where it is signed.
  if (/^multipart\//i.test(type)) return true;
  const check = checkOf(named.replace(/\([^()]*\)/g, '').toLowerCase());
  if (!check) return true;
  const begin = message.slice(head.bodyAt, head.bodyAt + checkLimits.encodedOctets);
  const text = new TextDecoder('windows-1252').decode(await begin.arrayBuffer());
  return check(text);
}

/** By the word that is in the label, as the reader takes it (lib/mime/transfer.ts). */
function checkOf(encoding: string): ((text: string) => boolean) | null {
  if (encoding.includes('base64')) return isBase64;
  if (/quoted-?printable/.test(encoding)) return isQuotedPrintable;
  if (/uue|uuencode/.test(encoding)) return (text) => /^begin [0-7]{3,4} /m.test(text);
  return null;
}

/** Nothing but its alphabet; between words of a language there is space. */
function isBase64(text: string): boolean {
  return !/[^\w+/=\s]|_|[^\s][ \t]+[^\s]/.test(text.slice(0, lastLine(text)));
}

/**
 * Each `=` ends a line that goes on, or begins an octet that has to be written so (RFC 2045
 * §6.7, and what is bent at gateways): nobody writes a digit so in the midst of a line.
 */
function isQuotedPrintable(text: string): boolean {
  const whole = text.slice(0, lastLine(text));
  for (const { index, 1: end, 2: pair } of whole.matchAll(equals)) {
    if (end !== undefined) continue;
    if (pair === undefined) return false;
    const isFirst = index === 0 || whole[index - 1] === '\n';
    if (!isFirst && plain.test(String.fromCharCode(parseInt(pair, 16)))) return false;
  }
  return true;
}
const equals = /=(?:(?=([ \t]*(?:\r?\n|$)))|(?=([\dA-F]{2}))|)/g;
const plain = /[\w'()+,./:?-]/;

/** A cut may part an octet's three characters. */
function lastLine(text: string): number {
  return text.length < checkLimits.encodedOctets ? text.length : text.lastIndexOf('\n');
}
