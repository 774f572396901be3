// The header of a message byte for byte, as signatures need it: every field as it came, one
// character for each octet. A line that ends in LF alone is taken as ending in CRLF, for
// that is how it was sent.
import { checkLimits } from './limits.ts';

export type RawField = {
  /** Lower-case, without white space. */
  name: string;
  /** Name, colon and value with folds; without the last CRLF. One character an octet. */
  raw: string;
};

export type Head = {
  fields: RawField[];
  /** Offset of the body's first octet. */
  bodyAt: number;
  /** False where the header is larger than what is read: nothing about it can be proven. */
  isWhole: boolean;
  /**
   * False where a line is neither a field nor the rest of one, or holds a CR alone. Programs
   * disagree on such a header's fields and on where it ends: what one of them proves, another
   * does not show.
   */
  isSound: boolean;
};

export async function readHead(message: Blob): Promise<Head> {
  const bytes = new Uint8Array(
    await message.slice(0, checkLimits.headerOctets).arrayBuffer(),
  );
  return headOf(bytes, bytes.length < message.size);
}

/** `hasMore`: these bytes are not all of the message. */
export function headOf(bytes: Uint8Array, hasMore = false): Head {
  const fields: RawField[] = [];
  let lines: string[] = [];
  let at = 0;
  let isWhole = true;
  let isSound = true;
  let isFirst = true;
  const close = (): void => {
    const raw = lines.join('\r\n');
    lines = [];
    const name = nameOf(raw);
    // A spool's own separator line may have come along on top.
    if (name === null) isSound &&= isFirst && /^>?From /.test(raw);
    isFirst = false;
    if (name === null) return;
    if (fields.length < checkLimits.fields) fields.push({ name, raw });
    else isWhole = false;
  };
  while (at < bytes.length) {
    const found = bytes.indexOf(0x0a, at);
    const next = found < 0 ? bytes.length : found + 1;
    let end = found < 0 ? next : found;
    if (end > at && bytes[end - 1] === 0x0d) end--;
    const isEmpty = end === at;
    const continues = bytes[at] === 0x20 || bytes[at] === 0x09;
    if (isEmpty || !continues) if (lines.length > 0) close();
    const start = at;
    at = next;
    if (isEmpty) return { fields, bodyAt: at, isWhole, isSound };
    const line = bytes.subarray(start, end);
    isSound &&= !line.includes(0x0d);
    lines.push(latin1(line));
  }
  if (lines.length > 0) close();
  return { fields, bodyAt: bytes.length, isWhole: isWhole && !hasMore, isSound };
}

/** The value without its folds; still one character an octet. */
export function unfolded({ raw }: RawField): string {
  return raw
    .slice(raw.indexOf(':') + 1)
    .replaceAll('\r\n', '')
    .trim();
}

export function valuesOf({ fields }: Head, name: string): string[] {
  return fields.filter((field) => field.name === name).map(unfolded);
}

/** Octets of a text of one character an octet. */
export function octets(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function nameOf(raw: string): string | null {
  const name = raw.slice(0, Math.max(0, raw.indexOf(':'))).replace(/[ \t]+$/, '');
  return /^[!-9;-~]+$/.test(name) ? name.toLowerCase() : null;
}

/** Not `TextDecoder('latin1')`, which is windows-1252 and bends 0x80–0x9f. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
