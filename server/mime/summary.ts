// A header block as the row that shows it. Only the dozen fields a row needs are read, and
// only what is encoded is decoded: a mailbox of ten thousand is listed in a blink.
import { createHash } from 'node:crypto';
import type { Address, MessageId, Piece, Summary } from '../../lib/mail/message.ts';
import { firstWords } from '../../lib/mime/first-words.ts';
import { headerBlockEnd } from '../../lib/mail/header-block.ts';
import { addressesPerField, summaryTextChars } from '../limits.ts';
import { readAddresses } from './addresses.ts';
import { readDate } from './dates.ts';
import { decodeWords, readParameters } from './words.ts';

/** Fields that are read, lower-case. Of each the first counts, as it does for most readers. */
const wanted = new Set([
  'from',
  'sender',
  'to',
  'subject',
  'date',
  'received',
  'message-id',
  'content-type',
  'content-disposition',
]);
/** A field's value is cut here: a thousand long addresses. Ours. */
const fieldChars = 128 * 1024;

/** `bytes` begin with the header; what follows its empty line is not looked at. */
export function readSummary(id: MessageId, bytes: Buffer): Summary {
  const block = headerBlock(bytes);
  const fields = readFields(block.toString('latin1'));
  const text = (name: string) => decodeWords(fields.get(name) ?? '', summaryTextChars);
  const from = addresses(fields.get('from') ?? fields.get('sender'));
  const date = readDate(fields.get('date') ?? '');
  const received = fields.get('received');
  return {
    id,
    from,
    to: addresses(fields.get('to')),
    subject: text('subject'),
    date,
    arrived:
      (received === undefined
        ? null
        : readDate(received.slice(received.lastIndexOf(';') + 1))) ?? date,
    messageId: text('message-id').replace(/^<|>$/g, ''),
    mayHaveAttachments: mayHaveAttachments(fields),
    headerHash: createHash('sha256').update(block).digest('hex'),
    ...pieceOf(fields.get('content-type')),
  };
}

/** The same of a message whose first lines were read too. */
export function readBeginning(id: MessageId, bytes: Buffer): Summary {
  const summary = readSummary(id, bytes);
  const { snippet, hasFiles } = firstWords(bytes);
  return {
    ...summary,
    mayHaveAttachments: hasFiles ?? summary.mayHaveAttachments,
    snippet,
  };
}

/** The header with its last line's end, without the empty line that closes it. */
export function headerBlock(bytes: Buffer): Buffer {
  return bytes.subarray(0, headerBlockEnd(bytes));
}

/** Unfolded values by lower-case name; only the wanted ones, only the first of each. */
function readFields(header: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name: string | null = null;
  let value = '';
  const keep = () => {
    if (name !== null && !fields.has(name)) fields.set(name, value.trim());
  };
  for (let at = 0; at < header.length;) {
    let end = header.indexOf('\n', at);
    if (end < 0) end = header.length;
    const stop = header.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
    const first = header.charCodeAt(at);
    if (first === 32 || first === 9) {
      if (name !== null && value.length < fieldChars)
        value += ' ' + header.slice(at + 1, stop);
    } else {
      keep();
      const colon = header.indexOf(':', at);
      const label =
        colon > at && colon < stop && colon - at < 24
          ? header.slice(at, colon).trimEnd().toLowerCase()
          : '';
      name = wanted.has(label) ? label : null;
      value =
        name === null ? '' : header.slice(colon + 1, Math.min(stop, colon + fieldChars));
    }
    at = end + 1;
  }
  keep();
  return fields;
}

function addresses(field: string | undefined): Address[] {
  if (field === undefined || field === '') return [];
  return readAddresses(field, addressesPerField).map(({ name, address }) => ({
    name: decodeWords(name, summaryTextChars),
    address: decodeWords(address, summaryTextChars),
  }));
}

/** Read by every reader of pieces alike, so that the page finds those of one message. */
function pieceOf(field: string | undefined): { piece: Piece } | null {
  if (field === undefined || !/^message\/partial\s*;/i.test(field)) return null;
  const { id, number, total } = readParameters(field, summaryTextChars);
  if (!id) return null;
  return { piece: { id, number: countOf(number) ?? 1, total: countOf(total) } };
}

function countOf(text: string | undefined): number | null {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

/** multipart/mixed, or one single part that is neither text nor a container. */
function mayHaveAttachments(fields: ReadonlyMap<string, string>): boolean {
  const type = (fields.get('content-type') ?? 'text/plain').toLowerCase();
  if (type.startsWith('multipart/mixed')) return true;
  if (/^attachment\b/i.test(fields.get('content-disposition') ?? '')) return true;
  return /^(application|image|audio|video|font|model|message)\//.test(type);
}
