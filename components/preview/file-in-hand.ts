// An attachment as it is shown and saved: under which name, what it turned out to be, and
// which preview it has.
import type { Attachment, Letter } from '../../lib/mail/attachment.ts';
import type { MimePart } from '../../lib/mail/mime-part.ts';
import { safeFileName } from '../../lib/mail/file-name.ts';
import { kindOfEnding, kindOfType, type FileKind } from '../../lib/files/kinds.ts';
import type { FileFacts, FileInMessage } from '../../lib/files/jobs.ts';
import { endingsOf } from '../../lib/files/risk.ts';

export type FileInHand = {
  attachment: Attachment;
  /** Safe to save under. */
  name: string;
  isNamed: boolean;
  file: FileInMessage;
};

export type PreviewKind =
  'image' | 'pdf' | 'text' | 'table' | 'calendar' | 'contacts' | 'message';

/** All attachments of a message whose bytes are in `original`. */
export function filesInHand(letter: Letter, original: Blob): FileInHand[] {
  return letter.attachments.map((attachment) => {
    const { name, type, index, source, size, path } = attachment;
    const fallback = `attachment-${index + 1}${type === 'message/rfc822' ? '.eml' : ''}`;
    return {
      attachment,
      name: safeFileName(name, fallback),
      isNamed: name !== '',
      file: { original, source, size, charset: charsetAt(letter.structure, path) },
    };
  });
}

function charsetAt(part: MimePart, path: string): string {
  if (part.path === path) return part.charset;
  // Only the branch that leads there: a message may have a thousand parts.
  const next = part.children.find(
    (child) => path === child.path || path.startsWith(`${child.path}.`),
  );
  return next ? charsetAt(next, path) : '';
}

const byKind: Partial<Record<FileKind, PreviewKind>> = {
  image: 'image',
  pdf: 'pdf',
  text: 'text',
  table: 'table',
  calendar: 'calendar',
  contact: 'contacts',
  message: 'message',
  // As the text that they are; nothing of these is run or drawn.
  page: 'text',
  script: 'text',
};

/** What kind of file it is: by its content, else by what it is called. */
export function kindOf(
  { attachment, file }: FileInHand,
  facts: FileFacts | null,
): FileKind {
  const claimed = claimOf(attachment);
  const found = facts?.found?.kind ?? null;
  // A message may begin with anything; that it is enclosed as one is how it was sent.
  if (attachment.type === 'message/rfc822') return 'message';
  if (file.size === 0) return claimed ?? 'other';
  // Text is the bare look of many kinds, among which the name may choose.
  if (found === 'text' && claimed !== null && isWritten.has(claimed)) return claimed;
  if (found === 'text') return 'text';
  return found ?? claimed ?? 'other';
}

const isWritten: ReadonlySet<FileKind> = new Set(['table', 'script', 'signature']);

function claimOf({ name, type }: Attachment): FileKind | null {
  return kindOfEnding(endingsOf(name).ending) ?? kindOfType(type);
}

/** Null for what cannot be shown here. */
export function previewOf(hand: FileInHand, facts: FileFacts | null): PreviewKind | null {
  const kind = kindOf(hand, facts);
  if (kind === 'image' && facts && !isRaster(facts)) return null;
  if (kind === 'signature') return facts?.found?.ending === 'asc' ? 'text' : null;
  // A shortcut that is written as text can be read; one that is not cannot.
  if (kind === 'shortcut' && facts?.found?.ending === 'url') return 'text';
  // A script is text only where its content was seen to be.
  if (kind === 'script' && facts && facts.found === null) return null;
  return byKind[kind] ?? null;
}

export function isRaster({ found }: FileFacts): boolean {
  return /^(?:a?png|jpg|gif|webp|bmp|avif)$/.test(found?.ending ?? '');
}
