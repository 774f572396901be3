// What a file is by its content, whatever it is called. The library knows the binary kinds;
// what it does not tell (documents made of text, disk images, scripts) is told here.
import { fileTypeFromBuffer } from 'file-type/core';
import { kindOfEnding, kindOfType, type FileKind } from './kinds.ts';

export type Found = {
  kind: FileKind;
  /** How such a file is usually named: `png`, `exe`. */
  ending: string;
};

/** `head` is the beginning of the file. Null where the content says nothing. */
export async function sniff(head: Uint8Array): Promise<Found | null> {
  if (head.length === 0) return null;
  const own = bySignature(head);
  if (own) return own;
  if (isTwoByte(head) && looksLikeText(head)) return byText(textOf(head));
  // The library reads on after a signature and rejects where the file ends too soon.
  const told = await fileTypeFromBuffer(head).catch(() => undefined);
  if (told && told.ext !== 'xml') {
    return { kind: kindOf(told.ext, told.mime), ending: told.ext };
  }
  if (!looksLikeText(head)) return null;
  return byText(textOf(head.subarray(0, 8_192)));
}

function kindOf(ending: string, mime: string): FileKind {
  if (/executable|x-elf|mach-binary|x-msdownload|x-deb|x-rpm/.test(mime))
    return 'program';
  if (/shortcut/.test(mime)) return 'shortcut';
  return kindOfEnding(ending) ?? kindOfType(mime) ?? 'other';
}

/** Text first, so that a name cannot carry it: `[offset, ASCII]`. */
const signatures: readonly (readonly [number, string, Found])[] = [
  // Archives of Unix hold packages; the library tells those from their first entry.
  [0, '%PDF-', { kind: 'pdf', ending: 'pdf' }],
  [32_769, 'CD001', { kind: 'disk', ending: 'iso' }],
  [0, 'conectix', { kind: 'disk', ending: 'vhd' }],
  [0, 'vhdxfile', { kind: 'disk', ending: 'vhdx' }],
  [0, 'KDMV', { kind: 'disk', ending: 'vmdk' }],
  [0, 'MSWIM\0\0\0', { kind: 'disk', ending: 'wim' }],
  [0, 'ITSF', { kind: 'program', ending: 'chm' }],
  [0, 'dex\n', { kind: 'program', ending: 'dex' }],
  [0, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', { kind: 'macro', ending: 'one' }],
  [0, 'MZ', { kind: 'program', ending: 'exe' }],
  [0, '\x7fELF', { kind: 'program', ending: 'elf' }],
  [0, 'L\0\0\0\x01\x14\x02\0', { kind: 'shortcut', ending: 'lnk' }],
  [0, 'FWS', { kind: 'page', ending: 'swf' }],
  [0, 'CWS', { kind: 'page', ending: 'swf' }],
];

function bySignature(head: Uint8Array): Found | null {
  const has = (at: number, text: string) => {
    if (head.length < at + text.length) return false;
    for (let i = 0; i < text.length; i++) {
      if (head[at + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  };
  for (const [at, text, found] of signatures) if (has(at, text)) return found;
  // Readers of PDF accept its mark within the first kilobyte (ISO 32000-1, annex H).
  const start = latin1.decode(head.subarray(0, 1_024));
  return start.includes('%PDF-1.') ? { kind: 'pdf', ending: 'pdf' } : null;
}

const latin1 = new TextDecoder('latin1');

/** No byte that text never has; the second byte of two-byte text is told by its mark. */
function looksLikeText(head: Uint8Array): boolean {
  const text = isTwoByte(head) ? textOf(head.subarray(0, 8_192)) : null;
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (text !== null) return !/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/.test(text);
  for (const byte of head.subarray(0, 8_192)) {
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) return false;
  }
  return true;
}

function isTwoByte(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function textOf(head: Uint8Array): string {
  if (!isTwoByte(head)) return latin1.decode(head).replace(/^\xef\xbb\xbf/, '');
  return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
}

const beginnings: readonly (readonly [RegExp, Found])[] = [
  [/^#!/, { kind: 'script', ending: 'sh' }],
  [/^(?:@?echo off|@?setlocal|rem )/i, { kind: 'script', ending: 'bat' }],
  [/^(?:Windows Registry Editor|REGEDIT4)/, { kind: 'script', ending: 'reg' }],
  [/^\[(?:InternetShortcut|Desktop Entry)\]/i, { kind: 'shortcut', ending: 'url' }],
  [/^BEGIN:VCALENDAR/i, { kind: 'calendar', ending: 'ics' }],
  [/^BEGIN:VCARD/i, { kind: 'contact', ending: 'vcf' }],
  [/^-----BEGIN PGP/, { kind: 'signature', ending: 'asc' }],
  [/^\{\\rtf/, { kind: 'document', ending: 'rtf' }],
];
const messageField =
  /^(?:received|return-path|delivered-to|mime-version|message-id|from|date|subject|x-[\w-]+): /i;

function byText(text: string): Found {
  const start = text.trimStart();
  const begun = beginnings.find(([pattern]) => pattern.test(start));
  if (begun) return begun[1];
  const markup = markupOf(start.toLowerCase());
  if (markup) return markup;
  const lines = start.split(/\r?\n/, 4);
  const isMessage =
    lines.length > 2 && lines.slice(0, 2).every((line) => messageField.test(line));
  return isMessage ? { kind: 'message', ending: 'eml' } : { kind: 'text', ending: 'txt' };
}

const tags =
  /^<(?:!doctype html|html|head|body|script|style|title|meta|link|base|iframe|frameset|object|embed|table|div|p|a|img|form|br|h[1-6]|font|center|span|svg|svg:svg|math|xsl:\w+)[\s/>]/;

/** As browsers sniff: the first thing that is no comment, blank or declaration. */
function markupOf(text: string): Found | null {
  const prologue =
    /^(?:<\?[^>]{0,500}>|<!--[^]{0,2000}?-->|<!doctype (?!html)[^>]{0,500}>|\s)*/;
  const rest = text.slice(prologue.exec(text)?.[0].length ?? 0);
  if (/^<(?:svg:)?svg[\s>]/.test(rest)) return { kind: 'page', ending: 'svg' };
  const isXml = text.startsWith('<?xml');
  if (isXml ? /^<(?:\w+:)?html[\s>]/.test(rest) : tags.test(rest)) {
    return { kind: 'page', ending: 'html' };
  }
  if (!isXml) return null;
  // Only these make a browser run what an XML file holds.
  const isRun = /<\?xml-stylesheet|w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/xsl)/.test(
    text,
  );
  return { kind: isRun ? 'page' : 'text', ending: 'xml' };
}
