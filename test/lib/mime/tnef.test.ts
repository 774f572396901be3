// winmail.dat: what Outlook packed comes out of it, whole, cut or altered.
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../../lib/mail/attachment.ts';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { decompressRtf, readRtf } from '../../../lib/mime/rtf.ts';
import { readTnef } from '../../../lib/mime/tnef.ts';
import { createChance } from '../../campaign/fuzz/chance.ts';
import { mutate } from '../../campaign/parse/mutate.ts';
import {
  attribute,
  binary,
  compressedRtf,
  message,
  octets,
  outlookMail,
  put,
  rich,
  time,
  u16,
  u32,
  unicode,
  winmail,
} from '../../letters/outlook.ts';
import { compressed, unwrapped, wrapped } from '../../letters/outlook-rtf.ts';

const whole = { whole: true };
const kinds = ({ damage }: Letter) => damage.map(({ kind }) => kind);
const saved = (raw: Uint8Array, { attachments }: Letter) =>
  attachments.map(({ source }) => decodePart(raw, source));

describe('a letter packed by Outlook', () => {
  const raw = outlookMail(rich);
  const letter = parse(raw, whole);

  test('shows its HTML, with the images that are in it', () => {
    expect(letter.html).toEqual([
      { path: '1.1', html: '<p>Café <img src="cid:photo@here">' },
    ]);
    expect(letter.text).toBe('Café');
    expect(letter.charset).toMatchObject({ used: 'windows-1252', path: '1.1' });
    expect(letter.damage).toEqual([]);
  });

  test('gives its files under their long names, byte for byte, instead of winmail.dat', () => {
    expect(letter.attachments).toMatchObject([
      { name: 'фото.png', type: 'image/png', cid: 'photo@here', disposition: 'inline' },
      { name: 'second.txt', type: 'application/octet-stream', size: 3 },
    ]);
    expect(saved(raw, letter)).toEqual([octets('\x89PNG picture'), octets('two')]);
  });

  test('has what is in it in the tree of parts', () => {
    expect(letter.structure.children).toMatchObject([
      { path: '1.1', type: 'text/html', charset: 'iso-8859-1' },
      { path: '1.2', type: 'image/png', name: 'фото.png', decodedSize: 12 },
      { path: '1.3', name: 'second.txt', decodedSize: 3 },
    ]);
  });

  test('is one text in two forms where the plain text comes beside it', () => {
    const both = parse(outlookMail(rich, 'Café'), whole);
    expect(both.text?.trim()).toBe('Café');
    expect(both.html.map(({ path }) => path)).toEqual(['1.2.1']);
  });

  test('says a plain body only where nothing else has said it', () => {
    const plain = winmail({ codePage: 1251, body: octets('\xcf\xf0\xe8\xe2\xe5\xf2\0') });
    expect(parse(outlookMail(plain), whole).text).toBe('Привет');
    expect(parse(outlookMail(plain, 'said'), whole).text?.trim()).toBe('said');
  });

  test('that brings nothing readable stays the file that it is', () => {
    const bare = parse(outlookMail(winmail({}), 'text'), whole);
    expect(bare.attachments.map(({ name }) => name)).toEqual(['winmail.dat']);
    expect(bare.damage).toEqual([]);
  });
});

test('a message inside is a message, with its sender, its text and its files', () => {
  const inner = winmail({
    properties: {
      0x0037: unicode('Größe'),
      0x0039: time(Date.UTC(2026, 4, 12, 7, 14)),
      0x0c1a: unicode('Agnès "A" Morel'),
      0x5d01: unicode('agnes@morel.example'),
      0x1000: unicode('inside'),
    },
    files: [{ data: octets('deep'), title: 'deep.txt' }],
  });
  const raw = outlookMail(
    winmail({
      files: [{ properties: { 0x3001: unicode('Größe'), 0x3701: message(inner) } }],
    }),
  );
  const outer = parse(raw, whole);
  expect(outer.attachments).toMatchObject([
    { name: 'Größe.eml', type: 'message/rfc822' },
  ]);
  const [eml = new Uint8Array()] = saved(raw, outer);
  expect(eml.length).toBe(outer.attachments[0]?.size);
  const letter = parse(eml, whole);
  expect(letter).toMatchObject({
    subject: 'Größe',
    from: [{ name: 'Agnès "A" Morel', address: 'agnes@morel.example' }],
    date: Date.UTC(2026, 4, 12, 7, 14),
    text: 'inside',
    damage: [],
  });
  expect(saved(eml, letter)).toEqual([octets('deep')]);
});

describe('a body in RTF', () => {
  const packed = (rtf: string) =>
    parse(
      outlookMail(winmail({ properties: { 0x1009: binary(compressedRtf(rtf)) } })),
      whole,
    );

  test('that was HTML is that HTML again', () => {
    const letter = packed(
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}' +
        '{\\f1\\fcharset204 Cyr;}}{\\colortbl;\\red0\\green0\\blue0;}\r\n' +
        '{\\*\\htmltag64 <p class="a\\{b\\}">}\\htmlrtf \\plain hidden\\htmlrtf0 ' +
        "caf\\'e9 {\\f1 \\'ef\\'f0}{\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0 \\u8364\\'80" +
        '{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0 {\\*\\mhtmltag4 <x>}\\par{\\*\\htmltag72 </p>}}\0',
    );
    expect(letter.html.map(({ html }) => html)).toEqual([
      '<p class="a{b}">café пр<b>€</b>\n</p>',
    ]);
  });

  test('is what the papers of its maker say that it is', () => {
    const read = packed(wrapped);
    expect(read.html.map(({ html }) => html)).toEqual([unwrapped]);
    expect(read.damage).toEqual([]);
    for (const [hex, rtf] of compressed) {
      const made = decompressRtf(Uint8Array.from(Buffer.from(hex, 'hex')));
      expect(new TextDecoder().decode(made ?? undefined)).toBe(rtf);
    }
  });

  test('leaves out what only readers of RTF should see, and bullets in words', () => {
    const letter = packed(
      "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <li>}{\\pntext \\'b7\\tab}one" +
        '{\\*\\htmltag72 </li>\\htmlrtf x\\htmlrtf0 }}',
    );
    expect(letter.html[0]?.html).toBe('<li>one</li>');
  });

  test('that was never HTML is its text', () => {
    const letter = packed(
      "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0 x;}}{\\*\\generator y;}\\'93\\'fa\\'96\\'7b" +
        '\\par one\\tab two\\line {\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt link}}}',
    );
    expect(letter.text).toBe('日本\none\ttwo\nlink');
    expect(letter.html).toEqual([]);
  });

  test('is saved as RTF from the tree of parts', () => {
    const rtf = '{\\rtf1 saved}';
    const raw = outlookMail(
      winmail({ properties: { 0x1009: binary(compressedRtf(rtf)) } }),
    );
    const [part] = parse(raw, whole).structure.children;
    expect(part?.type).toBe('application/rtf');
    const { inner, start = 0, end = 0, encoding = '' } = part ?? {};
    const bytes = inner && decodePart(raw, { start, end, encoding, inner });
    expect(new TextDecoder().decode(bytes)).toBe(rtf);
  });

  test('ends in bounds whatever lengths it claims and however deep its groups are', () => {
    const lying = compressedRtf('{\\rtf1 x}');
    lying.set(u32(0x7fffffff));
    expect(decompressRtf(lying)?.length).toBeLessThan(100);
    expect(decompressRtf(new Uint8Array(2 ** 20 + 1))).toBeNull();
    expect(readRtf(octets(`{\\rtf1 ${'{'.repeat(1e6)}x`))).toEqual({
      kind: 'plain',
      text: '',
    });
    expect(readRtf(octets(`{\\rtf1 a\\bin999999999 b}`))?.text).toBe('a');
    expect(readRtf(octets(`{\\rtf1 ${'\\par'.repeat(1e5)}}`))?.text.length).toBe(1e5);
  });
});

describe('what is damaged', () => {
  test('is told with its place, and the rest is there, winmail.dat among it', () => {
    const at = rich.length - 5;
    const altered = rich.slice();
    altered[at] = (altered[at] ?? 0) ^ 1;
    const raw = outlookMail(altered);
    const letter = parse(raw, whole);
    expect(letter.damage).toMatchObject([{ kind: 'bad-tnef', path: '1' }]);
    expect(letter.attachments.map(({ name }) => name)).toEqual([
      'фото.png',
      'second.txt',
      'winmail.dat',
    ]);
  });

  test('has its exact place where no encoding lies over it', () => {
    const head = octets('Content-Type: application/ms-tnef\r\n\r\n');
    const cut = put(head, rich.subarray(0, rich.length - 1));
    const last = rich.length - 14; // of the attribute that is cut off: 9 of head, 3 of data, 2
    expect(parse(cut, whole).damage).toEqual([
      { kind: 'bad-tnef', at: head.length + last, path: '1' },
    ]);
  });

  test('at every cut stays inside, and says so unless nothing is missing', () => {
    const ends = new Set<number>();
    for (let at = 6; at < rich.length;) {
      ends.add(at);
      at += 11 + new DataView(rich.buffer, rich.byteOffset + at + 5).getUint32(0, true);
    }
    for (let cut = 0; cut < rich.length; cut++) {
      const raw = outlookMail(rich.subarray(0, cut));
      const letter = parse(raw, whole);
      for (const [n, { size }] of letter.attachments.entries())
        expect(saved(raw, letter)[n]).toHaveLength(size);
      expect(kinds(letter)).toEqual(ends.has(cut) ? [] : ['bad-tnef']);
    }
  });

  test('another file under its name is that file', () => {
    const raw = outlookMail(octets('\x89PNG no Outlook at all'), 'text');
    const letter = parse(raw, whole);
    expect(kinds(letter)).toEqual(['bad-tnef']);
    expect(saved(raw, letter)).toEqual([octets('\x89PNG no Outlook at all')]);
    expect(letter.structure.children[1]?.children).toEqual([]);
  });

  test('bent at random neither throws nor points outside', () => {
    const seeds = [
      rich,
      winmail({ files: [{ properties: { 0x3701: message(rich) } }] }),
      winmail({
        properties: {
          0x1009: binary(compressedRtf('{\\rtf1\\fromhtml1 {\\*\\htmltag <p>}x}')),
        },
      }),
    ];
    for (let seed = 0; seed < 3_000; seed++) {
      const bent = mutate(createChance(seed), seeds, 20_000);
      bent.set(rich.subarray(0, Math.min(4, bent.length)));
      const raw = outlookMail(bent);
      const letter = parse(raw, whole);
      for (const [n, { size }] of letter.attachments.entries())
        expect(saved(raw, letter)[n], `seed ${seed}`).toHaveLength(size);
    }
  });
});

describe('bombs end in bounds', () => {
  test('a million attributes, and a million files', () => {
    const head = put(u32(0x223e9f78), u16(1));
    const many = (piece: Uint8Array, times: number) =>
      put(head, new Uint8Array(Buffer.alloc(piece.length * times, piece)));
    const attributes = many(attribute(1, 9, octets('')), 1e6);
    expect(readTnef(attributes)?.badAt).toBeGreaterThan(0);
    const file = put(attribute(2, 0x9002, octets('')), attribute(2, 0x800f, octets('x')));
    const files = readTnef(many(file, 1e6));
    expect(files?.files).toHaveLength(500);
  });

  test('a list of four billion properties, and values longer than all', () => {
    const props = (list: Uint8Array) =>
      readTnef(put(u32(0x223e9f78), u16(1), attribute(1, 0x9003, list)));
    expect(props(put(u32(0xffffffff), u32(0x10000003), u32(1)))?.badAt).toBe(15);
    expect(
      props(put(u32(1), u32(0x1013_0102), u32(0xffffffff), u32(0xfffffff0)))?.bodies,
    ).toEqual([]);
  });
});
