// Bytes in, a Letter out, whatever the bytes. What cannot be taken apart is shown as text
// with the damage named; the original stays the caller's. Runs in the parse worker; only
// `fallbackLetter` is small enough for the page.
import type { Letter } from '../mail/attachment.ts';
import { guessed } from './charset.ts';
import { collect } from './content.ts';
import { addressesOf, bodyStart, dateOf, fieldValue, readFields } from './fields.ts';
import { mimeLimits } from './limits.ts';
import { plainFromHtml } from './plain.ts';
import { readStructure } from './structure.ts';

type Damage = Letter['damage'][number];

/** `whole` is false for a peek: the end of the bytes is not the end of the message. */
export function parse(raw: Uint8Array, { whole }: { whole: boolean }): Letter {
  const cut: Damage[] = whole ? [] : ['truncated'];
  const { root, damage } = readStructure(raw);
  if (damage.includes('too-deep')) return fallbackLetter(raw, [...cut, 'too-deep']);
  // Without a single field the empty line divides nothing: all of it is the text.
  if (readFields(raw).fields.length === 0) return fallbackLetter(raw, cut);
  const { text, html, attachments } = collect(raw, root);
  const made = text === null && html !== null;
  return {
    ...readHead(raw, [...cut, ...damage]),
    text: made
      ? plainFromHtml(html.slice(0, mimeLimits.plainFromHtmlChars))
      : (text ?? ''),
    html,
    textIsMade: made,
    // The last part of a peek is cut off; nobody should save a cut file as the whole.
    attachments: whole ? attachments : [],
  };
}

/** The header and the beginning of the raw text. Linear and bounded; never throws. */
export function fallbackLetter(raw: Uint8Array, damage: Damage[]): Letter {
  const head = readHead(raw, damage);
  const body = head.headers.length === 0 ? raw : raw.subarray(bodyStart(raw));
  const shown = body.subarray(0, mimeLimits.fallbackTextOctets);
  const isCut = shown.length < body.length && !damage.includes('truncated');
  return {
    ...head,
    damage: isCut ? [...head.damage, 'truncated'] : head.damage,
    text: guessed(shown),
    html: null,
    textIsMade: false,
    attachments: [],
  };
}

type Head = Omit<Letter, 'text' | 'html' | 'textIsMade' | 'attachments'>;

function readHead(raw: Uint8Array, damage: readonly Damage[]): Head {
  const { fields, cut } = readFields(raw);
  const dateText = fieldValue(fields, 'date');
  const all = new Set(damage);
  if (fields.length === 0) all.add('no-headers');
  if (cut) all.add('headers-too-large');
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
    damage: [...all],
  };
}
