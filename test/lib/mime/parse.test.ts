// What a Letter says, on messages written for one fact each.
import { describe, expect, test } from 'vitest';
import type { Attachment, Letter } from '../../../lib/mail/attachment.ts';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { fallbackLetter, parse } from '../../../lib/mime/parse.ts';

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const whole = { whole: true };
const kinds = ({ damage }: Letter) => damage.map(({ kind }) => kind);

describe('an ordinary message', () => {
  const raw = bytes(`From: =?utf-8?Q?Agn=C3=A8s?= <agnes@morel.example>
To: Team: a@b.example, "B, C" <b@c.example>;
Cc: d@e.example
Reply-To: other@elsewhere.example
Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IMOpdMOp?=
Date: Tue, 12 May 2026 09:14:00 +0200 (CEST)
Message-ID: <1@morel.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x y"

--x y
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Bonjour =E9t=E9
--x y
Content-Type: application/pdf; name="=?utf-8?Q?f=C3=A9v.pdf?="
Content-Disposition: attachment
Content-Transfer-Encoding: base64

AAECAw==
--x y
Content-Type: message/rfc822

Subject: inner

inside
--x y--
`);

  test('has its people, its subject and its date', () => {
    const letter = parse(raw, whole);
    expect(letter.from).toEqual([{ name: 'Agnès', address: 'agnes@morel.example' }]);
    expect(letter.to.map(({ address }) => address)).toEqual([
      'a@b.example',
      'b@c.example',
    ]);
    expect(letter.replyTo[0]?.address).toBe('other@elsewhere.example');
    expect(letter.subject).toBe('Café été');
    expect(letter.date).toBe(Date.UTC(2026, 4, 12, 7, 14));
    expect(letter.messageId).toBe('1@morel.example');
    expect(letter.damage).toEqual([]);
  });

  test('has its text and its attachments byte for byte, a forwarded message among them', () => {
    const letter = parse(raw, whole);
    expect(letter.text?.trim()).toBe('Bonjour été');
    expect(letter.html).toEqual([]);
    const [pdf, inner] = letter.attachments;
    expect(pdf).toMatchObject({ name: 'fév.pdf', type: 'application/pdf', size: 4 });
    const saved = (one?: Attachment) => one && decodePart(raw, one.source);
    expect([...(saved(pdf) ?? [])]).toEqual([0, 1, 2, 3]);
    expect(inner?.type).toBe('message/rfc822');
    expect(new TextDecoder().decode(saved(inner))).toContain('inside');
  });

  test('keeps every field as written beside its meaning', () => {
    const { headers } = parse(raw, whole);
    const subject = headers.find(({ name }) => name === 'Subject');
    expect(subject?.raw).toBe('Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IMOpdMOp?=');
    expect(subject?.decoded).toBe('Café été');
  });

  test('offers no attachment of a peek, whose end is cut', () => {
    const letter = parse(raw, { whole: false });
    expect(kinds(letter)).toEqual(['truncated']);
    expect(letter.attachments).toEqual([]);
    expect(letter.text?.trim()).toBe('Bonjour été');
  });
});

describe('odd messages', () => {
  test('an 8-bit header that is not UTF-8 is read as windows-1252', () => {
    const raw = Buffer.from('Subject: caf\xe9\r\n\r\nx', 'latin1');
    expect(parse(raw, whole).subject).toBe('café');
  });

  test('a message of HTML alone gets a text that says it was made', () => {
    const letter = parse(
      bytes(
        'Content-Type: text/html\n\n<style>x{}</style><p>One &amp; two</p><ul><li>three</ul>',
      ),
      whole,
    );
    expect(letter.textIsMade).toBe(true);
    expect(letter.text).toBe('One & two\n\n• three');
  });

  test('encoded control characters in a sender do not hide its address', () => {
    const letter = parse(
      bytes('From: =?utf-8?B?YUB0cnVlLmV4YW1wbGUACg==?= <b@evil.example>\n\nx'),
      whole,
    );
    expect(letter.from[0]).toEqual({ name: 'a@true.example', address: 'b@evil.example' });
  });

  test('several From fields are all told', () => {
    const letter = parse(bytes('From: a@a.example\nFrom: b@b.example\n\nx'), whole);
    expect(letter.from).toHaveLength(2);
  });

  test('a header named __proto__ is a header', () => {
    const letter = parse(bytes('__proto__: x\nconstructor: y\n\nz'), whole);
    expect(letter.headers.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('nothing at all is a message without a header', () => {
    expect(parse(new Uint8Array(), whole)).toMatchObject({
      damage: [{ kind: 'no-headers', at: 0 }],
      text: '',
    });
  });

  test('without a single field no line of it is taken for a header', () => {
    const letter = parse(bytes('first line, no header\r\n\r\nmore'), whole);
    expect(kinds(letter)).toEqual(['no-headers']);
    expect(letter.text).toContain('first line, no header');
    expect(letter.text).toContain('more');
  });

  test('an absurd date is no date, and stays readable as written', () => {
    const letter = parse(bytes('Date: Mon, 99 Foo 2099999\n\nx'), whole);
    expect(letter.date).toBeNull();
    expect(letter.dateText).toBe('Mon, 99 Foo 2099999');
  });
});

describe('bombs end in a bounded letter', () => {
  const multipart = 'Subject: bomb\nContent-Type: multipart/mixed; boundary=b\n\n';

  test('a million empty parts', () => {
    const letter = parse(bytes(multipart + '--b\n\n'.repeat(1e6)), whole);
    expect(kinds(letter)).toEqual(['too-many-parts']);
    expect(letter.subject).toBe('bomb');
  });

  test('a hundred thousand attachments', () => {
    const part = '--b\nContent-Disposition: attachment; filename=a\n\nx\n';
    const letter = parse(bytes(multipart + part.repeat(1e5)), whole);
    expect(kinds(letter)).toEqual(['too-many-parts']);
    expect(letter.attachments.length).toBeLessThanOrEqual(1_000);
  });

  test('multiparts nested too deeply', () => {
    const levels = Array.from(
      { length: 300 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
    );
    const letter = parse(bytes(`Subject: deep\n${levels.join('')}\nx`), whole);
    expect(kinds(letter)[0]).toBe('too-deep');
    expect(letter.text).toContain('boundary=b299');
  });

  test('ten thousand levels of multiparts, of messages, and of one boundary', () => {
    const shapes = [
      Array.from(
        { length: 10_000 },
        (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
      ).join(''),
      'Content-Type: message/rfc822\n\n'.repeat(10_000),
      `${multipart}--b\n`.repeat(10_000),
    ];
    for (const shape of shapes)
      expect(kinds(parse(bytes(`${shape}\nx`), whole))).toContain('too-deep');
  });

  test('a megabyte of brackets, quotes or comments where addresses should be', () => {
    for (const piece of ['<', '"', '(', '<x(', ',', 'a@b.example, '])
      expect(
        parse(bytes(`From: ${piece.repeat(1e6 / piece.length)}\n\nx`), whole).from.length,
      ).toBeLessThanOrEqual(2_000);
  });

  test('millions of lines that look like the beginning of a file', () => {
    for (const line of ['begin 644 a\n', '=ybegin size=1 name=x\n']) {
      const letter = parse(bytes(`Subject: x\n\n${line.repeat(5e5)}`), whole);
      expect(letter.attachments.length).toBeLessThanOrEqual(100);
    }
  });

  test('a million header fields, and one of seventeen megabytes', () => {
    const many = parse(bytes('X-A: bbbbbbbb\n'.repeat(1e6) + '\nx'), whole);
    expect(kinds(many)).toContain('headers-too-large');
    expect(many.headers.length).toBeLessThanOrEqual(2_000);
    const long = parse(bytes(`Subject: ${'a'.repeat(17e6)}\n\nx`), whole);
    expect(kinds(long)).toContain('headers-too-large');
    expect(long.subject.length).toBeLessThanOrEqual(256 * 1024);
  });

  test('a million lines of text are a text of a million lines', () => {
    const letter = parse(bytes('Subject: long\n\n' + 'a line\n'.repeat(1e6)), whole);
    expect(letter.damage).toEqual([]);
    expect(letter.text?.length).toBe(7e6);
  });

  test('a large attachment is whole', () => {
    const data = Buffer.alloc(12e6, 7);
    const lines = data.toString('base64').replace(/.{76}/g, '$&\n');
    const letter = parse(
      bytes(
        `${multipart}--b\nContent-Type: application/x\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${lines}\n--b--\n`,
      ),
      whole,
    );
    expect(letter.damage).toEqual([]);
    expect(letter.attachments[0]?.size).toBe(12e6);
  });
});

test('the fallback shows the header and the beginning of the raw text', () => {
  const letter = fallbackLetter(
    bytes(`Subject: s\n\n${'é'.repeat(3e6)}`),
    true,
    'unreadable',
  );
  expect(kinds(letter)).toEqual(['unreadable', 'truncated']);
  expect(letter.subject).toBe('s');
  expect(letter.text?.startsWith('ééé')).toBe(true);
  expect(letter.text?.length).toBeLessThan(1.1e6);
});
