// Header fields of an open message, as they are looked for and handed on.
import type { HeaderField } from '../../lib/mail/attachment.ts';

/** Values as sent, without their folds (RFC 5322 §2.2.3), newest first for trace fields. */
export function valuesOf(headers: readonly HeaderField[], name: string): string[] {
  return headers
    .filter((field) => field.name.toLowerCase() === name)
    .map(({ raw }) => unfolded(raw));
}

export function unfolded(raw: string): string {
  return rawValue(raw).replace(/\r?\n/g, '').trim();
}

/** What follows the colon, with its folds. */
export function rawValue(raw: string): string {
  return raw.slice(raw.indexOf(':') + 1);
}

/** Fields that hold all of what was typed, in their name or their value. */
export function matching(
  headers: readonly HeaderField[],
  query: string,
): readonly HeaderField[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return headers;
  return headers.filter(({ name, raw, decoded }) =>
    [name, raw, decoded].some((text) => text.toLowerCase().includes(wanted)),
  );
}
