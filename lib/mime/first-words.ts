// What the first lines of a message say of it: its first words, and whether files come along.
// For the row of a message of which nothing more was read.
import type { MimePart } from '../mail/mime-part.ts';
import { snippetOf } from '../mail/snippet.ts';
import { readText } from './charset.ts';
import { bodyStart } from './fields.ts';
import { mimeLimits } from './limits.ts';
import { withLf } from './lines.ts';
import { plainFromHtml } from './plain.ts';
import { isText, leaves } from './scanner.ts';
import { readStructure } from './structure.ts';
import { decodeTransfer } from './transfer.ts';

export type FirstWords = {
  /** '' where no text has begun. */
  snippet: string;
  /** Null where these lines do not tell: more may follow. */
  hasFiles: boolean | null;
};

/**
 * `bytes` are the message from its first octet on; `isWhole` says that they are all of it.
 * Linear and bounded; never throws, whatever the bytes.
 */
export function firstWords(bytes: Uint8Array, isWhole: boolean): FirstWords {
  const begin = bytes.subarray(0, bodyStart(bytes) + mimeLimits.firstWordsOctets);
  const all = leaves(readStructure(begin).root);
  const isAll = isWhole && begin.length === bytes.length;
  return {
    snippet: firstOf(all.filter(isText), begin),
    hasFiles: all.some(isFile) ? true : isAll ? false : null,
  };
}

function firstOf(texts: readonly MimePart[], bytes: Uint8Array): string {
  for (const { type, start, end, encoding, charset } of texts) {
    const body = decodeTransfer(bytes.subarray(start, end), encoding);
    const text = withLf(readText(body, charset, null).text);
    const snippet = snippetOf(type === 'text/html' ? plainFromHtml(text) : text);
    if (snippet !== '') return snippet;
  }
  return '';
}

/** A part that a person would save; an image that HTML points at is none. */
function isFile(part: MimePart): boolean {
  if (isText(part)) return false;
  if (part.disposition === 'attachment') return true;
  return part.cid === null && !/^application\/(?:x-)?(?:pgp|pkcs7)-/.test(part.type);
}
