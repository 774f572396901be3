// Builds winmail.dat as Outlook does ([MS-OXTNEF]), with everything in it that a test needs.

export type Value = { type: number; bytes: Uint8Array };

export type OutlookFile = {
  data?: Uint8Array;
  title?: string;
  properties?: Record<number, Value>;
};
export type OutlookLetter = {
  /** Windows' number of the charset of 8-bit texts. */
  codePage?: number;
  body?: Uint8Array;
  properties?: Record<number, Value>;
  files?: readonly OutlookFile[];
};

const encoder = new TextEncoder();
export const octets = (text: string): Uint8Array =>
  Uint8Array.from(text, (c) => c.charCodeAt(0));

/** Values of a property, each by its type. */
export const unicode = (text: string): Value => ({
  type: 0x1f,
  bytes: new Uint8Array(Uint16Array.from(`${text}\0`, (c) => c.charCodeAt(0)).buffer),
});
export const string8 = (text: string): Value => ({
  type: 0x1e,
  bytes: octets(`${text}\0`),
});
export const binary = (bytes: Uint8Array): Value => ({ type: 0x102, bytes });
export const number = (value: number): Value => ({ type: 3, bytes: u32(value) });
export const time = (at: number): Value => ({
  type: 0x40,
  bytes: new Uint8Array(
    BigUint64Array.of((BigInt(at) + 11_644_473_600_000n) * 10_000n).buffer,
  ),
});
/** A message inside: its interface, then winmail.dat again. */
export const message = (tnef: Uint8Array): Value => ({
  type: 0x0d,
  bytes: put(
    octets('\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46'),
    tnef,
  ),
});

export function winmail(letter: OutlookLetter): Uint8Array {
  const { codePage = 1252, body, properties, files = [] } = letter;
  return put(
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x00089006, u32(0x10000)),
    attribute(1, 0x00069007, put(u32(codePage), u32(0))),
    body ? attribute(1, 0x0002800c, body) : none,
    properties ? attribute(1, 0x00069003, propertyList(properties)) : none,
    ...files.flatMap((file) => [
      attribute(2, 0x00069002, new Uint8Array(14)),
      file.title === undefined
        ? none
        : attribute(2, 0x00018010, octets(`${file.title}\0`)),
      file.data ? attribute(2, 0x0006800f, file.data) : none,
      file.properties ? attribute(2, 0x00069005, propertyList(file.properties)) : none,
    ]),
  );
}

const none = new Uint8Array();

export function attribute(level: number, id: number, data: Uint8Array): Uint8Array {
  const sum = data.reduce((total, byte) => total + byte, 0);
  return put(Uint8Array.of(level), u32(id), u32(data.length), data, u16(sum));
}

function propertyList(properties: Record<number, Value>): Uint8Array {
  const all = Object.entries(properties);
  return put(u32(all.length), ...all.map(([id, value]) => property(Number(id), value)));
}

function property(id: number, { type, bytes }: Value): Uint8Array {
  const named = id >= 0x8000 ? put(new Uint8Array(16), u32(0), u32(id)) : none;
  const isVariable = [0x1e, 0x1f, 0x0d, 0x102].includes(type);
  const length = isVariable ? put(u32(1), u32(bytes.length)) : none;
  const padding = new Uint8Array((4 - (bytes.length % 4)) % 4);
  return put(u32(((id << 16) | type) >>> 0), named, length, bytes, padding);
}

/** Compressed RTF that compresses nothing: eight octets as they are, after each `0`. */
export function compressedRtf(rtf: string): Uint8Array {
  const literal = [...octets(rtf)].flatMap((byte, n) =>
    n % 8 === 0 ? [0, byte] : [byte],
  );
  const bytes = Uint8Array.from(literal);
  return put(u32(bytes.length + 12), u32(rtf.length), octets('LZFu'), u32(0), bytes);
}

/** As a message: the file alone, or beside a plain text. */
export function outlookMail(tnef: Uint8Array, text: string | null = null): Uint8Array {
  const file =
    'Content-Type: application/ms-tnef; name="winmail.dat"\r\n' +
    'Content-Disposition: attachment; filename="winmail.dat"\r\n' +
    `Content-Transfer-Encoding: base64\r\n\r\n${lines(tnef)}\r\n`;
  if (text === null) return encoder.encode(`Subject: packed\r\n${file}`);
  return encoder.encode(
    'Subject: packed\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n` +
      `--b\r\n${file}--b--\r\n`,
  );
}

function lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
}

export function put(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

export function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

export function u16(value: number): Uint8Array {
  return new Uint8Array(Uint16Array.of(value & 0xffff).buffer);
}

/** Windows-1251 in its names, ISO-8859-1 in its HTML, two files. */
const photo = { data: octets('\x89PNG picture'), title: 'PHOTO~1.PNG' };
const longNames = {
  ...photo,
  properties: {
    0x3707: unicode('фото.png'),
    0x370e: string8('image/png'),
    0x3712: string8('<photo@here>'),
    0x3714: number(4),
    0x8001: number(7),
  },
};
export const rich = winmail({
  codePage: 1251,
  properties: {
    0x0037: string8('\xcf\xf0\xe8\xe2\xe5\xf2'),
    0x1013: binary(octets('<p>Caf\xe9 <img src="cid:photo@here">')),
    0x3fde: number(28591),
  },
  files: [longNames, { data: octets('two'), title: 'second.txt' }],
});

/** As it is sent, and without the encoding over it. */
export function outlookSeeds(): Uint8Array[] {
  const head = 'Subject: packed\r\nContent-Type: application/ms-tnef\r\n\r\n';
  return [outlookMail(rich, 'text'), put(octets(head), rich)];
}
