// A tiny MIME builder: parts with known sizes whose bytes are made when they are read, so
// that a letter of 24 MB costs nothing until somebody opens it. Every line ends in CRLF.
import { encodeText, encodeWords, quotedPrintable } from './encode.ts';

/** A header block and a body. The body ends in CRLF, which belongs to what follows it. */
export type Part = {
  fields: string[];
  size: number;
  pieces(): Iterable<Uint8Array>;
};

/** Bytes of an attachment, made when read; `size` in octets. */
export type Source = { size: number; pieces(): Iterable<Uint8Array> };

export type TextOptions = {
  charset?: string;
  transfer?: 'quoted-printable' | 'base64' | '8bit' | '7bit';
  subtype?: 'plain' | 'html' | 'calendar' | 'csv' | 'vcard';
  /** Further parameters as written, each with its `; `. */
  parameters?: string;
};

/** Text with LF or CRLF ends. The last line end is the builder's. */
export function text(content: string, options: TextOptions = {}): Part {
  const { charset = 'utf-8', subtype = 'plain', parameters = '' } = options;
  const transfer = options.transfer ?? 'quoted-printable';
  const crlf = content.replace(/\r?\n/g, '\r\n').replace(/(\r\n)+$/, '');
  const bytes = encodeText(crlf, charset);
  const fields = [
    `Content-Type: text/${subtype}; charset=${charset}${parameters}`,
    `Content-Transfer-Encoding: ${transfer}`,
  ];
  if (transfer === 'base64') return { fields, ...base64(sourceOf(bytes)) };
  const body = transfer === 'quoted-printable' ? quotedPrintable(bytes) : bytes;
  return { fields, ...sourceOf(Buffer.concat([body, Buffer.from('\r\n')])) };
}

export const html = (content: string, options: TextOptions = {}): Part =>
  text(content, { ...options, subtype: 'html' });

export type FileOptions = {
  disposition?: 'attachment' | 'inline';
  /** Content-ID without its angle brackets. */
  cid?: string;
  /** How a name beyond ASCII is written: RFC 2231, the same in pieces, or encoded words. */
  naming?: 'rfc2231' | 'pieces' | 'words';
};

export function file(
  name: string,
  type: string,
  content: Uint8Array | Source,
  options: FileOptions = {},
): Part {
  const { disposition = 'attachment', cid, naming = 'rfc2231' } = options;
  const fields = [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64'];
  fields.push(`Content-Disposition: ${disposition}${fileName(name, naming)}`);
  if (cid) fields.push(`Content-ID: <${cid}>`);
  return { fields, ...base64('pieces' in content ? content : sourceOf(content)) };
}

/** A whole message within another (RFC 2046 §5.2.1). */
export function enclosed(message: Part, disposition = 'inline'): Part {
  const fields = ['Content-Type: message/rfc822', `Content-Disposition: ${disposition}`];
  return { fields, ...whole(message) };
}

/** `boundary` must occur in no part; give nested ones different boundaries. */
export function multipart(
  kind: string,
  boundary: string,
  parts: Part[],
  preamble = '',
): Part {
  const opening = Buffer.from(`--${boundary}\r\n`);
  const end = Buffer.from(`--${boundary}--\r\n`);
  const before = Buffer.from(preamble ? `${preamble}\r\n` : '');
  const wholes = parts.map(whole);
  const size =
    before.length +
    end.length +
    wholes.reduce((sum, part) => sum + opening.length + part.size, 0);
  return {
    fields: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    size,
    *pieces() {
      if (before.length) yield before;
      for (const part of wholes) {
        yield opening;
        yield* part.pieces();
      }
      yield end;
    },
  };
}

/** Header, empty line, body. */
export function whole(part: Part): Source {
  const head = Buffer.from(`${part.fields.join('\r\n')}\r\n\r\n`, 'latin1');
  return {
    size: head.length + part.size,
    *pieces() {
      yield head;
      yield* part.pieces();
    },
  };
}

export function sourceOf(bytes: Uint8Array): Source {
  return { size: bytes.length, pieces: () => [bytes] };
}

/** All of it in one piece of memory. */
export function gather(source: Source): Buffer {
  return Buffer.concat([...source.pieces()]);
}

/** A structured field with an address list: `Claire Martin <c@x.example>, d@y.example`. */
export function addresses(field: string, list: string, charset = 'utf-8'): string {
  const parts = list.split(/(?<=>|@[^\s,<>]+), /).map((entry) => {
    const found = /^(.*) <([^>]+)>$/.exec(entry);
    if (!found) return entry;
    return `${phrase(found[1] ?? '', charset)} <${found[2]}>`;
  });
  return `${field}: ${parts.join(',\r\n ')}`;
}

/** A field of free text, folded and encoded where it must be. */
export function words(field: string, value: string, charset = 'utf-8'): string {
  return `${field}: ${encodeWords(value, charset, field.length + 2)}`;
}

function phrase(name: string, charset: string): string {
  if (/^[\w !#$%&'*+/=?^`{|}~-]*$/.test(name)) return name;
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return encodeWords(name, charset, 10);
}

function fileName(name: string, naming: 'rfc2231' | 'pieces' | 'words'): string {
  if (/^[\x20-\x7e]*$/.test(name))
    return `;\r\n filename="${name.replace(/["\\]/g, '\\$&')}"`;
  if (naming === 'words') return `;\r\n filename="${encodeWords(name, 'utf-8', 11)}"`;
  const escaped = encodeURIComponent(name).replace(/['()*]/g, percent);
  if (naming === 'rfc2231') return `;\r\n filename*=utf-8''${escaped}`;
  const pieces = `utf-8''${escaped}`.match(/(?:%..|[^%]){1,40}/g) ?? [];
  return pieces.map((piece, at) => `;\r\n filename*${at}*=${piece}`).join('');
}

const percent = (sign: string): string =>
  `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

// 76 characters a line (RFC 2045 §6.8), so 57 bytes; pieces of about 44 KB.
const lineOctets = 57;

function base64(source: Source): { size: number; pieces(): Iterable<Uint8Array> } {
  const lines = Math.floor(source.size / lineOctets);
  const rest = source.size - lines * lineOctets;
  const last = rest ? Math.ceil(rest / 3) * 4 + 2 : 0;
  // An empty file is still one empty line, so that the body ends in CRLF.
  const size = source.size === 0 ? 2 : lines * 78 + last;
  return {
    size,
    *pieces() {
      if (source.size === 0) yield Buffer.from('\r\n');
      let held = Buffer.alloc(0);
      for (const piece of source.pieces()) {
        const bytes = held.length ? Buffer.concat([held, piece]) : Buffer.from(piece);
        const full = bytes.length - (bytes.length % lineOctets);
        const most = lineOctets * 580;
        for (let at = 0; at < full; at += most) {
          yield base64Lines(bytes.subarray(at, Math.min(full, at + most)));
        }
        held = bytes.subarray(full);
      }
      if (held.length) yield base64Lines(held);
    },
  };
}

function base64Lines(bytes: Buffer): Buffer {
  const characters = bytes.toString('base64');
  const lines = Math.ceil(characters.length / 76);
  const out = Buffer.allocUnsafe(characters.length + lines * 2);
  let to = 0;
  for (let at = 0; at < characters.length; at += 76) {
    to += out.write(characters.slice(at, at + 76), to, 'latin1');
    out[to++] = 0x0d;
    out[to++] = 0x0a;
  }
  return out;
}
