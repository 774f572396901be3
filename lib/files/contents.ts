// What lies inside a file that a receiver should know of, read from its bytes without
// unpacking anything: a password, macros, a program in an archive.
import { kindOfEnding } from './kinds.ts';
import { endingOf } from '../mail/file-name.ts';

export type Contents = { isLocked: boolean; hasMacros: boolean; holdsProgram: boolean };

/** `bytes` may be the beginning only; what lies beyond is then not known of. */
export function lookInside(bytes: Uint8Array): Contents {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const none = { isLocked: false, hasMacros: false, holdsProgram: false };
  if (bytes.length < 30) return none;
  const first = view.getUint32(0, false);
  if (first === 0x504b0304) return insideZip(bytes, view);
  if (first === 0xd0cf11e0) {
    const text = latin1.decode(bytes);
    return {
      ...none,
      // Streams of a compound file are named in UTF-16.
      isLocked: text.includes(wide('EncryptedPackage')),
      hasMacros: text.includes(wide('_VBA_PROJECT')) || text.includes(wide('Macros')),
    };
  }
  if (first === 0x52617221) return { ...none, isLocked: isLockedRar(view) };
  return none;
}

const latin1 = new TextDecoder('latin1');
const wide = (text: string) => text.replace(/./g, '$&\0');

/**
 * Every local header (APPNOTE.TXT 4.3.7) that is there. They are found by their mark, since
 * one that was written as a stream does not say how long its file is.
 */
function insideZip(bytes: Uint8Array, view: DataView): Contents {
  const contents = { isLocked: false, hasMacros: false, holdsProgram: false };
  let entries = 0;
  for (let at = bytes.indexOf(0x50); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (at + 30 > bytes.length || entries > mostEntries) break;
    if (view.getUint32(at, false) !== 0x504b0304) continue;
    entries++;
    const length = view.getUint16(at + 26, true);
    const name = latin1.decode(bytes.subarray(at + 30, at + 30 + length));
    // Bit 0: the file is encrypted.
    if (view.getUint16(at + 6, true) & 1) contents.isLocked = true;
    if (/vbaProject\.bin$/i.test(name)) contents.hasMacros = true;
    const kind = kindOfEnding(endingOf(name.slice(name.lastIndexOf('/') + 1)));
    if (kind === 'program' || kind === 'script' || kind === 'shortcut') {
      contents.holdsProgram = true;
    }
  }
  return contents;
}

/** Entries past these are not looked at; a bomb has millions. */
const mostEntries = 10_000;

/** Headers encrypted, or the first file is; RAR 4 and RAR 5 (RARLAB's notes on both). */
function isLockedRar(view: DataView): boolean {
  const isFive = view.getUint8(6) === 1 && view.getUint8(7) === 0;
  // After the mark and a checksum: size of the header, then its type; 4 is encryption.
  if (isFive) return view.getUint8(13) === 4;
  const mainFlags = view.getUint16(10, true);
  if (mainFlags & 0x80) return true;
  const next = 7 + view.getUint16(12, true);
  const hasFile = next + 5 <= view.byteLength && view.getUint8(next + 2) === 0x74;
  return hasFile && (view.getUint16(next + 3, true) & 4) !== 0;
}
