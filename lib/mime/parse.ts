// Bytes in, a Letter out, whatever the bytes. What cannot be taken apart is shown as text
// with the damage named; the original stays the caller's. Runs in the parse worker; only
// `fallbackLetter` is small enough for the page.
import PostalMime from 'postal-mime';
import type { Attachment, Letter } from '../mail/attachment.ts';
import {
  addressesOf,
  bodyStart,
  dateOf,
  fieldValue,
  readFields,
  textOf,
} from './fields.ts';
import { cutToBounds } from './guard.ts';
import { mimeLimits } from './limits.ts';
import { plainFromHtml } from './plain.ts';

type Damage = Letter['damage'][number];

/** `whole` is false for a peek: the end of the bytes is not the end of the message. */
export async function parse(
  raw: Uint8Array,
  { whole }: { whole: boolean },
): Promise<Letter> {
  const { bytes, why } = cutToBounds(raw);
  const damage: Damage[] = [];
  if (!whole) damage.push('truncated');
  if (why && !damage.includes(why)) damage.push(why);
  try {
    const parser = new PostalMime({
      forceRfc822Attachments: true,
      maxNestingDepth: mimeLimits.depth,
      maxHeadersSize: mimeLimits.headerOctets,
    });
    const { text, html, attachments } = await parser.parse(bytes);
    const head = readHead(raw, damage);
    return {
      ...head,
      text: text ?? (html === undefined ? '' : textFrom(html)),
      html: html ?? null,
      textIsMade: text === undefined && html !== undefined,
      // The last part is cut off then; nobody should save a cut file as the whole.
      attachments: damage.includes('truncated') ? [] : attachments.map(attachmentOf),
    };
  } catch (error) {
    return fallbackLetter(raw, [...damage, damageOf(error)]);
  }
}

/** The header and the beginning of the raw text. Linear and bounded; never throws. */
export function fallbackLetter(raw: Uint8Array, damage: Damage[]): Letter {
  const body = raw.subarray(bodyStart(raw));
  const shown = body.subarray(0, mimeLimits.fallbackTextOctets);
  const isCut = shown.length < body.length && !damage.includes('truncated');
  return {
    ...readHead(raw, isCut ? [...damage, 'truncated'] : damage),
    text: textOf(shown),
    html: null,
    textIsMade: false,
    attachments: [],
  };
}

type Head = Omit<Letter, 'text' | 'html' | 'textIsMade' | 'attachments'>;

function readHead(raw: Uint8Array, damage: Damage[]): Head {
  const { fields, cut } = readFields(raw);
  const dateText = fieldValue(fields, 'date');
  const all = [...damage];
  if (fields.length === 0) all.push('no-headers');
  if (cut && !all.includes('headers-too-large')) all.push('headers-too-large');
  return {
    headers: fields,
    subject: fieldValue(fields, 'subject'),
    from: addressesOf(fields, 'from'),
    sender: addressesOf(fields, 'sender')[0] ?? null,
    replyTo: addressesOf(fields, 'reply-to'),
    to: addressesOf(fields, 'to'),
    cc: addressesOf(fields, 'cc'),
    bcc: addressesOf(fields, 'bcc'),
    date: dateOf(dateText),
    dateText,
    messageId: fieldValue(fields, 'message-id').replace(/^<|>$/g, ''),
    damage: all,
  };
}

function textFrom(html: string): string {
  return plainFromHtml(html.slice(0, mimeLimits.plainFromHtmlChars));
}

type Found = Awaited<ReturnType<PostalMime['parse']>>['attachments'][number];

function attachmentOf(found: Found, index: number): Attachment {
  const bytes = bytesOf(found.content);
  return {
    index,
    name: found.filename ?? '',
    type: found.mimeType || 'application/octet-stream',
    disposition:
      found.disposition === 'inline' || (found.related && !found.disposition)
        ? 'inline'
        : 'attachment',
    cid: found.contentId?.replace(/^<|>$/g, '').trim() || null,
    size: bytes.length,
    bytes,
  };
}

function bytesOf(content: Found['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** The library names its limits in words only. */
function damageOf(error: unknown): Damage {
  const words = error instanceof Error ? error.message : '';
  if (words.includes('nesting depth')) return 'too-deep';
  if (words.includes('header')) return 'headers-too-large';
  return 'unreadable';
}
