// Which charsets are worth trying on a text that looks wrong.
import type { Letter } from '../mail/attachment.ts';
import type { MimePart } from '../mail/mime-part.ts';
import type { Extras } from './charset-extras.ts';
import { mimeLimits } from './limits.ts';
import { decodeTransfer } from './transfer.ts';

/** What is left to try when statistics say nothing more; each script once. */
const usual = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'utf-16le',
  'macintosh',
  'cp437',
  'utf-7',
];

export function guessLabels(
  raw: Uint8Array,
  { charset, structure }: Pick<Letter, 'charset' | 'structure'>,
  extras: Extras | null,
): string[] {
  const part = charset.path === null ? null : partAt(structure, charset.path);
  const body = part && raw.subarray(part.start, part.end).subarray(0, 64 * 1024);
  const sample = body && decodeTransfer(body, part.encoding);
  const ranked = sample
    ? (extras?.rank(sample.subarray(0, mimeLimits.guessedOctets)) ?? [])
    : [];
  return [...new Set([charset.used, ...ranked, ...usual])];
}

/** Null where there is no such part. */
export function partAt(root: MimePart, path: string): MimePart | null {
  if (root.path === path) return root;
  const child = root.children.find(
    (one) => path === one.path || path.startsWith(`${one.path}.`),
  );
  return child ? partAt(child, path) : null;
}
