// What a part's header says of its body (RFC 2045, 2183, 2557), read without touching the
// fields that say other things.
import type { MimePart } from '../mail/mime-part.ts';
import { guessed } from './charset.ts';
import type { LineEnding } from './lines.ts';
import { mimeLimits } from './limits.ts';
import { readStructured, type Structured } from './parameters.ts';
import { decodeWords } from './words.ts';

export type EntityFields = Pick<
  MimePart,
  | 'type'
  | 'parameters'
  | 'charset'
  | 'encoding'
  | 'disposition'
  | 'name'
  | 'cid'
  | 'location'
> & { /** '' where absent or no multipart. */ boundary: string };

/**
 * `header` without its empty line, its lines ending as the message's do. The first of two
 * equal fields counts.
 */
export function readEntityFields(
  header: Uint8Array,
  byDefault: string,
  ending: LineEnding,
): EntityFields {
  const values = contentValues(header, ending);
  const type = readStructured(values.get('type') ?? '');
  const disposition = readStructured(values.get('disposition') ?? '');
  const { parameters } = type;
  const named = /^[^\s/]+\/[^\s/]+$/.test(type.value) ? type.value : byDefault;
  return {
    type: named,
    parameters,
    charset: parameters.get('charset')?.trim() ?? '',
    encoding: withoutComments(values.get('transfer-encoding') ?? '').toLowerCase(),
    disposition: disposition.value,
    name: nameOf(disposition, type),
    cid: (values.get('id') ?? '').replace(/^<|>$/g, '').trim() || null,
    location: decodeWords(values.get('location') ?? '').replace(/\s+/g, '') || null,
    boundary: named.startsWith('multipart/')
      ? (parameters.get('boundary')?.trimEnd() ?? '')
      : '',
  };
}

function nameOf(disposition: Structured, type: Structured): string {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name');
  return (name ?? '').trim();
}

/** Unfolded values of the `Content-…` fields by what follows the dash, lower-case. */
function contentValues(header: Uint8Array, ending: LineEnding): Map<string, string> {
  const values = new Map<string, string>();
  const text = guessed(header.subarray(0, mimeLimits.shownHeaderOctets));
  const lineEnd = String.fromCharCode(ending);
  const field = new RegExp(`(?:^|${lineEnd})content-([a-z-]{1,20})[ \\t]*:`, 'gi');
  for (let found = field.exec(text); found; found = field.exec(text)) {
    const name = found[1]?.toLowerCase() ?? '';
    if (values.has(name)) continue;
    values.set(name, unfolded(text, field.lastIndex, lineEnd));
  }
  return values;
}

/** From `at` to the end of the field, line ends taken out (RFC 5322 §2.2.3). */
function unfolded(text: string, at: number, lineEnd: string): string {
  const pieces: string[] = [];
  for (let from = at; ;) {
    const found = text.indexOf(lineEnd, from);
    const end = found === -1 ? text.length : found;
    pieces.push(text.slice(from, end).replace(/\r+$/, '').replaceAll('\r', ' '));
    const next = text[end + 1];
    if (next !== ' ' && next !== '\t') return pieces.join('').trim();
    from = end + 1;
  }
}

function withoutComments(text: string): string {
  return text.replace(/\([^()]*\)/g, '').trim();
}
