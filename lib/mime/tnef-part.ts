// A winmail.dat in the tree of parts: what is in it becomes its children, whose bytes are
// still in the stored original.
import type { MimePart, PartInner } from '../mail/mime-part.ts';
import { readText, type Read } from './charset.ts';
import { outlookMessage } from './outlook-message.ts';
import { decompressRtf, readRtf } from './rtf.ts';
import { readTnef, type TnefBody, type TnefFile } from './tnef.ts';
import { decodeTransfer } from './transfer.ts';

/** A body: its part, and how it is read. */
export type PackedText = { part: MimePart; kind: 'plain' | 'html'; read: Read };

export type Packed = {
  texts: PackedText[];
  /** Parts that are files. */
  files: MimePart[];
  /** Offset in the decoded octets of the first thing that is wrong; -1 where nothing is. */
  badAt: number;
};

/** By type or by name; what it really is, its first octets tell. */
export function isTnef({ type, name }: MimePart): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name);
}

/** Puts children into `part`. `charset` overrides what a text says of itself. */
export function unpackTnef(
  raw: Uint8Array,
  part: MimePart,
  charset: string | null,
): Packed {
  const octets = decodeTransfer(raw.subarray(part.start, part.end), part.encoding);
  const tnef = readTnef(octets);
  if (!tnef) return { texts: [], files: [], badAt: 0 };
  const texts: PackedText[] = [];
  for (const body of tnef.bodies) {
    const text = textOf(octets, body, charset);
    // Several bodies are the same one in several forms: of each kind the best one counts.
    if (!text || texts.some(({ kind }) => kind === text.kind)) continue;
    texts.push({ ...text, part: add(part, text) });
  }
  const files = tnef.files.map((file) => add(part, childOf(octets, file)));
  return { texts, files, badAt: tnef.badAt };
}

type Child = Pick<MimePart, 'type' | 'charset' | 'disposition' | 'name' | 'cid'> & {
  inner: PartInner;
  size: number;
};

function add(parent: MimePart, child: Child): MimePart {
  const { start, end, encoding, path, children } = parent;
  const { inner, size, type, charset, disposition, name, cid } = child;
  const made: MimePart = {
    ...{ type, charset, disposition, name, cid, encoding, inner },
    path: `${path}.${children.length + 1}`,
    parameters: new Map(),
    location: null,
    headerStart: start,
    start,
    end,
    decodedSize: size,
    damage: [],
    children: [],
  };
  children.push(made);
  return made;
}

function textOf(
  octets: Uint8Array,
  { kind, charset, from, to }: TnefBody,
  override: string | null,
): (Child & { kind: 'plain' | 'html'; read: Read }) | null {
  const common = { charset, disposition: 'inline', name: '', cid: null };
  if (kind === 'rtf') {
    const rtf = decompressRtf(octets.subarray(from, to));
    const body = rtf && readRtf(rtf);
    if (!body) return null;
    const used = { used: 'rtf', guessed: false, isUnknown: false, badAt: -1 };
    return {
      ...{ ...common, kind: body.kind, size: rtf.length, type: 'application/rtf' },
      inner: { kind: 'rtf', from, to },
      read: { text: body.text, ...used },
    };
  }
  const read = readText(octets.subarray(from, to), charset, override);
  return {
    ...{ ...common, kind, size: to - from, type: `text/${kind}` },
    inner: { kind: 'slice', from, to },
    read: { ...read, text: read.text.replace(/\0+$/, '') },
  };
}

function childOf(octets: Uint8Array, file: TnefFile): Child {
  const { from, to, name, cid, isInline, isMessage } = file;
  const common = { charset: '', cid, disposition: isInline ? 'inline' : 'attachment' };
  if (isMessage) {
    return {
      ...{ ...common, name: /\.eml$/i.test(name) ? name : `${name || 'message'}.eml` },
      type: 'message/rfc822',
      inner: { kind: 'outlook', from, to },
      size: outlookMessage(octets.subarray(from, to)).length,
    };
  }
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type)
    ? file.type
    : 'application/octet-stream';
  return { ...common, name, type, inner: { kind: 'slice', from, to }, size: to - from };
}
