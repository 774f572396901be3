// The facts of an address card (vCard 2.1 to 4.0), for reading. Nothing is added anywhere
// and no picture it points to is fetched.
import ICAL from 'ical.js';
import { componentsOf, cut } from './calendar.ts';
import { fileLimits } from './limits.ts';

export type ContactLine = {
  kind:
    'mail' | 'phone' | 'address' | 'web' | 'birthday' | 'role' | 'organisation' | 'note';
  /** `home`, `work`, as written; '' where nothing is. */
  label: string;
  value: string;
};

export type Contact = { name: string; lines: ContactLine[] };
export type Contacts = { contacts: Contact[]; count: number };

const kinds: Record<string, ContactLine['kind']> = {
  org: 'organisation',
  title: 'role',
  role: 'role',
  email: 'mail',
  tel: 'phone',
  adr: 'address',
  url: 'web',
  bday: 'birthday',
  note: 'note',
};

/** Throws on what is no card. */
export function readContacts(text: string): Contacts {
  const parsed: unknown = ICAL.parse(modern(text));
  const cards = componentsOf(parsed).filter(({ name }) => name === 'vcard');
  if (cards.length === 0) throw new Error('no card');
  return {
    contacts: cards.slice(0, fileLimits.records).map(contactOf),
    count: cards.length,
  };
}

function contactOf(card: ICAL.Component): Contact {
  const lines = card.getAllProperties().flatMap((property): ContactLine[] => {
    const kind = kinds[property.name];
    // A bend in the file is a bend in what is read: `getValues` throws on a wrong date.
    const value = kind ? cut(property.jCal.slice(3)) : '';
    if (!kind || value === '') return [];
    const label = cut(property.getParameter('type')).toLowerCase();
    return [{ kind, label, value: value.replace(/^(?:tel|mailto):/i, '') }];
  });
  const name = cut(card.getFirstPropertyValue('fn')) || nameOf(card);
  return { name, lines: lines.slice(0, 100) };
}

/** RFC 6350 §6.2.2: family; given; additional; prefixes; suffixes. */
function nameOf(card: ICAL.Component): string {
  const value = card.getFirstPropertyValue('n');
  const [family, given, more, before, after] = Array.isArray(value) ? value.map(cut) : [];
  return [before, given, more, family, after].filter(Boolean).join(' ');
}

/** vCard 2.1 in the words of 3.0: quoted-printable undone, bare parameters named. */
function modern(text: string): string {
  if (!/^VERSION:2\.1/im.test(text)) return text;
  const lines: string[] = [];
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const last = lines.length - 1;
    const before = lines[last] ?? '';
    // A soft line end of quoted-printable; base64 ends in the same sign.
    const goesOn = before.endsWith('=') && /^[^:]*quoted-printable/i.test(before);
    if (goesOn) lines[last] = before.slice(0, -1) + line;
    else lines.push(line);
  }
  return lines
    .map(modernLine)
    .join('\r\n')
    .replace(/^VERSION:2\.1/im, 'VERSION:3.0');
}

function modernLine(line: string): string {
  const colon = line.indexOf(':');
  if (colon === -1) return line;
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  const value = line.slice(colon + 1);
  const isQuoted = parameters.some((one) =>
    /^(?:encoding=)?quoted-printable$/i.test(one),
  );
  const charset = parameters.map((one) => /^charset=(.+)/i.exec(one)?.[1]).find(Boolean);
  const kept = parameters
    .filter((one) => !/^(?:encoding=)?quoted-printable$|^charset=/i.test(one))
    .map((one) => (one.includes('=') ? one : `TYPE=${one}`));
  const plain = isQuoted ? fromQuoted(value, charset ?? 'utf-8') : value;
  return `${[name, ...kept].join(';')}:${plain}`;
}

function fromQuoted(value: string, charset: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const hex =
      value[at] === '=' ? /^[0-9a-f]{2}/i.exec(value.slice(at + 1, at + 3)) : null;
    if (hex) at += 2;
    bytes.push(hex ? parseInt(hex[0], 16) : value.charCodeAt(at) & 0xff);
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    decoder = new TextDecoder('utf-8');
  }
  return decoder.decode(Uint8Array.from(bytes)).replace(/\r?\n/g, '\\n');
}
