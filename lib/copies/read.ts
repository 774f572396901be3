// Files of mail from anywhere: one message, an mbox, or a zip of messages, of mboxes or of a
// Maildir. What a file is, its bytes decide; a name that says mail is believed where they
// do not. One message is in memory
// at a time, and nothing in a file is trusted.
import {
  BlobReader,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { readMaildirPath, type Marks } from './maildir.ts';
import { createMboxReader, messageOctets } from './mbox.ts';

/** Entries of one zip that are looked at: ten times the largest mailboxes. Ours. */
const zipEntries = 1_000_000;

export type Found =
  | {
      name: 'message';
      raw: Uint8Array<ArrayBuffer>;
      /** Where it lay, for the person. */
      path: string;
      arrived: number | null;
      marks: Marks;
    }
  | {
      name: 'bad';
      path: string;
      /** `not-mail`: neither a message nor an mbox. `unreadable`: damaged or encrypted. */
      why: 'not-mail' | 'too-large' | 'unreadable' | 'too-many';
    };

const noMarks: Marks = { seen: false, flagged: false };

/** Everything in one file, in its order. Rejects only where the file itself cannot be read. */
export async function* readCopies(file: Blob, path: string): AsyncGenerator<Found> {
  const begin = new Uint8Array(await file.slice(0, 8 * 1024).arrayBuffer());
  if (isZip(begin)) yield* fromZip(file, path);
  else yield* fromStream(file.stream(), file.size, path, begin);
}

async function* fromZip(file: Blob, path: string): AsyncGenerator<Found> {
  const reader = new ZipReader(new BlobReader(file), {
    // Workers of the library's own come from addresses that our policy forbids.
    useWebWorkers: false,
  });
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > zipEntries) {
        yield { name: 'bad', path, why: 'too-many' };
        return;
      }
      if (isFile(entry)) yield* fromEntry(entry, `${path}/${entry.filename}`);
    }
  } catch {
    yield { name: 'bad', path, why: 'unreadable' };
  } finally {
    await reader.close();
  }
}

async function* fromEntry(entry: FileEntry, path: string): AsyncGenerator<Found> {
  const { filename, uncompressedSize: size } = entry;
  const isSide = /(?:^|\/)(?:\.[^/]*|CHECK\.txt|__MACOSX\/.*|tmp\/[^/]*)$/.test(filename);
  if (isSide) return;
  const inMaildir = readMaildirPath(filename);
  if (!inMaildir && !/\.(?:eml|mbox|mbx|txt)$|(?:^|\/)[^./]+$/i.test(filename)) {
    yield { name: 'bad', path, why: 'not-mail' };
    return;
  }
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const unpacked = entry.getData(pipe.writable, { checkSignature: true }).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    for await (const found of fromStream(pipe.readable, size, path, null))
      yield found.name === 'message' && inMaildir ? { ...found, ...inMaildir } : found;
  } catch {
    yield { name: 'bad', path, why: 'unreadable' };
  }
  if ((await unpacked) !== null) yield { name: 'bad', path, why: 'unreadable' };
}

/** `begin`: the first octets, where they are known; else they are taken from the stream. */
async function* fromStream(
  stream: ReadableStream<Uint8Array>,
  size: number,
  path: string,
  begin: Uint8Array | null,
): AsyncGenerator<Found> {
  const chunks = stream.getReader();
  try {
    let first = await chunks.read();
    while (!first.done && first.value.length === 0) first = await chunks.read();
    const start = begin ?? first.value ?? new Uint8Array();
    if (startsMbox(start)) yield* fromMbox(chunks, first, path);
    else if (!isNamedMail(path) && !looksLikeMail(start))
      yield { name: 'bad', path, why: 'not-mail' };
    else if (size > messageOctets) yield { name: 'bad', path, why: 'too-large' };
    else yield* oneMessage(chunks, first, path);
  } finally {
    await chunks.cancel();
  }
}

type Chunks = ReadableStreamDefaultReader<Uint8Array>;
type Chunk = ReadableStreamReadResult<Uint8Array>;

async function* oneMessage(
  chunks: Chunks,
  first: Chunk,
  path: string,
): AsyncGenerator<Found> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let octets = 0;
  for (let next = first; !next.done; next = await chunks.read()) {
    octets += next.value.length;
    // What a zip says of the size may be a lie.
    if (octets > messageOctets) {
      yield { name: 'bad', path, why: 'too-large' };
      return;
    }
    pieces.push(new Uint8Array(next.value));
  }
  const raw = new Uint8Array(await new Blob(pieces).arrayBuffer());
  yield { name: 'message', raw, path, arrived: null, marks: noMarks };
}

async function* fromMbox(
  chunks: Chunks,
  first: Chunk,
  path: string,
): AsyncGenerator<Found> {
  let found: Found[] = [];
  const reader = createMboxReader({
    onMessage: (raw) =>
      found.push({ name: 'message', raw, path, arrived: null, marks: noMarks }),
    onBad: (why) =>
      found.push({
        name: 'bad',
        path,
        why: why === 'too-large' ? 'too-large' : 'not-mail',
      }),
  });
  for (let next = first; !next.done; next = await chunks.read()) {
    reader.push(next.value);
    yield* found;
    found = [];
  }
  reader.end();
  yield* found;
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

/** The first header, or the end of a zip without any. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function startsMbox(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === 'From ';
}

function isNamedMail(path: string): boolean {
  return /\.eml$/i.test(path) || readMaildirPath(path) !== null;
}

/** Begins with a field (RFC 5322 §2.2), behind empty lines at most. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 8 * 1024));
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*[\x21-\x39\x3b-\x7e]+[ \t]*:/.test(text);
}
