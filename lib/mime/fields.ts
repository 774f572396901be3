// The header block of a message, taken apart by us: every field as written and decoded,
// 8-bit bytes included. Linear in its input and bounded, so it may also run on the page.
import type { HeaderField } from '../mail/attachment.ts';
import { guessed } from './charset.ts';
import { endOfLine, findLineEnding, lineEnding, withLf } from './lines.ts';
import { mimeLimits } from './limits.ts';
import { hasHigh } from './unicode.ts';
import { decodeWords } from './words.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** Where the body begins: after the first empty line, or the end of the bytes. */
export function bodyStart(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === LF) return at + 1;
    if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
    const end = bytes.indexOf(LF, at);
    if (end === -1) return bytes.length;
    at = end + 1;
  }
  return bytes.length;
}

export type HeaderBlock = {
  fields: HeaderField[];
  /** Where showing stopped, when there is more than is shown. */
  cut: { at: number } | null;
};

/** Fields in their order; `header` is one header block, its empty line with it or not. */
export function readFields(header: Uint8Array): HeaderBlock {
  const last = Math.min(header.length, mimeLimits.shownHeaderOctets);
  const ending = findLineEnding(header, true) ?? lineEnding.lf;
  // In ASCII, which most headers are, places in the text are places in the bytes.
  const ascii = hasHigh(header.subarray(0, last))
    ? null
    : guessed(header.subarray(0, last));
  const fields: HeaderField[] = [];
  let from = 0;
  for (let at = 0; at < last;) {
    const found = endOfLine(header, at, ending);
    const next = found === -1 ? last : Math.min(found, last);
    const continues = next < last && (header[next] === SPACE || header[next] === TAB);
    if (!continues) {
      const field = fieldOf(
        ascii?.slice(from, next) ?? guessed(header.subarray(from, next)),
      );
      if (field && fields.length === mimeLimits.shownFields)
        return { fields, cut: { at: from } };
      if (field) fields.push(field);
      from = next;
    }
    at = next;
  }
  return { fields, cut: header.length > last ? { at: last } : null };
}

/** The value of the first field of this name, decoded; '' where absent. */
export function fieldValue(fields: readonly HeaderField[], name: string): string {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted)?.decoded ?? '';
}

/**
 * Milliseconds since 1970 of a Date field (RFC 5322 §3.3, and the habits of old programs);
 * null where it says nothing sensible. A year before 1970 or after 2100 is not sensible.
 */
export function dateOf(text: string): number | null {
  const bare = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  const withoutDay = bare.replace(/^[A-Za-z]+,?\s*/, '');
  // The last try leaves out a zone that is none; the clock is then taken as UTC.
  const withoutZone = withoutDay.replace(/(:\d\d) [^ ]*$/, '$1 +0000');
  for (const candidate of [bare, withoutDay, withoutZone]) {
    const at = Date.parse(candidate);
    if (at >= 0 && at < 4_102_444_800_000) return at;
  }
  return null;
}

/** Control characters, which no field may hold, become spaces; NUL tricks end here. */
export function tidy(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

function fieldOf(written: string): HeaderField | null {
  const raw = withLf(written).replace(/\n$/, '');
  const colon = raw.indexOf(':');
  if (colon < 1) return null;
  const name = raw.slice(0, colon).trimEnd();
  if (/\s/.test(name)) return null;
  return { name, raw, decoded: tidy(decodeWords(valueOf(raw))) };
}

/** After the colon, unfolded (RFC 5322 §2.2.3). */
export function valueOf(raw: string): string {
  return raw
    .slice(raw.indexOf(':') + 1)
    .replace(/\n(?=[ \t])/g, '')
    .trim();
}
