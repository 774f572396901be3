// Names under which a message or an attachment is saved. Whatever a sender wrote, the name
// is a plain one on every system and says what it is.

/** ext4, APFS and NTFS allow 255; the rest is room for `(1)` and for a folder's own limits. */
export const fileNameBytes = 150;

/** Windows opens a device where a file has this stem, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A safe file name from any text: no path, no control or direction characters, no device
 * name, no dot or space at either end, at most `fileNameBytes` of UTF-8. `fallback` is the
 * stem where nothing is left. The extension is kept when the name is cut.
 */
export function safeFileName(wanted: string, fallback: string): string {
  const plain = clean(wanted);
  const ending = endingOf(plain);
  // Anything longer or stranger is no extension but a name with a dot in it.
  const isExtension = /^[\p{L}\p{N}+-]{1,12}$/u.test(ending);
  const extension = isExtension ? `.${plain.slice(-ending.length)}` : '';
  const stem = trim(plain.slice(0, plain.length - extension.length)) || fallback;
  const isDevice = device.test((stem.split('.')[0] ?? '').trim());
  const harmless = isDevice ? `_${stem}` : stem;
  return trim(cut(harmless, fileNameBytes - bytes(extension))) + extension;
}

/** What follows the last dot, lower-case: `pdf`; '' where there is no stem or no dot. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** `2026-05-12 Re_ Devis toiture.eml`; date in UTC, as it is the same name everywhere. */
export function messageFileName(subject: string, date: number | null): string {
  const day = date === null ? '' : isoDay(date);
  const stem = [day, subject].filter(Boolean).join(' ');
  // The dot keeps a subject that ends in ".exe" from being taken for an extension.
  const room = fileNameBytes - bytes('.eml');
  return safeFileName(`${trim(cut(clean(stem), room)) || 'message'}.eml`, 'message');
}

function isoDay(date: number): string {
  const day = new Date(date);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

/**
 * Cc: control. Cf: direction marks, zero width, soft hyphen, tags. Cs: half characters.
 * Zl, Zp: line ends. Then what Windows, macOS or a shell would take for something else.
 */
function clean(text: string): string {
  return trim(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .replace(/[/\\:*?"<>|\u2044\u2215\u29F8\uFF0F\uFF3C]/g, '_')
      .replace(/\s+/g, ' '),
  );
}

/** Neither end may be a dot or a space; a leading `-` or `~` is an option or a home to a shell. */
function trim(text: string): string {
  return text.replace(/^[\s.~-]+|[\s.]+$/gu, '');
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** At most so many bytes of UTF-8, between characters. */
function cut(text: string, atMost: number): string {
  if (bytes(text) <= atMost) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += bytes(character);
    if (used > atMost) break;
    kept += character;
  }
  return kept;
}
