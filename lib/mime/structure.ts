// The tree of parts of a message, as places in its bytes: nothing is copied or decoded. One
// pass over the lines, bounded in parts, depth and header; what is past a bound is told.
import { bodyStart, readFields, valueOf } from './fields.ts';
import { mimeLimits } from './limits.ts';
import { readStructured, type Structured } from './parameters.ts';

export type Part = {
  /** Lower-case `type/subtype`. */
  type: string;
  parameters: Structured['parameters'];
  /** Lower-case Content-Transfer-Encoding. */
  encoding: string;
  disposition: Structured;
  /** Content-ID without angle brackets. */
  cid: string | null;
  /** The body in the message's bytes, without the line end before the next boundary. */
  start: number;
  end: number;
  /** Of a multipart; empty for all others, and where none was found. */
  children: Part[];
};

export type Structure = {
  root: Part;
  damage: ('too-many-parts' | 'too-deep' | 'headers-too-large')[];
};

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const latin1 = new TextDecoder('latin1');

/** A multipart whose end has not come. */
type Open = { part: Part; boundary: string };

export function readStructure(bytes: Uint8Array): Structure {
  const damage = new Set<Structure['damage'][number]>();
  const open: Open[] = [];
  let count = 0;
  let headerOctets = 0;

  const root = readPart(0, 'text/plain');
  /** The part whose body is being passed; null between parts. */
  let current: Part | null = root;
  let at = root.start;
  while (at < bytes.length) {
    const found = open.length > 0 ? boundaryAt(at) : null;
    const next = lineEnd(at);
    if (!found) {
      at = next;
      continue;
    }
    close(beforeLineEnd(at));
    open.length = found.level + 1;
    if (found.isLast) {
      open.length = found.level;
      at = next;
      continue;
    }
    if (++count > mimeLimits.parts) {
      damage.add('too-many-parts');
      break;
    }
    const parent = open[found.level]?.part;
    const isDigest = parent?.type === 'multipart/digest';
    current = readPart(next, isDigest ? 'message/rfc822' : 'text/plain');
    parent?.children.push(current);
    if (headerOctets > mimeLimits.headerOctets) {
      damage.add('headers-too-large');
      break;
    }
    at = current.start;
  }
  close(Math.min(at, bytes.length));
  return { root, damage: [...damage] };

  function close(end: number): void {
    if (current) current.end = Math.max(current.start, end);
    current = null;
  }

  /** The header at `from`; its body is open to the end until a boundary says otherwise. */
  function readPart(from: number, byDefault: string): Part {
    const start = headerEnd(from);
    headerOctets += start - from;
    const { fields } = readFields(bytes.subarray(from, start));
    const field = (name: string) => {
      const raw = fields.find((one) => one.name.toLowerCase() === name)?.raw;
      return raw === undefined ? '' : valueOf(raw);
    };
    const { value, parameters } = readStructured(field('content-type'));
    const part: Part = {
      type: /^[^\s/]+\/[^\s/]+$/.test(value) ? value : byDefault,
      parameters,
      encoding: field('content-transfer-encoding').toLowerCase(),
      disposition: readStructured(field('content-disposition')),
      cid: field('content-id').replace(/^<|>$/g, '').trim() || null,
      start,
      end: bytes.length,
      children: [],
    };
    const boundary = parameters.get('boundary')?.trimEnd();
    if (part.type.startsWith('multipart/') && boundary) {
      if (open.length >= mimeLimits.depth) damage.add('too-deep');
      else open.push({ part, boundary });
    }
    return part;
  }

  /** Where the body begins; a boundary ends a header too. */
  function headerEnd(from: number): number {
    if (open.length === 0) return from + bodyStart(bytes.subarray(from));
    for (let line = from; line < bytes.length; line = lineEnd(line)) {
      if (bytes[line] === LF) return line + 1;
      if (bytes[line] === CR && bytes[line + 1] === LF) return line + 2;
      if (boundaryAt(line)) return line;
    }
    return bytes.length;
  }

  /** The innermost open multipart this line belongs to. Trailing blanks are allowed. */
  function boundaryAt(line: number): { level: number; isLast: boolean } | null {
    if (bytes[line] !== DASH || bytes[line + 1] !== DASH) return null;
    const end = Math.min(lineEnd(line), line + 512);
    const text = latin1.decode(bytes.subarray(line + 2, end)).trimEnd();
    for (let level = open.length - 1; level >= 0; level--) {
      const boundary = open[level]?.boundary;
      if (text === boundary) return { level, isLast: false };
      if (text === `${boundary}--`) return { level, isLast: true };
    }
    return null;
  }

  function lineEnd(line: number): number {
    const end = bytes.indexOf(LF, line);
    return end === -1 ? bytes.length : end + 1;
  }

  function beforeLineEnd(line: number): number {
    if (bytes[line - 1] !== LF) return line;
    return bytes[line - 2] === CR ? line - 2 : line - 1;
  }
}
