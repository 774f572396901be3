// What is worth saying of an attachment before it is saved: from its name, the type its
// sender claims, and what its content says it is.
import { endingOf, safeFileName } from '../mail/file-name.ts';
import { kindOfEnding, kindOfType, type FileKind } from './kinds.ts';
import type { Contents } from './contents.ts';
import type { Found } from './sniff.ts';

export type FileWarning =
  /** The name shows one ending and has another. */
  | 'double'
  | 'program'
  | 'disk'
  | 'shortcut'
  | 'macro'
  /** A page or document that a browser runs. */
  | 'page'
  | 'locked'
  | 'holdsProgram'
  | 'direction'
  | 'device'
  | 'mismatch'
  /** Named as something whose mark is not in it. */
  | 'notAs';

export type Claim = { name: string; type: string };

/** `found` and `contents` are null while nobody has looked into the file yet. */
export function warningsOf(
  { name, type }: Claim,
  found: Found | null = null,
  contents: Contents | null = null,
): FileWarning[] {
  const warnings = new Set<FileWarning>();
  const { ending, before } = endingsOf(name);
  const claimed = kindOfEnding(ending);
  const kinds = new Set<FileKind | null>([
    claimed,
    kindOfType(type),
    found?.kind ?? null,
  ]);
  if (/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(name))
    warnings.add('direction');
  if (isDevice(name)) warnings.add('device');
  if (isTrusted(before) && risky.has(claimed ?? 'other')) warnings.add('double');
  const differs = differenceOf({ name, type }, found);
  if (differs) warnings.add(differs);
  if (kinds.has('program') || kinds.has('script')) warnings.add('program');
  else if (kinds.has('shortcut')) warnings.add('shortcut');
  else if (kinds.has('disk')) warnings.add('disk');
  else if (kinds.has('macro') || contents?.hasMacros) warnings.add('macro');
  else if (claimed === 'page' || kindOfType(type) === 'page') warnings.add('page');
  // A page named as text is shown as text everywhere; XML is not.
  else if (found?.kind === 'page' && (claimed !== 'text' || ending === 'xml')) {
    warnings.add('page');
  }
  if (contents?.isLocked) warnings.add('locked');
  if (contents?.holdsProgram) warnings.add('holdsProgram');
  return [...warnings];
}

const risky: ReadonlySet<FileKind> = new Set([
  'program', 'script', 'shortcut', 'disk', 'page', 'macro',
]); // prettier-ignore

/** Endings behind which others are hidden. */
function isTrusted(ending: string): boolean {
  const kind = kindOfEnding(ending);
  return kind !== null && !risky.has(kind) && kind !== 'signature';
}

/** The last two endings as a file manager sees them, without characters nobody sees. */
export function endingsOf(name: string): { ending: string; before: string } {
  const seen = name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[. ]+$/, '');
  const ending = endingOf(seen);
  return { ending, before: endingOf(seen.slice(0, -(ending.length + 1)).trimEnd()) };
}

/** Saving gives it another stem: Windows would open a device instead of the file. */
function isDevice(name: string): boolean {
  return safeFileName(name, 'attachment').startsWith('_') && /^[a-z]/i.test(name.trim());
}

/** Endings whose files begin alike: an office document is an archive. */
const families: readonly (readonly [string, RegExp])[] = [
  ['zip', /^(?:zip|docx|docm|dotx|dotm|xlsx|xlsm|xltx|xltm|xlsb|xlam|pptx|pptm|potx|potm|ppsx|ppsm|odt|ods|odp|odg|ott|epub|jar|apk|xpi|crx|appx|appxbundle|msix|msixbundle|pyz|pyzw|whl|vsix|vsdx|pages|numbers|key|kmz|xps|onepkg|3mf)$/],
  ['cfb', /^(?:cfb|doc|dot|xls|xlt|xla|ppt|msi|msp|msg|mpp|vsd|pub|docx|xlsx|pptx|db|mst|ppa|shs|one)$/],
  ['jpeg', /^(?:jpe?g|jpe|jfif)$/],
  ['tiff', /^tiff?$|^dng$|^nef$|^cr2$|^arw$/],
  ['mp4', /^(?:mp4|m4a|m4v|m4b|mov|qt|3gp|3g2|f4v|heic|heif|avif)$/],
  ['ogg', /^(?:ogg|oga|ogv|ogx|opus|spx)$/],
  ['asf', /^(?:asf|wma|wmv)$/],
  ['matroska', /^(?:mkv|webm|mka)$/],
  ['gzip', /^(?:gz|tgz|svgz|emz)$/],
  ['exe', /^(?:exe|dll|scr|com|cpl|ocx|sys|drv|xll|wll|pif|efi)$/],
  ['cab', /^(?:cab|diagcab|theme|themepack|deskthemepack|msu)$/],
  ['rtf', /^(?:rtf|doc)$/],
  ['mpeg', /^(?:mp1|mp2|mp3|mpg|mpeg)$/],
]; // prettier-ignore
const textual: ReadonlySet<FileKind> = new Set([
  'text', 'table', 'calendar', 'contact', 'message', 'page', 'script', 'shortcut', 'signature',
]); // prettier-ignore
/** Kinds that always begin with a mark of theirs. */
const marked: ReadonlySet<FileKind> = new Set(['pdf', 'image']);

/** Whether the content agrees with what the name, or without an ending the type, says. */
function differenceOf(claim: Claim, found: Found | null): 'mismatch' | 'notAs' | null {
  const { ending } = endingsOf(claim.name);
  const kind = kindOfEnding(ending) ?? kindOfType(claim.type);
  if (!found || kind === null) return null;
  const isText = found.kind === 'text';
  if (found.ending === ending) return null;
  // What is written as text passes for any kind of text; a page for text does no harm.
  if (textual.has(kind)) return textual.has(found.kind) || isText ? null : 'mismatch';
  if (isText) return marked.has(kind) ? 'notAs' : null;
  const known = kindOfEnding(ending) !== null;
  if (!known) return marked.has(kind) && found.kind !== kind ? 'mismatch' : null;
  const shared = families.some(
    ([, members]) => members.test(ending) && members.test(found.ending),
  );
  return shared ? null : 'mismatch';
}
