// What a message is that holds only a piece of another one, or only says where a part is to
// be had: message/partial and message/external-body (RFC 2046 §5.2.2 and §5.2.3).
import type { Elsewhere, Letter } from '../mail/attachment.ts';
import type { MimePart } from '../mail/mime-part.ts';
import { endOfLine, findLineEnding, lineEnding } from './lines.ts';
import { mimeLimits } from './limits.ts';
import { joined } from './octets.ts';
import { readStructure } from './structure.ts';
import { decodeTransfer } from './transfer.ts';

/** The first piece that stands in this message; null where there is none. */
export function partialOf(part: MimePart): Letter['partial'] {
  const { type, parameters, children } = part;
  if (type === 'message/partial') {
    const number = Number(parameters.get('number'));
    const total = Number(parameters.get('total'));
    return {
      id: parameters.get('id') ?? '',
      number: Number.isInteger(number) && number > 0 ? number : 1,
      total: Number.isInteger(total) && total > 0 ? total : null,
    };
  }
  if (!type.startsWith('multipart/')) return null;
  for (const child of children) {
    const found = partialOf(child);
    if (found) return found;
  }
  return null;
}

/** Parts that are not in the message, each with where it says that they are. Not fetched. */
export function elsewhereOf(part: MimePart): Elsewhere[] {
  const found: Elsewhere[] = [];
  look(part);
  return found;

  function look({ type, parameters, path, children }: MimePart): void {
    if (found.length >= mimeLimits.elsewhere) return;
    if (type.startsWith('multipart/')) children.forEach(look);
    if (type !== 'message/external-body') return;
    const of = (name: string) => parameters.get(name)?.trim() ?? '';
    const access = of('access-type').toLowerCase();
    const place = [of('site'), of('directory'), of('name')].filter(Boolean).join('/');
    // RFC 2017 §3.1: blanks in the address are only there to break the line.
    const where = of('url').replace(/\s+/g, '') || of('server') || place;
    found.push({ path, access, where: where.slice(0, mimeLimits.elsewhereChars) });
  }
}

const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;

export type Reassembled =
  | { state: 'whole'; raw: Uint8Array<ArrayBuffer> }
  /** Numbers of pieces that were not given; null where none says how many there are. */
  | { state: 'missing'; numbers: number[] | null }
  /** No piece, or pieces of several messages. */
  | { state: 'strangers' };

/**
 * The message that was sent in these pieces, each given as it was received, in any order;
 * of two with one number the first counts (RFC 2046 §5.2.2.1).
 */
export function reassemble(messages: readonly Uint8Array[]): Reassembled {
  const pieces = new Map<number, { header: Uint8Array; body: Uint8Array }>();
  const ids = new Set<string>();
  let total: number | null = null;
  for (const raw of messages) {
    const { root } = readStructure(raw);
    const piece = root.type === 'message/partial' ? partialOf(root) : null;
    if (!piece) return { state: 'strangers' };
    ids.add(piece.id);
    total ??= piece.total;
    const body = decodeTransfer(raw.subarray(root.start, root.end), root.encoding);
    if (!pieces.has(piece.number))
      pieces.set(piece.number, { header: raw.subarray(0, root.start), body });
  }
  if (ids.size !== 1) return { state: 'strangers' };
  if (total === null || total > mimeLimits.pieces)
    return { state: 'missing', numbers: null };
  const numbers = Array.from({ length: total }, (_, n) => n + 1);
  const missing = numbers.filter((n) => !pieces.has(n));
  const first = pieces.get(1);
  if (missing.length > 0 || !first) return { state: 'missing', numbers: missing };
  const bodies = numbers.map((n) => pieces.get(n)?.body ?? new Uint8Array());
  const [start = new Uint8Array(), ...rest] = bodies;
  const inner = readStructure(start).root;
  const headers = [
    ...fieldBlocks(first.header).filter(({ name }) => !isOfTheWhole(name)),
    ...fieldBlocks(start.subarray(0, inner.start)).filter(({ name }) =>
      isOfTheWhole(name),
    ),
  ];
  const raw = joined([
    ...headers.map(({ bytes }) => bytes),
    Uint8Array.of(0x0d, 0x0a),
    start.subarray(inner.start),
    ...rest,
  ]);
  return { state: 'whole', raw };
}

/** The fields of a header as they stand, each with its line ends. */
function fieldBlocks(header: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const ending = findLineEnding(header, true) ?? lineEnding.lf;
  const blocks: { name: string; bytes: Uint8Array }[] = [];
  let from = 0;
  for (let at = 0; at < header.length;) {
    const found = endOfLine(header, at, ending);
    at = found === -1 ? header.length : found;
    if (header[at] === SPACE || header[at] === TAB) continue;
    const bytes = header.subarray(from, at);
    const colon = bytes.indexOf(COLON);
    const name = String.fromCharCode(...bytes.subarray(0, Math.min(colon, 100)));
    if (colon > 0) blocks.push({ name: name.trim(), bytes });
    from = at;
  }
  return blocks;
}

/** Fields that the whole message has for itself; all others are those of its first piece. */
function isOfTheWhole(name: string): boolean {
  return /^(?:content-.*|subject|message-id|encrypted|mime-version)$/i.test(name);
}
