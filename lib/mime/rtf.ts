// The body of an Outlook message in RTF, as what it was before Outlook wrapped it: HTML where
// it says so ([MS-OXRTFEX]), else its text. One pass with a stack of groups, bounded.
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { decodeCharset } from './charset.ts';
import { codePageLabel } from './charset-labels.ts';
import { mimeLimits } from './limits.ts';

/**
 * Compressed RTF undone ([MS-OXRTFCP]); null where it is none or too large. The package
 * believes the length that is written, so that is cut to what is there first.
 */
export function decompressRtf(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes.length < 16 || bytes.length > mimeLimits.compressedRtfOctets) return null;
  const sound = bytes.slice();
  const view = new DataView(sound.buffer);
  view.setUint32(0, Math.min(view.getUint32(0, true), bytes.length - 4), true);
  view.setUint32(4, Math.min(view.getUint32(4, true), bytes.length - 16), true);
  try {
    return Uint8Array.from(decompressRTF(Array.from(sound)));
  } catch {
    return null;
  }
}

/** What stands in a group, and how it is read; a group within begins with a copy. */
type Group = {
  /** Nothing of it is shown. */
  isHidden: boolean;
  /** The list of fonts, which says in what charset each of them is. */
  isFonts: boolean;
  /** Only for readers that do not know of the HTML. */
  isForRtf: boolean;
  /** Characters after `\u` that stand in for it. */
  standIns: number;
  /** Label of the charset of octets here. */
  page: string;
};

/** Groups that are not part of the text, beside all that are marked `\*`. */
const hiddenGroups = new Set(
  'colortbl stylesheet info pict object header footer headerl headerr footerl footerr footnote fldinst'.split(
    ' ',
  ),
);
const letters: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
};
const symbols: Record<string, string> = {
  '\\': '\\',
  '{': '{',
  '}': '}',
  '~': '\u00a0',
  _: '\u00ad',
};
/** Code pages by a font's number for its letters (RTF 1.9.1, `\fcharset`). */
const fontPages: Record<number, number> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Null where it is no RTF. What is cut off is read as far as it goes. */
export function readRtf(
  rtf: Uint8Array,
): { kind: 'html' | 'plain'; text: string } | null {
  if (!ascii(rtf, 0, 5).startsWith('{\\rtf')) return null;
  const out: string[] = [];
  const waiting = new Uint8Array(rtf.length);
  let length = 0;
  let waitingPage = '';
  let isHtml = false;
  let byDefault = 'cp1252';
  let font = -1;
  let skip = 0;
  const fonts = new Map<number, string>();
  const outer: Group[] = [];
  let group: Group = {
    isHidden: false,
    isFonts: false,
    isForRtf: false,
    standIns: 1,
    page: byDefault,
  };

  for (let at = 0; at < rtf.length;) {
    const byte = rtf[at] ?? 0;
    if (byte === 0x7b) {
      if (outer.length >= mimeLimits.rtfDepth) break;
      outer.push(group);
      group = { ...group };
      skip = 0;
      at++;
    } else if (byte === 0x7d) {
      const around = outer.pop();
      if (!around || outer.length === 0) break; // behind the outermost group is nothing
      group = around;
      skip = 0;
      at++;
    } else if (byte === 0x5c) at = control(at + 1);
    else {
      if (byte !== 0x0a && byte !== 0x0d) put(byte);
      at++;
    }
  }
  flush();
  return { kind: isHtml ? 'html' : 'plain', text: out.join('') };

  /** From behind the backslash; gives where it goes on. */
  function control(at: number): number {
    const sign = String.fromCharCode(rtf[at] ?? 0);
    if (!/[a-z]/i.test(sign)) return symbol(sign, at);
    const found = /^([a-z]{1,32})(-?\d{1,10})?/i.exec(ascii(rtf, at, 44));
    const word = found?.[1] ?? '';
    const number = found?.[2] === undefined ? null : Number(found[2]);
    const end = at + (found?.[0].length ?? 1);
    const next = rtf[end] === 0x20 ? end + 1 : end;
    if (word === 'bin') return next + Math.max(0, number ?? 0);
    if (skip > 0) skip--;
    else obey(word, number);
    return next;
  }

  function symbol(sign: string, at: number): number {
    if (sign === "'") {
      const code = parseInt(ascii(rtf, at + 1, 2), 16);
      if (!Number.isNaN(code)) put(code);
      return at + 3;
    }
    // Marks a group that a reader may pass over unless it knows its name.
    if (sign === '*') {
      const isTag = isHtml && ascii(rtf, at + 1, 8).startsWith('\\htmltag');
      group.isHidden ||= !isTag;
    } else if (sign === '\n' || sign === '\r') say('\n');
    else if (Object.hasOwn(symbols, sign)) say(symbols[sign] ?? '');
    return at + 1;
  }

  function obey(word: string, number: number | null): void {
    if (Object.hasOwn(letters, word)) return say(letters[word] ?? '');
    if (hiddenGroups.has(word)) group.isHidden = true;
    switch (word) {
      case 'pntext': // a bullet in words; HTML has its own
        group.isHidden ||= isHtml;
        return;
      case 'fromhtml':
        isHtml = number !== 0;
        return;
      case 'ansicpg':
        byDefault = codePageLabel(number ?? 0) || byDefault;
        group.page = byDefault;
        return;
      case 'fonttbl':
        group.isHidden = group.isFonts = true;
        return;
      case 'f':
        font = number ?? 0;
        if (!group.isFonts) group.page = fonts.get(font) ?? byDefault;
        return;
      case 'fcharset': {
        const page = fontPages[number ?? 0];
        if (group.isFonts && page !== undefined && fonts.size < mimeLimits.rtfFonts)
          fonts.set(font, codePageLabel(page));
        return;
      }
      case 'plain':
        group.page = byDefault;
        return;
      case 'htmltag':
        group.isForRtf = false;
        group.page = byDefault;
        return;
      case 'htmlrtf':
        group.isForRtf = number !== 0;
        return;
      case 'uc':
        group.standIns = Math.min(Math.max(0, number ?? 1), 8);
        return;
      case 'u': {
        say(String.fromCharCode((number ?? 0) & 0xffff));
        skip = group.standIns;
      }
    }
  }

  function isShown(): boolean {
    return !group.isHidden && !(isHtml && group.isForRtf);
  }

  /** An octet of text in the charset that holds here. */
  function put(byte: number): void {
    if (skip > 0) {
      skip--;
      return;
    }
    if (!isShown()) return;
    if (group.page !== waitingPage) flush();
    waitingPage = group.page;
    waiting[length++] = byte;
  }

  function say(text: string): void {
    if (!isShown()) return;
    flush();
    out.push(text);
  }

  function flush(): void {
    if (length > 0) out.push(decodeCharset(waiting.subarray(0, length), waitingPage));
    length = 0;
  }
}

function ascii(bytes: Uint8Array, at: number, most: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + most));
}
