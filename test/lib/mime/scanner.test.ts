// What a message tells of itself while it streams in, however the chunks are cut.
import { describe, expect, test } from 'vitest';
import { createScanner } from '../../../lib/mime/scanner.ts';
import { createStructureReader, readStructure } from '../../../lib/mime/structure.ts';

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));

const mixed = bytes(`Subject: scan
Content-Type: multipart/mixed; boundary=out

preamble
--out
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

d=C3=A9j=C3=A0
--in
Content-Type: text/html

<p>déjà</p>
--in--
--out
Content-Type: message/rfc822

Subject: inner
Content-Type: multipart/mixed; boundary=deep

--deep

nested
--deep--
--out
Content-Type: image/png; name=a.png
Content-Transfer-Encoding: base64

AAECAwQ=
--out--
epilogue
`);
const others = {
  'bare LF': Uint8Array.from(mixed.filter((byte) => byte !== 13)),
  'bare CR': Uint8Array.from(mixed.filter((byte) => byte !== 10)),
  'no empty line': bytes('Subject: a\nTo: b\nthe text begins\nand goes on\n'),
  'a line astray': bytes('Subject: a\nastray\nTo: b\n\nthe text\n'),
  'no header': bytes('Dear all,\nthis is text\n\nand more\n'),
  'cut in a header': bytes('Subject: a\nContent-Type: text/pl'),
};

test('past the bound of parts a letter that comes in pieces is the same letter', () => {
  const raw = bytes(
    `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(1_100)}`,
  );
  const wanted = readStructure(raw);
  for (let cut = 0; cut <= raw.length; cut += 97) {
    const reader = createStructureReader();
    reader.read(raw.subarray(0, cut), false);
    reader.read(raw, true);
    expect(reader.root()).toEqual(wanted.root);
    expect(reader.damage).toEqual(wanted.damage);
  }
});

describe('cut at every place', () => {
  for (const [name, raw] of Object.entries({ mixed, ...others })) {
    test(`${name}: the tree and its damage are the same`, () => {
      const wanted = readStructure(raw);
      for (let cut = 0; cut <= raw.length; cut++) {
        const reader = createStructureReader();
        reader.read(raw.subarray(0, cut), false);
        reader.read(raw, true);
        expect(reader.root()).toEqual(wanted.root);
        expect(reader.damage).toEqual(wanted.damage);
      }
    });

    test(`${name}: byte by byte, the text only grows and ends the same`, () => {
      const all = createScanner();
      all.push(raw);
      all.end();
      const scanner = createScanner();
      for (const byte of raw) {
        scanner.push(Uint8Array.of(byte));
        const first = scanner.firstText();
        if (first?.isWhole) expect(scanner.text()).toBe(all.text());
      }
      scanner.end();
      expect(scanner.text()).toBe(all.text());
      expect(scanner.bytes()).toEqual(raw);
    });
  }
});

test('the text is whole before the first file is here', () => {
  const scanner = createScanner();
  const text = new TextDecoder().decode(mixed);
  const until = (mark: string) =>
    mixed.subarray(scanner.bytes().length, text.indexOf(mark) + mark.length);
  scanner.push(until('Content-Type: multipart/mixed; boundary=out'));
  expect(scanner.hasHeader()).toBe(false);
  scanner.push(until('d=C3=A9j'));
  expect(scanner.firstText()).toEqual({
    path: '1.1.1',
    type: 'text/plain',
    isWhole: false,
  });
  expect(scanner.text()).toBe('déj');
  scanner.push(until('text/html'));
  expect(scanner.firstText()?.isWhole).toBe(true);
  expect(scanner.text()).toBe('déjà');
  expect(scanner.isReadable()).toBe(false);
  scanner.push(until('Subject: inner'));
  expect(scanner.isReadable()).toBe(true);
});

test('a nested message is looked into and keeps its places', () => {
  const { root } = readStructure(mixed);
  const inner = root.children[1]?.children[0];
  expect(inner?.path).toBe('1.2.1');
  const leaf = inner?.children[0];
  expect(new TextDecoder().decode(mixed.subarray(leaf?.start, leaf?.end))).toBe('nested');
});
