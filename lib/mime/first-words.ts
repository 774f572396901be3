// What the first lines of a message say of it: its first words, and whether files come along.
// For the row of a message of which nothing more was read.
import type { MimePart } from '../mail/mime-part.ts';
import { snippetOf } from '../mail/snippet.ts';
import { readText } from './charset.ts';
import { bodyStart } from './fields.ts';
import { labelFor } from './html-charset.ts';
import { mimeLimits } from './limits.ts';
import { withLf } from './lines.ts';
import { plainFromHtml } from './plain.ts';
import { isText, leaves } from './scanner.ts';
import { createStructureReader, type StructureReader } from './structure.ts';
import { decodeTransfer } from './transfer.ts';

export type FirstWords = {
  /** '' where no text has begun. */
  snippet: string;
  /** Null where these lines do not tell: more may follow. */
  hasFiles: boolean | null;
};

/**
 * `bytes` are the message from its first octet on, cut behind any line. Linear and bounded;
 * never throws, whatever the bytes.
 */
export function firstWords(bytes: Uint8Array): FirstWords {
  const begin = bytes.subarray(0, bodyStart(bytes) + mimeLimits.firstWordsOctets);
  const reader = createStructureReader();
  reader.read(begin, false);
  const root = reader.root();
  if (!root) return { snippet: '', hasFiles: null };
  const open = reader.current();
  const all = leaves(root);
  const snippet = firstOf(all.filter(isText), begin, open);
  // A part whose header is cut is not among them: what it is nobody knows yet.
  if (all.some(isFile)) return { snippet, hasFiles: true };
  return { snippet, hasFiles: isClosed(reader, root, begin) ? false : null };
}

/** `open`: the part that goes on behind what is here. */
function firstOf(
  texts: readonly MimePart[],
  bytes: Uint8Array,
  open: MimePart | null,
): string {
  for (const part of texts) {
    const end = part === open ? bytes.length : part.end;
    const body = decodeTransfer(bytes.subarray(part.start, end), part.encoding);
    const read = withLf(readText(body, labelFor(part, body), null).text);
    // A character of several octets may be cut in two.
    const text = part === open ? read.replace(/\ufffd+\s*$/, '') : read;
    const snippet = snippetOf(part.type === 'text/html' ? plainFromHtml(text) : text);
    if (snippet !== '') return snippet;
  }
  return '';
}

/** The outermost multipart's last boundary was seen: no part can follow. */
function isClosed(reader: StructureReader, root: MimePart, bytes: Uint8Array): boolean {
  if (!root.type.startsWith('multipart/')) return false;
  reader.read(bytes, true);
  return !reader.damage.some(({ kind }) => kind === 'unclosed' || kind === 'no-boundary');
}

/** A part that a person would save; an image that HTML points at is none. */
function isFile(part: MimePart): boolean {
  if (isText(part)) return false;
  if (part.disposition === 'attachment') return true;
  return part.cid === null && !/^application\/(?:x-)?(?:pgp|pkcs7)-/.test(part.type);
}
