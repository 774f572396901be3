// Sender lines made to be misread, after what is known to have fooled mail programs
// (Mailsploit and its like), each with the domain that really sent it.

const b64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const word = (text: string): string => `=?utf-8?B?${b64(text)}?=`;
const claimed = 'potus@whitehouse.gov';

export type Spoofed = {
  name: string;
  /** The lines of its From fields, in CRLF. */
  fields: string;
  /** As it must be seen. */
  domain: string;
};

const from = (value: string): string => `From: ${value}`;

export const spoofed: readonly Spoofed[] = [
  {
    name: 'an encoded NUL behind another address',
    fields: from(`${word(claimed)}=?utf-8?Q?=00?=@evil.example`),
    domain: 'evil.example',
  },
  {
    name: 'an encoded line break behind another address',
    fields: from(
      `${word(claimed)}=?utf-8?Q?=0A=00?=\r\n =?utf-8?B?${b64(`(${claimed})`)}?=@evil.example`,
    ),
    domain: 'evil.example',
  },
  {
    name: 'a name that is another address',
    fields: from(`"${claimed}" <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'a name that is a name and another address',
    fields: from(`"The President <${claimed}>" <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'the same, encoded',
    fields: from(`${word(`The President <${claimed}>`)} <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'an encoded NUL that would end the name',
    fields: from(`${word(`${claimed}\0`)} <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'another address without quotes before the real one',
    fields: from(`${claimed} <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'a quoted local part that is another address',
    fields: from(`"${claimed}"@evil.example`),
    domain: 'evil.example',
  },
  {
    name: 'a route through another domain (RFC 5322 §4.4)',
    fields: from('<@whitehouse.gov:x@evil.example>'),
    domain: 'evil.example',
  },
  {
    name: 'another address in a comment',
    fields: from(`x@evil.example (${claimed})`),
    domain: 'evil.example',
  },
  {
    name: 'a group with the name of another address',
    fields: from(`"${claimed}": x@evil.example;`),
    domain: 'evil.example',
  },
  {
    name: 'a name that turns the direction of reading',
    fields: from(`${word('\u202evog.esuohetihw@sutop')} <x@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'a name so long that the address would be out of sight',
    fields: from(
      `"${`${claimed} `.repeat(12).trim()}${' '.repeat(300)}" <x@evil.example>`,
    ),
    domain: 'evil.example',
  },
  {
    name: 'a local part so long that the domain would be out of sight',
    fields: from(`<${claimed.replace('@', '-at-')}-${'x'.repeat(400)}@evil.example>`),
    domain: 'evil.example',
  },
  {
    name: 'a long domain that begins with another one',
    fields: from(`<x@whitehouse.gov.${'session-0123456789.'.repeat(6)}evil.example>`),
    domain: `whitehouse.gov.${'session-0123456789.'.repeat(6)}evil.example`,
  },
  {
    name: 'letters of another alphabet',
    fields: from('<x@xn--whiteouse-0wf.example>'),
    domain: 'xn--whiteouse-0wf.example',
  },
];

export function letterOf({ fields, name }: Spoofed): string {
  return `${fields}\r\nTo: you@post.example\r\nSubject: ${name}\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n\r\nText.\r\n`;
}
