// Which parts are the message and which come along: the text, the HTML, the attachments.
import type { Attachment, HtmlPart } from '../mail/attachment.ts';
import type { CharsetFact, Damage, DamageKind, MimePart } from '../mail/mime-part.ts';
import { readText, type Read } from './charset.ts';
import { filesInText, type FileInText } from './files-in-text.ts';
import { unflow } from './flowed.ts';
import { plainFromHtml } from './plain.ts';
import { labelFor } from './html-charset.ts';
import { mimeLimits } from './limits.ts';
import { withLf } from './lines.ts';
import { readStructure } from './structure.ts';
import { isTnef, unpackTnef } from './tnef-part.ts';
import {
  decodeTransfer,
  decodeWithDamage,
  measureTransfer,
  transferOf,
} from './transfer.ts';

export type Content = {
  text: string | null;
  html: HtmlPart[];
  charset: CharsetFact;
  attachments: Attachment[];
  damage: Damage[];
};

type Shown = { text: string; fact: CharsetFact };
/** One stretch of the message, in the forms it was sent in. */
type Block = { plain?: Shown; html?: Shown };

/**
 * `charset` overrides what the shown parts say of themselves; `isPiece` is true of what is
 * in a piece of a message, which is taken apart once and no deeper.
 */
export function collect(
  bytes: Uint8Array,
  root: MimePart,
  charset: string | null,
  isPiece = false,
): Content {
  const blocks: Block[] = [];
  const attachments: Attachment[] = [];
  const damage: Damage[] = [];
  /** Bodies out of winmail.dat. */
  const packed: Block[] = [];
  let htmlParts = 0;
  walk(root, null);
  for (const block of packed) addPacked(blocks, block);
  return { ...shown(blocks), charset: charsetOf(blocks), attachments, damage };

  /** `choice` is the block that alternatives of one thing share. */
  function walk(part: MimePart, choice: Block | null): void {
    const isMultipart = part.type.startsWith('multipart/');
    if (isMultipart && part.children.length > 0) {
      let shared = choice;
      if (part.type === 'multipart/alternative' && !choice) {
        blocks.push((shared = {}));
      }
      for (const child of part.children) walk(child, shared);
      return;
    }
    const kind = textKind(part, blocks.length === 0);
    if (!kind || (kind === 'html' && ++htmlParts > mimeLimits.htmlParts)) {
      measure(part);
      if (part.type === 'message/partial') showPiece(part);
      if (!isTnef(part) || !unpack(part)) attachFile(part);
      return;
    }
    const text = textOf(part);
    if (choice && choice[kind] === undefined) choice[kind] = text;
    else blocks.push({ [kind]: text });
  }

  /** The first piece begins with the header of the whole: what follows it is read by that. */
  function showPiece(part: MimePart): void {
    const body = decodeTransfer(bytes.subarray(part.start, part.end), part.encoding);
    const isFirst = part.parameters.get('number')?.trim() === '1' && !isPiece;
    const inside = isFirst
      ? collect(body, readStructure(body).root, charset, true)
      : null;
    const read = readText(body, '', charset);
    const text = inside ? textIn(inside) : withLf(read.text);
    const fact = inside?.charset ?? factOf(part, read);
    blocks.push({ plain: { text, fact: { ...fact, path: part.path } } });
  }

  function attachFile(part: MimePart): void {
    const attachment = attach(part, attachments.length);
    if (attachment) attachments.push(attachment);
  }

  /** True where all of a winmail.dat is told by what came out of it. */
  function unpack(part: MimePart): boolean {
    const { texts, files, badAt } = unpackTnef(bytes, part, charset);
    if (badAt !== -1) {
      const isPlace = transferOf(part.encoding) === 'identity';
      tell(part, 'bad-tnef', part.start + (isPlace ? badAt : 0));
    }
    const block: Block = {};
    for (const { kind, read, part: body } of texts) {
      const text = withLf(read.text);
      block[kind] = { text, fact: factOf(body, read) };
    }
    packed.push(block);
    for (const file of files) if (attachments.length < mimeLimits.parts) attachFile(file);
    return badAt === -1 && texts.length + files.length > 0;
  }

  function measure(part: MimePart): void {
    const body = bytes.subarray(part.start, part.end);
    const measured = measureTransfer(body, part.encoding);
    part.decodedSize = measured.size;
    if (measured.damage)
      tell(part, measured.damage.kind, part.start + measured.damage.at);
  }

  function tell(part: MimePart, kind: DamageKind, at: number): void {
    const told = { kind, at, path: part.path };
    part.damage.push(told);
    if (damage.length < mimeLimits.damages) damage.push(told);
  }

  function textOf(part: MimePart): Shown {
    const sent = bytes.subarray(part.start, part.end);
    const decoded = decodeWithDamage(sent, part.encoding);
    part.decodedSize = decoded.bytes.length;
    if (decoded.damage) tell(part, decoded.damage.kind, part.start + decoded.damage.at);
    let body: Uint8Array = decoded.bytes;
    let read = readText(body, labelFor(part, body), charset);
    const found = part.type === 'text/plain' ? filesInText(body, read.text) : null;
    if (found) {
      for (const file of found.files) takeOut(part, file);
      body = found.rest;
      read = readText(body, part.charset, charset);
    }
    if (read.isUnknown && part.charset !== '')
      tell(part, 'unknown-charset', part.headerStart);
    // Behind a transfer encoding the place is only known to be in this part.
    const isPlace = transferOf(part.encoding) === 'identity' && !found;
    if (read.badAt !== -1)
      tell(part, 'bad-charset', part.start + (isPlace ? read.badAt : 0));
    // A reader of HTML does the same with its line ends.
    const text = part.type === 'text/html' ? read.text : withLf(read.text);
    const { parameters } = part;
    const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed';
    const delSp = parameters.get('delsp')?.toLowerCase() === 'yes';
    return {
      text: isFlowed && part.type === 'text/plain' ? unflow(text, delSp) : text,
      fact: factOf(part, read),
    };
  }

  function takeOut(part: MimePart, file: FileInText): void {
    const { start, end, encoding, path } = part;
    attachments.push({
      index: attachments.length,
      path,
      name: file.name,
      type: 'application/octet-stream',
      disposition: 'attachment',
      cid: null,
      size: file.size,
      source: { start, end, encoding, inner: file.inner },
    });
    const isPlace = transferOf(encoding) === 'identity';
    if (file.isDamaged)
      tell(part, 'bad-file-in-text', start + (isPlace ? file.inner.from : 0));
  }
}

/** What there is to read, made from the HTML where that is all. */
export function textIn({ text, html }: Pick<Content, 'text' | 'html'>): string {
  const most = mimeLimits.plainFromHtmlChars;
  return text ?? html.map((part) => plainFromHtml(part.html.slice(0, most))).join('\n\n');
}

/**
 * Outlook sends the plain text beside the winmail.dat that has the same with all its looks:
 * then that is another form of it. Where there is text already, it is no second one.
 */
function addPacked(blocks: Block[], { plain, html }: Block): void {
  const isSaid = blocks.some((block) => (block.plain?.text ?? '').trim() !== '');
  const hasHtml = blocks.some((block) => block.html);
  const bare = blocks.find((block) => block.plain && !block.html);
  if (html && !hasHtml && bare && isSaid) bare.html = html;
  else if (html && !hasHtml) blocks.push(plain ? { plain, html } : { html });
  else if (plain && !isSaid && !hasHtml) blocks.push({ plain });
}

function factOf({ charset, path }: MimePart, { used, guessed }: Read): CharsetFact {
  return { label: charset, used, guessed, path };
}

/** A text part alone, decoded and otherwise as it was sent. */
export function textOfPart(raw: Uint8Array, part: MimePart): string {
  const body = decodeTransfer(raw.subarray(part.start, part.end), part.encoding);
  return readText(body, labelFor(part, body), null).text;
}

/** Null for what is saved rather than read. A named text is a file, unless it is all there is. */
function textKind(part: MimePart, isFirst: boolean): 'plain' | 'html' | null {
  if (part.disposition === 'attachment') return null;
  if (part.name !== '' && !isFirst) return null;
  if (part.type === 'text/html' || part.type === 'application/xhtml+xml') return 'html';
  // A multipart in which no part was found is shown as it is.
  return part.type === 'text/plain' || part.type.startsWith('multipart/')
    ? 'plain'
    : null;
}

function shown(blocks: readonly Block[]): Pick<Content, 'text' | 'html'> {
  const filled = blocks.filter(
    ({ plain, html }) => plain !== undefined || html !== undefined,
  );
  const hasPlain = filled.some(({ plain }) => plain !== undefined);
  const plainOf = ({ plain, html }: Block) =>
    plain?.text ??
    plainFromHtml((html?.text ?? '').slice(0, mimeLimits.plainFromHtmlChars));
  return {
    text: hasPlain ? filled.map(plainOf).join('\n') : null,
    html: filled.some(({ html }) => html !== undefined) ? stretches(filled) : [],
  };
}

/** Neighbouring plain parts share one: they are escaped, and nothing of them is left open. */
function stretches(blocks: readonly Block[]): HtmlPart[] {
  const made: HtmlPart[] = [];
  let plainBefore: HtmlPart | null = null;
  for (const { plain, html } of blocks) {
    const from = html ?? plain;
    const text = html?.text ?? htmlFromPlain(plain?.text ?? '');
    if (!from || (!html && text === '')) continue;
    if (!html && plainBefore) {
      plainBefore.html += text;
      continue;
    }
    const part = { path: from.fact.path ?? '1', html: text };
    made.push(part);
    plainBefore = html ? null : part;
  }
  return made;
}

/** Of what is on the screen first. */
function charsetOf(blocks: readonly Block[]): CharsetFact {
  const html = blocks.find(({ html }) => html)?.html;
  const plain = blocks.find(({ plain }) => plain)?.plain;
  const first = html ?? plain;
  return first?.fact ?? { label: '', used: 'utf-8', guessed: false, path: null };
}

/** For a plain part beside an HTML one: a list's footer, say. Cleaned later like the rest. */
function htmlFromPlain(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<div style="white-space: pre-wrap">${escaped}</div>`;
}

function attach(part: MimePart, index: number): Attachment | null {
  const { disposition, type, name, cid, start, end, encoding, path, inner } = part;
  // An empty part without a name is nobody's file.
  if (start === end && name === '' && cid === null) return null;
  const isInline = disposition === 'inline' || (cid !== null && !disposition);
  return {
    index,
    path,
    name,
    type,
    disposition: isInline ? 'inline' : 'attachment',
    cid,
    size: part.decodedSize ?? end - start,
    source: { start, end, encoding, ...(inner ? { inner } : {}) },
  };
}
