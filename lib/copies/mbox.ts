// Messages as one mbox file and back, in the form called mboxrd: every line that begins with
// `From `, with or without `>` before it, gets one `>` more, so that reading takes it away
// again without a doubt (RFC 4155 names the family; mboxrd is the one that loses nothing).
//
// Lines end in LF, as every program that opens an mbox expects; the CRLF of mail comes back
// when it is read. A message with line ends of its own cannot be told from one without: who
// writes asks `keepsBytes` and says so.

const LF = 0x0a;
const CR = 0x0d;
const GT = 0x3e;

const latin1 = new TextEncoder();
const fromMark = latin1.encode('From ');

/** Octets of a message taken out of a file; the most a server may send us. */
export const messageOctets = 192 * 1024 * 1024;

/** True when the message comes back from an mbox as it went in, octet by octet. */
export function keepsBytes(raw: Uint8Array): boolean {
  if (raw[raw.length - 1] !== LF) return false;
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1))
    if (raw[at - 1] !== CR || raw[at - 2] === CR) return false;
  return true;
}

/**
 * One message as it stands in the file, with the line that separates it from the next.
 * `sender` is the envelope's address where one is known, `arrived` milliseconds since 1970.
 */
export function mboxEntry(
  raw: Uint8Array,
  { sender, arrived }: { sender: string; arrived: number | null },
): Uint8Array<ArrayBuffer> {
  const who = /^[\x21-\x7e]+$/.test(sender) ? sender : 'MAILER-DAEMON';
  const head = latin1.encode(`From ${who} ${asctime(arrived ?? 0)}\n`);
  const quoted = linesIn(raw).filter((at) => isQuotable(raw, at)).length;
  const out = new Uint8Array(head.length + raw.length + quoted + 2);
  out.set(head);
  let to = head.length;
  for (let at = 0; at < raw.length;) {
    const next = afterLine(raw, at);
    if (isQuotable(raw, at)) out[to++] = GT;
    const end = contentEnd(raw, at, next);
    out.set(raw.subarray(at, end), to);
    to += end - at;
    out[to++] = LF;
    at = next;
  }
  out[to++] = LF;
  return out.subarray(0, to);
}

export type MboxReader = {
  push(chunk: Uint8Array): void;
  /** No more will come: the last message is told. */
  end(): void;
};

/**
 * Takes a file apart, wherever its chunks are cut. `onMessage` hears each message with CRLF
 * line ends. `onBad` hears of what is no mbox: text before the first `From ` line, and
 * messages of more than `messageOctets`, which are left out.
 */
export function createMboxReader(hear: {
  onMessage(raw: Uint8Array<ArrayBuffer>): void;
  onBad(why: 'no-from-line' | 'too-large', octets: number): void;
}): MboxReader {
  let held: Uint8Array = new Uint8Array(64 * 1024);
  let length = 0;
  /** Where the search for the next separator goes on. */
  let looked = 0;
  let skipped = 0;

  function append(chunk: Uint8Array): void {
    if (length + chunk.length > held.length) {
      const wider = new Uint8Array(Math.max(held.length * 2, length + chunk.length));
      wider.set(held.subarray(0, length));
      held = wider;
    }
    held.set(chunk, length);
    length += chunk.length;
  }

  function drop(octets: number): void {
    held.copyWithin(0, octets, length);
    length -= octets;
    looked = 0;
  }

  function tell(end: number): void {
    const one = held.subarray(0, end);
    if (skipped > 0) {
      hear.onBad('too-large', skipped + end);
      skipped = 0;
    } else if (startsWithFrom(one, 0)) hear.onMessage(unquoted(one));
    else if (one.some((byte) => byte !== LF && byte !== CR))
      hear.onBad('no-from-line', end);
  }

  return {
    push(chunk) {
      append(chunk);
      for (;;) {
        const next = separator(held.subarray(0, length), looked);
        if (next === -1) break;
        tell(next);
        drop(next);
        looked = fromMark.length;
      }
      // A separator that has come in part begins in the last few octets.
      looked = Math.max(fromMark.length, length - fromMark.length - 4);
      if (length > messageOctets) {
        skipped += length - 16;
        drop(length - 16);
      }
    },
    end() {
      if (length > 0) tell(length);
      length = 0;
    },
  };
}

/** Where the next `From ` line begins that stands behind an empty line; -1 for none. */
function separator(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LF, Math.max(0, from - 2)); at !== -1;) {
    const start = at + 1;
    const isBlank =
      bytes[at - 1] === LF || (bytes[at - 1] === CR && bytes[at - 2] === LF);
    if (isBlank && startsWithFrom(bytes, start)) return start;
    at = bytes.indexOf(LF, start);
  }
  return -1;
}

/** The message of an entry: without its `From ` line and the empty line that closes it. */
function unquoted(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = afterLine(entry, 0);
  const last = withoutBlank(entry, first);
  const body = entry.subarray(first, last);
  const out = new Uint8Array(body.length + linesIn(body).length + 2);
  let to = 0;
  for (let at = 0; at < body.length;) {
    const next = afterLine(body, at);
    const end = contentEnd(body, at, next);
    const start = body[at] === GT && isQuotable(body, at) ? at + 1 : at;
    out.set(body.subarray(start, end), to);
    to += end - start;
    out[to++] = CR;
    out[to++] = LF;
    at = next;
  }
  return out.slice(0, to);
}

function withoutBlank(bytes: Uint8Array, from: number): number {
  const end = bytes.length;
  if (bytes[end - 1] !== LF) return end;
  const before = bytes[end - 2] === CR ? end - 2 : end - 1;
  const isBlank = before === from || bytes[before - 1] === LF;
  return isBlank && before >= from ? before : end;
}

/** `>*From `: a line that would be taken for a separator, or for one that was quoted. */
function isQuotable(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (bytes[start] === GT) start++;
  return startsWithFrom(bytes, start);
}

function startsWithFrom(bytes: Uint8Array, at: number): boolean {
  return fromMark.every((byte, n) => bytes[at + n] === byte);
}

function afterLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LF, at);
  return end === -1 ? bytes.length : end + 1;
}

/** Where the line's own characters end. */
function contentEnd(bytes: Uint8Array, at: number, next: number): number {
  if (bytes[next - 1] !== LF) return next;
  return next - 2 >= at && bytes[next - 2] === CR ? next - 2 : next - 1;
}

function linesIn(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; at = afterLine(bytes, at)) starts.push(at);
  return starts;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Thu Nov 26 09:05:01 2026`, in UTC (RFC 4155 §2). */
function asctime(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map(two)
    .join(':');
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} ${date.getUTCFullYear()}`;
}
