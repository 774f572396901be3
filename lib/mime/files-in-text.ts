// Files that old programs put straight into a text: uuencode and yEnc. They become
// attachments, what is around them stays the text.
import type { PartInner } from '../mail/mime-part.ts';
import { guessed } from './charset.ts';
import { mimeLimits } from './limits.ts';
import { joined } from './octets.ts';
import { decodeUuencode, isShortUuLine, isUuLine, uuName } from './uuencode.ts';
import { crc32, decodeYenc } from './yenc.ts';

export type FileInText = {
  name: string;
  size: number;
  /** Places in the text's decoded octets. */
  inner: PartInner;
  /** No end mark, or size or checksum that do not agree. */
  isDamaged: boolean;
};

const LF = 0x0a;
const CR = 0x0d;
const latin1 = new TextDecoder('latin1');

/** Null where there is none, which a glance tells for nearly every text. */
export function filesInText(
  body: Uint8Array,
  glance: string,
): { files: FileInText[]; rest: Uint8Array } | null {
  if (!glance.includes('begin ') || !/^(?:begin [0-7]{3,4} |=ybegin )/m.test(glance))
    return null;
  const files: FileInText[] = [];
  const kept: Uint8Array[] = [];
  let from = 0;
  let tries = 0;
  for (let at = 0; at < body.length && files.length < mimeLimits.filesInText;) {
    const next = lineEnd(body, at);
    const first = body[at];
    const line =
      first === 0x62 || first === 0x3d ? latin1.decode(body.subarray(at, next)) : '';
    const isUu = uuName(line) !== null;
    const isBegin = isUu || line.startsWith('=ybegin ');
    if (isBegin && ++tries > mimeLimits.triesInText) break;
    const read = isUu ? uuFile : yencFile;
    const file = isBegin ? read(body, at, line) : null;
    if (file) {
      kept.push(body.subarray(from, at));
      files.push(file);
      from = file.inner.to;
    }
    at = file ? Math.max(file.inner.to, next) : next;
  }
  if (files.length === 0) return null;
  kept.push(body.subarray(from));
  return { files, rest: joined(kept) };
}

function uuFile(body: Uint8Array, from: number, begin: string): FileInText | null {
  let at = lineEnd(body, from);
  let lines = 0;
  let isEnded = false;
  let isShort = false;
  let hasBlanks = false;
  while (at < body.length && !isEnded) {
    const next = lineEnd(body, at);
    const line = latin1.decode(body.subarray(at, next)).replace(/[\r\n]+$/, '');
    isEnded = line.trimEnd() === 'end';
    const isData = isUuLine(line) || line === '`' || line.trim() === '';
    if (!isEnded && !isData) break;
    if (isData && isUuLine(line)) {
      lines++;
      isShort ||= isShortUuLine(line);
      hasBlanks ||= line.includes(' ');
    }
    at = next;
  }
  // A sentence that begins so is no file.
  if (lines === 0) return null;
  const size = decodeUuencode(body.subarray(from, at)).length;
  return {
    name: nameIn(uuName(begin) ?? ''),
    size,
    inner: { kind: 'uuencode', from, to: at },
    isDamaged: !isEnded || (isShort && !hasBlanks),
  };
}

function yencFile(body: Uint8Array, from: number, begin: string): FileInText | null {
  const name = /\bname=(.*)$/.exec(begin.trimEnd())?.[1] ?? '';
  const said = numberIn(begin, 'size');
  if (said === null) return null;
  const start = lineEnd(body, from);
  const { end, to } = yencEnd(body, start);
  const at = end === null ? yencDataEnd(body, start, to, begin) : to;
  const data = decodeYenc(body.subarray(from, at));
  const sum = end === null ? null : /\bp?crc32=([0-9a-f]{1,8})\b/i.exec(end)?.[1];
  const isPiece = numberIn(begin, 'part') !== null; // then `=ybegin` says the size of all
  const isSound =
    end !== null &&
    numberIn(end, 'size') === data.length &&
    (isPiece || said === data.length) &&
    (sum == null || parseInt(sum, 16) === crc32(data));
  return {
    name: nameIn(name),
    size: data.length,
    inner: { kind: 'yenc', from, to: at },
    isDamaged: !isSound,
  };
}

/** The line of the end mark and where it ends; without one, how far the file may go. */
function yencEnd(body: Uint8Array, from: number): { end: string | null; to: number } {
  for (let at = from; at < body.length;) {
    const next = lineEnd(body, at);
    if (body[at] === 0x3d && body[at + 1] === 0x79) {
      const line = latin1.decode(body.subarray(at, next));
      if (line.startsWith('=yend')) return { end: line, to: next };
      if (line.startsWith('=ybegin ')) return { end: null, to: at };
    }
    at = next;
  }
  return { end: null, to: body.length };
}

/** Where no end mark is: behind the octets it says it has, or the first line that is short. */
function yencDataEnd(body: Uint8Array, from: number, to: number, begin: string): number {
  const most = numberIn(begin, 'size') ?? 0;
  const full = numberIn(begin, 'line') ?? 0;
  let octets = 0;
  for (let at = from; at < to;) {
    const next = lineEnd(body, at);
    const line = body.subarray(at, next);
    if (!latin1.decode(line.subarray(0, 7)).startsWith('=ypart ')) {
      octets += decodeYenc(line).length;
      const letters = line.filter((byte) => byte !== LF && byte !== CR).length;
      if (octets >= most || letters < full) return next;
    }
    at = next;
  }
  return to;
}

function numberIn(line: string, name: 'size' | 'line' | 'part'): number | null {
  const digits = new RegExp(`\\b${name}=(\\d{1,15})`).exec(line)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A name stands there in the letters of the text, which nobody names. */
function nameIn(octets: string): string {
  return guessed(Uint8Array.from(octets, (c) => c.charCodeAt(0))).trim();
}

function lineEnd(body: Uint8Array, at: number): number {
  for (let i = at; i < body.length; i++) {
    if (body[i] === LF) return i + 1;
    if (body[i] === CR && body[i + 1] !== LF) return i + 1;
  }
  return body.length;
}
