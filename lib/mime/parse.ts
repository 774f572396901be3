// Bytes in, a Letter out, whatever the bytes. What cannot be taken apart is shown as text
// with the damage named; the original stays the caller's. Runs in the parse worker; only
// `fallbackLetter` is small enough for the page.
import type { Letter } from '../mail/attachment.ts';
import type { Damage, DamageKind, MimePart } from '../mail/mime-part.ts';
import { guessed } from './charset.ts';
import { collect, textIn } from './content.ts';
import { addressesOf } from './addresses.ts';
import { bodyStart, dateOf, fieldValue, readFields } from './fields.ts';
import { mimeLimits } from './limits.ts';
import { elsewhereOf, partialOf } from './partial.ts';
import { protectionOf } from './protection.ts';
import { readStructure } from './structure.ts';

export type ParseOptions = {
  /** False for a peek: the end of the bytes is not the end of the message. */
  whole: boolean;
  /** Reads the shown text as this, whatever the message says. */
  charset?: string;
};

export function parse(raw: Uint8Array, { whole, charset }: ParseOptions): Letter {
  const { root, damage } = readStructure(raw);
  const head = readHead(raw.subarray(0, root.start));
  const content = collect(raw, root, charset ?? null);
  const { text, html } = content;
  const made = text === null && html.length > 0;
  return {
    ...head.facts,
    text: textIn(content),
    html,
    textIsMade: made,
    charset: content.charset,
    // The last part of a peek is cut off; nobody should save a cut file as the whole.
    attachments: whole ? content.attachments : [],
    structure: root,
    protection: protectionOf(root, made ? null : text),
    partial: partialOf(root),
    elsewhere: elsewhereOf(root),
    damage: [
      ...cutDamage(whole, raw),
      ...head.damage,
      ...damage.filter(({ kind }) => whole || kind !== 'unclosed'),
      ...content.damage,
    ],
  };
}

/** The header and the beginning of the raw text. Linear and bounded; never throws. */
export function fallbackLetter(raw: Uint8Array, whole: boolean, why: DamageKind): Letter {
  const start = bodyStart(raw);
  const head = readHead(raw.subarray(0, start));
  const body = head.facts.headers.length === 0 ? raw : raw.subarray(start);
  const shown = body.subarray(0, mimeLimits.fallbackTextOctets);
  const isCut = whole && shown.length < body.length;
  return {
    ...head.facts,
    damage: [
      ...cutDamage(whole, raw),
      ...head.damage,
      { kind: why, at: null },
      ...(isCut ? cutDamage(false, shown) : []),
    ],
    text: guessed(shown),
    html: [],
    textIsMade: false,
    charset: { label: '', used: 'utf-8', guessed: true, path: '1' },
    attachments: [],
    structure: barePart(raw.length - body.length, raw.length),
    protection: { kind: 'none' },
    partial: null,
    elsewhere: [],
  };
}

function cutDamage(whole: boolean, raw: Uint8Array): Damage[] {
  return whole ? [] : [{ kind: 'truncated', at: raw.length }];
}

function barePart(start: number, end: number): MimePart {
  return {
    path: '1',
    type: 'text/plain',
    parameters: new Map(),
    charset: '',
    encoding: '',
    disposition: '',
    name: '',
    cid: null,
    location: null,
    headerStart: 0,
    start,
    end,
    decodedSize: end - start,
    damage: [],
    children: [],
  };
}

type Facts = Pick<
  Letter,
  | 'headers'
  | 'subject'
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'date'
  | 'dateText'
  | 'messageId'
>;

/** `header` is the outer header block with its empty line. */
function readHead(header: Uint8Array): { facts: Facts; damage: Damage[] } {
  const { fields, cut } = readFields(header);
  const dateText = fieldValue(fields, 'date');
  const damage: Damage[] = [];
  if (fields.length === 0) damage.push({ kind: 'no-headers', at: 0 });
  if (cut) damage.push({ kind: 'headers-too-large', at: cut.at });
  const facts: Facts = {
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
  };
  return { facts, damage };
}
