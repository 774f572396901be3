// The tree of parts of a message, as places in its bytes: nothing is copied or decoded. A
// machine over lines that can stop after any of them and go on when more bytes are there;
// bounded in parts, depth and header. What is past a bound, or broken, is told with its place.
// Long because it is one machine whose states share everything.
import type { Damage, DamageKind, MimePart } from '../mail/mime-part.ts';
import { readEntityFields } from './entity-fields.ts';
import { endOfLine, findLineEnding, lineEnding, type LineEnding } from './lines.ts';
import { mimeLimits } from './limits.ts';

export type StructureReader = {
  /**
   * Goes on where it stopped. `bytes` are all there are from the message's first one on;
   * `isEnd` says that no more will come. A line whose end is not there yet is left.
   */
  read(bytes: Uint8Array, isEnd: boolean): void;
  /** Null until the outer header is whole. */
  root(): MimePart | null;
  /** The part whose body the next line belongs to; null between parts and in headers. */
  current(): MimePart | null;
  damage: Damage[];
};

export function readStructure(bytes: Uint8Array): { root: MimePart; damage: Damage[] } {
  const reader = createStructureReader();
  reader.read(bytes, true);
  const root = reader.root();
  if (!root) throw new Error('a message that has ended has a root');
  return { root, damage: reader.damage };
}

/** A multipart or a nested message whose end has not come. */
type Open = { part: MimePart; boundary: string | null; isClosed: boolean };

/** A header whose end has not come. */
type Head = {
  parent: MimePart | null;
  byDefault: string;
  from: number;
  fields: number;
  /** The first line that is no field. */
  stray: { at: number; fieldsBefore: number } | null;
};

const DASH = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const latin1 = new TextDecoder('latin1');

export function createStructureReader(): StructureReader {
  const damage: Damage[] = [];
  const open: Open[] = [];
  let bytes: Uint8Array = new Uint8Array();
  let ending: LineEnding | null = null;
  let root: MimePart | null = null;
  let current: MimePart | null = null;
  let head: Head | null = headOf(null, 'text/plain', 0);
  let at = 0;
  let parts = 0;
  let messages = 0;
  let headerOctets = 0;
  let isDone = false;
  /** Parts that were open where reading stopped. */
  let unread: Open[] = [];

  return { read, root: () => root, current: () => current, damage };

  function read(all: Uint8Array, isEnd: boolean): void {
    bytes = all;
    for (const { part } of unread) part.end = bytes.length;
    if (isDone) return;
    ending ??= findLineEnding(all, isEnd);
    if (!ending) return;
    if (at === 0 && ending === lineEnding.cr) tell('bare-cr', 0, null);
    while (at < bytes.length && !isDone) {
      const next = endOfLine(bytes, at, ending);
      if (next === -1 && !isEnd) return;
      const after = next === -1 ? bytes.length : next;
      if (head) headLine(head, after);
      else bodyLine(after);
    }
    if (!isEnd) return;
    while (head) endHead(head, bytes.length);
    close(0, bytes.length);
    isDone = true;
  }

  function headLine(here: Head, next: number): void {
    const first = bytes[at];
    if (isEmpty(next)) {
      const from = at;
      at = next;
      return endHead(here, from);
    }
    if (first === DASH && boundaryAt(at, next)) return endHead(here, at);
    const continues = (first === SPACE || first === TAB) && at !== here.from;
    if (fieldAt(at, next)) here.fields++;
    else if (!continues && !isEnvelope(here, next)) {
      if (here.stray) return endHead(here, at); // twice is text: headers break once
      here.stray = { at, fieldsBefore: here.fields };
    }
    at = next;
  }

  /** The header's lines end at `end`; its body starts at `at`, or at the line astray. */
  function endHead(here: Head, end: number): void {
    const { stray } = here;
    let stop = end;
    // No field after it until the empty line: it begins the body (as Python reads it).
    const isBody = stray !== null && (stray.fieldsBefore === here.fields || at === end);
    if (isBody) stop = at = stray.at;
    const part = makePart(here, stop);
    if (stray && isBody && here.fields > 0) tell('no-blank-line', stray.at, part);
    if (stray && !isBody) tell('bad-header-line', stray.at, part);
    head = null;
    current = part;
    headerOctets += stop - here.from;
    if (/^message\/(?:rfc822|global|news)$/.test(part.type)) descend(part);
  }

  function descend(part: MimePart): void {
    // Encoded ones are against RFC 2046 §5.2.1: no places in the original to point at.
    if (/base64|quoted-printable|uue/.test(part.encoding)) return;
    if (messages >= mimeLimits.messages || open.length >= mimeLimits.depth) {
      tell('too-deep', part.start, part);
      return;
    }
    messages++;
    open.push({ part, boundary: null, isClosed: false });
    current = null;
    head = headOf(part, 'text/plain', at);
  }

  function bodyLine(next: number): void {
    if (open.length === 0) {
      at = bytes.length; // a single part: nothing in it can end it
      return;
    }
    const found = bytes[at] === DASH ? boundaryAt(at, next) : null;
    if (!found) {
      at = next;
      return;
    }
    closeAbove(found.level, at);
    const parent = open[found.level];
    at = next;
    if (!parent) return;
    if (found.isLast) {
      parent.isClosed = true;
      return;
    }
    if (++parts > mimeLimits.parts) return stop('too-many-parts');
    if (headerOctets > mimeLimits.headerOctets) return stop('headers-too-large');
    const isDigest = parent.part.type === 'multipart/digest';
    head = headOf(parent.part, isDigest ? 'message/rfc822' : 'text/plain', at);
  }

  function stop(kind: DamageKind): void {
    tell(kind, at, null);
    isDone = true;
    // They go on to the end of the message, which may not have come yet.
    unread = open.splice(0);
    for (const { part } of unread) part.end = bytes.length;
  }

  function closeAbove(level: number, line: number): void {
    const end = beforeLineEnd(line);
    if (current) current.end = Math.max(current.start, end);
    current = null;
    close(level + 1, end);
  }

  /** Ends what is open from `level` inwards. */
  function close(level: number, end: number): void {
    if (current && level === 0) current.end = Math.max(current.start, end);
    // From the innermost outwards: a part ends no earlier than what is in it.
    for (const { part, boundary, isClosed } of open.splice(level).reverse()) {
      part.end = Math.max(part.start, end, part.children.at(-1)?.end ?? 0);
      if (boundary !== null && part.children.length === 0)
        tell('no-boundary', part.start, part);
      else if (boundary !== null && !isClosed) tell('unclosed', end, part);
    }
  }

  function makePart(here: Head, end: number): MimePart {
    const { parent, byDefault, from } = here;
    const { boundary, ...fields } = readEntityFields(
      bytes.subarray(from, end),
      byDefault,
      ending ?? lineEnding.lf,
    );
    const part: MimePart = {
      path: parent ? `${parent.path}.${parent.children.length + 1}` : '1',
      ...fields,
      headerStart: from,
      start: at,
      end: bytes.length,
      decodedSize: null,
      damage: [],
      children: [],
    };
    if (parent) parent.children.push(part);
    else root = part;
    if (!part.type.startsWith('multipart/')) return part;
    if (boundary === '') tell('no-boundary', at, part);
    else if (open.length >= mimeLimits.depth) tell('too-deep', at, part);
    else open.push({ part, boundary, isClosed: false });
    return part;
  }

  function tell(kind: DamageKind, place: number, part: MimePart | null): void {
    const told: Damage = part
      ? { kind, at: place, path: part.path }
      : { kind, at: place };
    part?.damage.push(told);
    if (damage.length < mimeLimits.damages) damage.push(told);
  }

  /** The innermost open multipart this line belongs to. Trailing blanks are allowed. */
  function boundaryAt(
    line: number,
    next: number,
  ): { level: number; isLast: boolean } | null {
    if (bytes[line + 1] !== DASH || open.length === 0) return null;
    const end = Math.min(next, line + mimeLimits.boundaryLineOctets);
    const text = latin1.decode(bytes.subarray(line + 2, end)).trimEnd();
    for (let level = open.length - 1; level >= 0; level--) {
      const one = open[level];
      if (one?.boundary == null || one.isClosed) continue;
      if (text === one.boundary) return { level, isLast: false };
      if (text === `${one.boundary}--`) return { level, isLast: true };
    }
    return null;
  }

  /** Line ends and nothing else: some stores doubled the CR. */
  function isEmpty(next: number): boolean {
    let i = at;
    while (i < next && isLineEnd(bytes[i])) i++;
    return i === next;
  }

  /** `Name:` at the beginning; a blank before the colon is a habit of old programs. */
  function fieldAt(line: number, next: number): boolean {
    const end = Math.min(next, line + mimeLimits.fieldNameOctets);
    let i = line;
    while (i < end && isNameByte(bytes[i])) i++;
    if (i === line) return false;
    while (i < end && (bytes[i] === SPACE || bytes[i] === TAB)) i++;
    return bytes[i] === COLON;
  }

  /** The separator line of an mbox or a spool that came along: `From x`, `>From x`. */
  function isEnvelope(here: Head, next: number): boolean {
    if (at !== here.from) return false;
    return /^>?From /.test(latin1.decode(bytes.subarray(at, Math.min(next, at + 6))));
  }

  function beforeLineEnd(line: number): number {
    if (!isLineEnd(bytes[line - 1])) return line;
    return bytes[line - 1] === 0x0a && bytes[line - 2] === 0x0d ? line - 2 : line - 1;
  }
}

function headOf(parent: MimePart | null, byDefault: string, from: number): Head {
  return { parent, byDefault, from, fields: 0, stray: null };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > SPACE && byte < 0x7f && byte !== COLON;
}
