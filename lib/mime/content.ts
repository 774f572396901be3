// Which parts are the message and which come along: the text, the HTML, the attachments.
import type { Attachment } from '../mail/attachment.ts';
import { decodeCharset } from './charset.ts';
import { plainFromHtml } from './plain.ts';
import { mimeLimits } from './limits.ts';
import type { Part } from './structure.ts';
import { decodeTransfer } from './transfer.ts';

export type Content = {
  text: string | null;
  html: string | null;
  attachments: Attachment[];
};

/** One stretch of the message, in the forms it was sent in. */
type Block = { plain?: string; html?: string };

export function collect(bytes: Uint8Array, root: Part): Content {
  const blocks: Block[] = [];
  const attachments: Attachment[] = [];
  walk(root, null);
  return { ...shown(blocks), attachments };

  /** `choice` is the block that alternatives of one thing share. */
  function walk(part: Part, choice: Block | null): void {
    if (part.children.length > 0) {
      let shared = choice;
      if (part.type === 'multipart/alternative' && !choice) {
        blocks.push((shared = {}));
      }
      for (const child of part.children) walk(child, shared);
      return;
    }
    const kind = textKind(part, blocks.length === 0);
    if (!kind) {
      const attachment = attach(bytes, part, attachments.length);
      if (attachment) attachments.push(attachment);
      return;
    }
    const text = textOf(bytes, part);
    if (choice && choice[kind] === undefined) choice[kind] = text;
    else blocks.push({ [kind]: text });
  }
}

/** Null for what is saved rather than read. A named text is a file, unless it is all there is. */
function textKind(part: Part, isFirst: boolean): 'plain' | 'html' | null {
  if (part.disposition.value === 'attachment') return null;
  if (nameOf(part) !== '' && !isFirst) return null;
  if (part.type === 'text/html' || part.type === 'application/xhtml+xml') return 'html';
  // A multipart in which no part was found is shown as it is.
  return part.type === 'text/plain' || part.type.startsWith('multipart/')
    ? 'plain'
    : null;
}

function textOf(bytes: Uint8Array, part: Part): string {
  const body = decodeTransfer(bytes.subarray(part.start, part.end), part.encoding);
  const text = decodeCharset(body, part.parameters.get('charset') ?? '');
  return text.replace(/\r\n?/g, '\n');
}

function shown(blocks: readonly Block[]): Pick<Content, 'text' | 'html'> {
  const filled = blocks.filter(
    ({ plain, html }) => plain !== undefined || html !== undefined,
  );
  const hasPlain = filled.some(({ plain }) => plain !== undefined);
  const hasHtml = filled.some(({ html }) => html !== undefined);
  const plainOf = ({ plain, html = '' }: Block) =>
    plain ?? plainFromHtml(html.slice(0, mimeLimits.plainFromHtmlChars));
  const htmlOf = ({ plain = '', html }: Block) => html ?? htmlFromPlain(plain);
  return {
    text: hasPlain ? filled.map(plainOf).join('\n') : null,
    html: hasHtml ? filled.map(htmlOf).join('\n') : null,
  };
}

/** For a plain part beside an HTML one: a list's footer, say. Cleaned later like the rest. */
function htmlFromPlain(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<div style="white-space: pre-wrap">${escaped}</div>`;
}

function attach(bytes: Uint8Array, part: Part, index: number): Attachment | null {
  const { disposition, type, cid, start, end } = part;
  const name = nameOf(part);
  // An empty part without a name is nobody's file.
  if (start === end && name === '' && cid === null) return null;
  const body = decodeTransfer(bytes.subarray(start, end), part.encoding);
  const isInline = disposition.value === 'inline' || (cid !== null && !disposition.value);
  return {
    index,
    name,
    type,
    disposition: isInline ? 'inline' : 'attachment',
    cid,
    size: body.length,
    bytes: body,
  };
}

function nameOf({ disposition, parameters }: Part): string {
  return (disposition.parameters.get('filename') ?? parameters.get('name') ?? '').trim();
}
