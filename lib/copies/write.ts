// Messages as files that other programs read, made while they are read: one message is in
// memory at a time, whatever the mailbox holds.
import { downloadZip } from 'client-zip';
import { uniqueName } from '../files/zip.ts';
import { messageFileName } from '../mail/file-name.ts';
import { addWritten, checkText, type Check } from './check.ts';
import { maildirPath, type Marks } from './maildir.ts';
import { keepsBytes, mboxEntry } from './mbox.ts';

/** `eml`: one file each, in a zip. `maildir`: a Maildir in a zip. `mbox`: one file (mboxrd). */
export const copyFormats = ['eml', 'mbox', 'maildir'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** A message whose bytes are had, as the server sent them (dots removed). */
export type Original = {
  id: string;
  raw: Uint8Array<ArrayBuffer>;
  announced: number | null;
  subject: string;
  sender: string;
  /** Milliseconds since 1970. */
  arrived: number | null;
  date: number | null;
  marks: Marks;
};

export type Wanted =
  { name: 'message'; message: Original } | { name: 'missing'; id: string; why: string };

/** A file of the copy, as it lies in the zip; a folder's name ends in a slash. */
export type CopyFile = {
  name: string;
  input?: Uint8Array<ArrayBuffer> | string;
  lastModified: Date;
};

/**
 * The copy's bytes. `check` is filled in as they are read, and complete when they end. An
 * error of `wanted` is the stream's own; who stops reading stops `wanted`.
 */
export function copyStream(
  format: CopyFormat,
  wanted: AsyncIterable<Wanted>,
  check: Check,
  now: Date,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (format === 'mbox') return streamOf(mboxOf(wanted, check));
  const { body } = downloadZip(copyFiles(format, wanted, check, now));
  if (!body) throw new Error('no stream');
  return body;
}

/** The files one after another, and `CHECK.txt` as the last. */
export async function* copyFiles(
  format: 'eml' | 'maildir',
  wanted: AsyncIterable<Wanted>,
  check: Check,
  now: Date,
): AsyncGenerator<CopyFile> {
  const taken = new Set<string>();
  let n = 0;
  for await (const one of wanted) {
    if (one.name === 'missing') {
      check.missing.push({ id: one.id, why: one.why });
      continue;
    }
    const { raw, subject, date, arrived, marks, id, announced } = one.message;
    const octets = raw.length;
    const name =
      format === 'eml'
        ? uniqueName(messageFileName(subject, date), taken)
        : maildirPath(++n, { arrived, octets, marks });
    yield { name, input: raw, lastModified: new Date(arrived ?? date ?? now) };
    addWritten(check, { id, announced, octets });
  }
  // A program that opens a Maildir asks for all three folders.
  if (format === 'maildir')
    for (const name of ['cur/', 'new/', 'tmp/']) yield { name, lastModified: now };
  yield { name: 'CHECK.txt', input: checkText(check), lastModified: now };
}

async function* mboxOf(
  wanted: AsyncIterable<Wanted>,
  check: Check,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const one of wanted) {
    if (one.name === 'missing') {
      check.missing.push({ id: one.id, why: one.why });
      continue;
    }
    const { id, raw, sender, arrived, announced } = one.message;
    yield mboxEntry(raw, { sender, arrived });
    addWritten(check, { id, announced, octets: raw.length });
    if (!keepsBytes(raw)) check.changed.push(id);
  }
}

function streamOf(
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
