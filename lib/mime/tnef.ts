// What Outlook packs into winmail.dat: the Transport Neutral Encapsulation Format
// ([MS-OXTNEF]). Gives places in the bytes, copies nothing, and is done after one pass: an
// attribute follows the other. What is cut off or altered is told; the rest stays readable.
import { readText } from './charset.ts';
import { codePageLabel } from './charset-labels.ts';
import { mimeLimits } from './limits.ts';
import { propertyType, readProperties, type Property } from './mapi.ts';

/** A place in the bytes of the file. */
type Place = { from: number; to: number };

export type TnefFile = Place & {
  name: string;
  /** By the sender's word; '' where there is none. */
  type: string;
  cid: string | null;
  /** Drawn in the text rather than told beside it. */
  isInline: boolean;
  /** An Outlook message inside, in this format again. */
  isMessage: boolean;
};

export type TnefBody = Place & {
  kind: 'plain' | 'html' | 'rtf';
  /** A label for the charset; '' where it says itself what it is in. */
  charset: string;
};

export type Tnef = {
  subject: string;
  from: { name: string; address: string };
  /** Unix milliseconds; null where it is not told. */
  date: number | null;
  bodies: TnefBody[];
  files: TnefFile[];
  /** Offset of the first thing that is wrong; -1 where nothing is. */
  badAt: number;
};

const signature = 0x223e9f78;
/** Of attributes, without their type in the upper half ([MS-OXTNEF] 2.1.3.3). */
const attribute = {
  subject: 0x8004,
  body: 0x800c,
  fileData: 0x800f,
  fileTitle: 0x8010,
  transportName: 0x9001,
  newFile: 0x9002,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const;
/** Of properties ([MS-OXPROPS]). */
const property = {
  subject: 0x0037,
  submitted: 0x0039,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtp: 0x5d01,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mimeType: 0x370e,
  cid: 0x3712,
  flags: 0x3714,
  internetCodePage: 0x3fde,
  hidden: 0x7ffe,
} as const;

/** First octets of an object's data that say it is a message (IID_IMessage). */
const messageObject = [0x07, 0x03, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0xc0, 0x00];
const interfaceOctets = 16;

type Found = {
  data: Place | null;
  title: Place | null;
  transportName: Place | null;
  properties: Map<number, Property>;
};

/** Null where the first octets say that it is something else. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 6 || view.getUint32(0, true) !== signature) return null;
  let badAt = -1;
  let page = '';
  let subject: Place | null = null;
  let body: Place | null = null;
  let properties = new Map<number, Property>();
  const files: Found[] = [];

  let attributes = 0;
  for (let at = 6; at < bytes.length; attributes++) {
    if (at + 9 > bytes.length || attributes >= mimeLimits.tnefAttributes) {
      tell(at);
      break;
    }
    const id = view.getUint32(at + 1, true) & 0xffff;
    const length = view.getUint32(at + 5, true);
    const from = at + 9;
    const to = Math.min(bytes.length, from + length);
    // A level that is none means that this is no longer where an attribute begins.
    if ((bytes[at] ?? 0) < 1 || (bytes[at] ?? 0) > 2) {
      tell(at);
      break;
    }
    take(id, { from, to });
    if (to + 2 > bytes.length || from + length > bytes.length) tell(at);
    else if (sumOf(bytes, from, to) !== view.getUint16(to, true)) tell(at);
    at = to + 2;
  }
  const { charset, string, time } = readers(bytes, page);
  return {
    subject: string(properties.get(property.subject)) || text8(subject),
    from: {
      name: string(properties.get(property.senderName)),
      address:
        string(properties.get(property.senderSmtp)) ||
        string(properties.get(property.senderAddress)),
    },
    date: time(properties.get(property.submitted)),
    bodies: bodiesOf(),
    files: files.map(fileOf).filter((file) => file !== null),
    badAt,
  };

  function tell(at: number): void {
    if (badAt === -1) badAt = at;
  }

  function take(id: number, place: Place): void {
    if (id === attribute.newFile) {
      if (files.length < mimeLimits.tnefFiles)
        files.push({
          data: null,
          title: null,
          transportName: null,
          properties: new Map(),
        });
      else tell(place.from);
      return;
    }
    const file = files.at(-1);
    switch (id) {
      case attribute.codePage:
        page = codePageLabel(long({ ...place, type: 0 }));
        return;
      case attribute.subject:
        subject = place;
        return;
      case attribute.body:
        body = place;
        return;
      case attribute.messageProperties:
        properties = propertiesAt(place);
        return;
      case attribute.fileData:
        if (file) file.data = place;
        return;
      case attribute.fileTitle:
        if (file) file.title = place;
        return;
      case attribute.transportName:
        if (file) file.transportName = place;
        return;
      case attribute.fileProperties:
        if (file) file.properties = propertiesAt(place);
    }
  }

  function propertiesAt({ from, to }: Place): Map<number, Property> {
    const { found, isSound } = readProperties(bytes, from, to);
    if (!isSound) tell(from);
    return found;
  }

  function text8(place: Place | null): string {
    return string(place && { ...place, type: propertyType.string8 });
  }

  function bodiesOf(): TnefBody[] {
    const found: TnefBody[] = [];
    const add = (kind: TnefBody['kind'], place: Property | Place | null | undefined) => {
      if (!place || place.to <= place.from) return;
      const type = 'type' in place ? place.type : propertyType.string8;
      const label = type === propertyType.binary ? internetPage() : charset(type);
      const { from, to } = place;
      found.push({ kind, charset: kind === 'rtf' ? '' : label, from, to });
    };
    add('html', properties.get(property.html));
    add('rtf', properties.get(property.rtf));
    add('plain', properties.get(property.body) ?? body);
    return found;
  }

  function internetPage(): string {
    return codePageLabel(long(properties.get(property.internetCodePage))) || page;
  }

  function long(value: Property | undefined): number {
    return value && value.to - value.from >= 4 ? view.getUint32(value.from, true) : 0;
  }

  function fileOf(file: Found): TnefFile | null {
    const of = (id: number) => string(file.properties.get(id));
    const object = file.properties.get(property.data);
    const isObject = object?.type === propertyType.object;
    const isMessage = isObject && startsWith(bytes, object.from, messageObject);
    const hasData = file.data !== null && file.data.to > file.data.from;
    // An object inside says first by which interface it is to be used; for a message the
    // plain data is at most a picture of it.
    const place =
      object && (isMessage || !hasData)
        ? {
            from: Math.min(object.to, object.from + (isObject ? interfaceOctets : 0)),
            to: object.to,
          }
        : file.data;
    if (!place) return null;
    const isRendered = (long(file.properties.get(property.flags)) & 4) !== 0;
    const isHidden = (long(file.properties.get(property.hidden)) & 0xffff) !== 0;
    const cid = of(property.cid).replace(/^<|>$/g, '') || null;
    return {
      from: place.from,
      to: place.to,
      name:
        of(property.longName) ||
        text8(file.transportName) ||
        of(property.shortName) ||
        of(property.displayName) ||
        text8(file.title),
      type: of(property.mimeType).toLowerCase(),
      cid,
      isInline: cid !== null && (isRendered || isHidden),
      isMessage,
    };
  }
}

/** How values are read where 8-bit texts are in `page`. */
function readers(bytes: Uint8Array, page: string) {
  const charset = (type: number) => (type === propertyType.unicode ? 'utf-16le' : page);
  function string(value: Property | null | undefined): string {
    if (!value || !isText(value.type)) return '';
    const sent = bytes.subarray(
      value.from,
      Math.min(value.to, value.from + mimeLimits.tnefNameOctets),
    );
    const { text } = readText(sent, charset(value.type), null);
    return text.replace(/\0.*$/s, '').trim();
  }
  /** From hundreds of nanoseconds since 1601. */
  function time(value: Property | undefined): number | null {
    if (value?.type !== propertyType.time) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset + value.from, 8);
    const at = Number(view.getBigUint64(0, true) / 10_000n) - 11_644_473_600_000;
    return at > 0 && at < 8.64e15 ? at : null;
  }
  return { charset, string, time };
}

function isText(type: number): boolean {
  return type === propertyType.string8 || type === propertyType.unicode;
}

function startsWith(bytes: Uint8Array, at: number, first: readonly number[]): boolean {
  return first.every((byte, n) => bytes[at + n] === byte);
}

/** The checksum of an attribute: its octets added up, in 16 bits. */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum = (sum + (bytes[at] ?? 0)) & 0xffff;
  return sum;
}
