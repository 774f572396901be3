// Bytes to text by every kind of label: right, bent, wrong, missing.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadExtras } from '../../../lib/mime/charset-extras.ts';
import { readText } from '../../../lib/mime/charset.ts';
import { likelyCharsets, parseFully } from '../../../lib/mime/parse-fully.ts';

beforeAll(loadExtras);

const bytes = (...codes: number[]) => Uint8Array.from(codes);
const octets = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const read = (raw: Uint8Array, label: string) => readText(raw, label, null);

describe('a label that is right', () => {
  const ways: [label: string, raw: Uint8Array, text: string][] = [
    ['utf-8', bytes(0xc3, 0xa9), 'é'],
    ['windows-1252', bytes(0x93, 0x61, 0x94), '“a”'],
    ['cp1252', bytes(0x80), '€'],
    ['windows-1251', bytes(0xcf, 0xf0, 0xe8), 'При'],
    ['koi8-r', bytes(0xf0, 0xd2, 0xc9), 'При'],
    ['koi8-u', bytes(0xa4), 'є'],
    ['iso-8859-16', bytes(0xaa, 0xba), 'Șș'],
    ['cp437', bytes(0x81, 0xe1), 'üß'],
    ['ibm850', bytes(0x82, 0xd0), 'éð'],
    ['x-mac-greek', bytes(0xe1), 'α'],
    ['x-mac-ce', bytes(0x8e), 'é'],
    ['cp037', bytes(0xc1, 0xc2), 'AB'],
    ['gb18030', bytes(0x81, 0x30, 0x89, 0x38, 0xc4, 0xe3), 'ß你'],
    ['gb2312', bytes(0xc4, 0xe3), '你'],
    ['big5', bytes(0xa4, 0xa4), '中'],
    ['cp950', bytes(0xa4, 0xa4), '中'],
    ['euc-kr', bytes(0xb0, 0xa1), '가'],
    ['ks_c_5601-1987', bytes(0xb0, 0xa1), '가'],
    ['shift_jis', bytes(0x93, 0xfa, 0xb1), '日ｱ'],
    ['cp932', bytes(0x87, 0x40), '①'],
    ['euc-jp', bytes(0xc6, 0xfc), '日'],
    ['iso-2022-jp', octets('\x1b$BF|K\\\x1b(B!'), '日本!'],
    ['iso-2022-jp', octets('\x1b$@F|K\\\x1b(J\\1'), '日本¥1'],
    ['iso-2022-jp', octets('\x1b(I123\x1b(B'), 'ｱｲｳ'],
    ['cp50220', octets('\x1b$B-!\x1b(B \xb1'), '① ｱ'],
    ['cp50222', octets('\x0e12\x0fx'), 'ｱｲx'],
    ['iso-2022-jp-1', octets('\x1b$(D0!\x1b(B'), '丂'],
    ['iso-2022-jp-2', octets('\x1b$ADc\x1b(B \x1b$(C0!\x1b(B \x1b.A\x1bNi'), '你 가 é'],
    ['iso-2022-jp-3', octets('\x1b$(OF|K\\\x1b(B'), '日本'],
    ['iso-2022-kr', octets('\x1b$)C\x0e0!\x0f a'), '가 a'],
    ['iso-2022-cn', octets('\x1b$)A\x0eDc\x0f a'), '你 a'],
    ['hz-gb-2312', octets('a~{Dc:C~}~~b'), 'a你好~b'],
    ['utf-7', octets('Die Fr+APY-sche +- 1+2'), 'Die Frösche + 1+2'],
    ['unicode-1-1-utf-7', octets('+AGE-'), 'a'],
    ['utf-16', bytes(0xfe, 0xff, 0, 0x61), 'a'],
    ['utf-16', bytes(0, 0x61, 0, 0x62), 'ab'],
    ['utf-16', bytes(0x61, 0, 0x62, 0), 'ab'],
    ['utf-16le', bytes(0x61, 0, 0x62, 0), 'ab'],
    ['tis-620', bytes(0xa1), 'ก'],
  ];
  for (const [label, raw, text] of ways)
    test(`${label} reads ${text}`, () => {
      expect(read(raw, label)).toMatchObject({ text, guessed: false, isUnknown: false });
    });

  test('and bent in its writing is still known', () => {
    for (const label of [
      '"UTF-8"',
      'utf8',
      "'utf-8'",
      'UTF-8;',
      'charset=utf-8',
      'utf-8*en',
      '=?utf-8',
    ])
      expect(read(bytes(0xc3, 0xa9), label)).toMatchObject({ text: 'é', used: 'utf-8' });
    for (const label of ['ISO_8859-2', 'iso8859-2', 'iso-8859-2-foo'])
      expect(read(bytes(0xb1), label).text).toBe('ą');
    for (const label of ['win-1251', 'cp-1251', 'windows_1251', 'x-cp1251'])
      expect(read(bytes(0xcf), label).text).toBe('П');
  });
});

describe('a label that is no help', () => {
  test('is missing: UTF-8 is seen, and what is no UTF-8 is guessed; both are said', () => {
    expect(read(octets('plain'), '')).toMatchObject({ used: 'utf-8', guessed: false });
    expect(read(bytes(0xc3, 0xa9), '')).toMatchObject({ text: 'é', guessed: true });
    expect(read(octets('d\xe9j\xe0 vu'), 'us-ascii')).toMatchObject({
      text: 'déjà vu',
      guessed: true,
    });
    const russian = 'Съешь же ещё этих мягких французских булок да выпей чаю';
    const koi8 = Uint8Array.from(russian, (c) => koi8r.indexOf(c) + 0x80 || 0x20);
    expect(
      read(
        koi8.map((code) => (code === 0x7f ? 0x20 : code)),
        '',
      ),
    ).toMatchObject({
      used: 'koi8-r',
      guessed: true,
    });
  });

  test('is unknown: said, and guessed', () => {
    expect(read(bytes(0xc3, 0xa9), 'klingon-1')).toMatchObject({
      text: 'é',
      guessed: true,
      isUnknown: true,
    });
    expect(read(bytes(0x61), '__proto__').text).toBe('a');
    expect(read(bytes(0x61), 'constructor').text).toBe('a');
  });

  test('is wrong: UTF-8 under another name, another under the name of UTF-8', () => {
    for (const label of ['iso-8859-1', 'windows-1251', 'big5', 'koi8-r'])
      expect(read(bytes(0xc3, 0xa9, 0x20), label)).toMatchObject({
        text: 'é ',
        used: 'utf-8',
        guessed: true,
      });
    expect(read(octets('Fr\xf6sche und M\xfccken'), 'utf-8')).toMatchObject({
      text: 'Frösche und Mücken',
      guessed: true,
    });
    expect(read(octets('hello there'), 'utf-16')).toMatchObject({
      text: 'hello there',
      guessed: true,
    });
    expect(read(octets('\x1b$BF|K\\\x1b(B'), 'us-ascii')).toMatchObject({
      text: '日本',
      guessed: true,
    });
  });

  test('is right and a letter is broken: the place is told, the rest is read', () => {
    const raw = bytes(0xc3, 0xa9, 0xc3, 0xa9, 0xff, 0x61);
    expect(read(raw, 'utf-8')).toMatchObject({ text: 'éé\ufffda', badAt: 4 });
  });
});

test('a person’s choice is followed, and the likely ones begin with the one in use', async () => {
  const raw = octets('Content-Type: text/plain; charset=iso-8859-1\r\n\r\n\xcf\xf0\xe8');
  const letter = await parseFully(raw, { whole: true });
  expect(letter.charset).toEqual({
    label: 'iso-8859-1',
    used: 'windows-1252',
    guessed: false,
    path: '1',
  });
  const likely = await likelyCharsets(raw, letter);
  expect(likely[0]).toBe('windows-1252');
  expect(likely).toContain('windows-1251');
  const again = await parseFully(raw, { whole: true, charset: 'windows-1251' });
  expect(again.text).toBe('При');
  expect(again.charset).toMatchObject({ used: 'windows-1251', guessed: false });
});

/** The upper half of KOI8-R, as its own decoder gives it. */
const koi8r = new TextDecoder('koi8-r').decode(
  Uint8Array.from({ length: 128 }, (_, n) => n + 0x80),
);
