// Header texts in the forms that are really sent: encoded words (RFC 2047), parameters in
// pieces and charsets (RFC 2231), raw 8-bit and UTF-8 (RFC 6532), right and bent.
import { describe, expect, test } from 'vitest';
import { readStructured } from '../../../lib/mime/parameters.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { decodeWords } from '../../../lib/mime/words.ts';
import { everySplit } from '../../server/pop3/splits.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('encoded words', () => {
  const ways: [what: string, written: string, read: string][] = [
    ['in Q', '=?utf-8?Q?Caf=C3=A9_bar?=', 'Café bar'],
    ['in B', '=?UTF-8?b?Q2Fmw6k=?=', 'Café'],
    ['beside plain text', 'a =?utf-8?Q?b?= c', 'a b c'],
    ['one after another, the blank between them dropped', '=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
    ['folded between them', '=?utf-8?Q?a?=\r\n\t=?utf-8?Q?b?=', 'ab'],
    ['without a blank between them', '=?utf-8?Q?a?==?utf-8?Q?b?=', 'ab'],
    ['glued to plain text', 'a=?utf-8?Q?=C3=A9?=b', 'aéb'],
    ['in quotes', '"=?utf-8?Q?=C3=A9?="', '"é"'],
    ['in brackets', '(=?utf-8?Q?=C3=A9?=)', '(é)'],
    ['with a letter split over two, in Q', '=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=', 'é'],
    ['with a letter split over two, in B', '=?utf-8?B?ww==?= =?utf-8?B?qQ==?=', 'é'],
    ['in B, cut within its groups of four', '=?utf-8?B?w?= =?utf-8?B?6k=?=', 'é'],
    ['with a letter split between B and Q', '=?utf-8?B?ww==?= =?utf-8?Q?=A9?=', 'é'],
    ['with an escape split over two, in ISO-2022-JP',
      '=?iso-2022-jp?B?GyRCRnwbKEI=?= =?ISO-2022-JP?B?GyRCS1wbKEI=?=', '日本'],
    ['of two charsets', '=?iso-8859-1?Q?=E9?= =?koi8-r?Q?=F0?=', 'éП'],
    ['with a language', '=?iso-8859-1*fr?Q?=E9t=E9?=', 'été'],
    ['with raw blanks inside', '=?utf-8?Q?two words =C3=A9?=', 'two words é'],
    ['with blanks around the payload', '=?utf-8?Q? =C3=A9 ?=', ' é '],
    ['with blanks around the letter of the encoding', '=?utf-8? Q ?=C3=A9?=', 'é'],
    ['with a line end inside', '=?utf-8?B?Q2Fm\r\n w6k=?=', 'Café'],
    ['without padding', '=?utf-8?B?Q2Fmw6k?=', 'Café'],
    ['with too much padding', '=?utf-8?B?Q2Fmw6k===?=', 'Café'],
    ['with padding in its middle', '=?utf-8?B?YQ==Yg==?=', 'ab'],
    ['without a charset', '=??Q?=C3=A9?=', 'é'],
    ['of an unknown charset', '=?x-none?Q?=C3=A9?=', 'é'],
    ['of a charset that says ASCII', '=?us-ascii?Q?=C3=A9?=', 'é'],
    ['of a wrong charset', '=?utf-8?Q?caf=E9?=', 'café'],
    ['with a raw letter inside', '=?utf-8?Q?é?=', 'é'],
    ['with a raw question mark', '=?utf-8?Q?What?=3F_yes?=', 'What?? yes'],
    ['with an `=` that escapes nothing', '=?utf-8?Q?a=b=zz?=', 'a=b=zz'],
    ['with small hexadecimal digits', '=?utf-8?q?=c3=a9?=', 'é'],
    ['whose end was cut off', '=?utf-8?B?Q2Fmw6k', 'Café'],
    ['whose end was cut off after its mark', '=?utf-8?Q?Caf=C3=A9?', 'Café'],
    ['empty', '=?utf-8?Q??=', ''],
    ['longer than 75 characters', `=?utf-8?B?${base64('é'.repeat(200))}?=`, 'é'.repeat(200)],
    ['that only look so', '=?utf-8?X?a?= 2=?3 a?=b', '=?utf-8?X?a?= 2=?3 a?=b'],
    ['whose begin is all there is', '=?', '=?'],
  ]; // prettier-ignore
  test.each(ways)('%s', (_, written, read) => {
    expect(decodeWords(written)).toBe(read);
  });

  test('cut anywhere never throw, and never grow', () => {
    for (const [, written] of ways)
      for (const [piece = new Uint8Array()] of everySplit(Buffer.from(written)))
        expect(decodeWords(Buffer.from(piece).toString()).length).toBeLessThanOrEqual(
          written.length,
        );
  });

  test('a million of them, and a million beginnings, take one pass', () => {
    expect(decodeWords('=?utf-8?Q?a?= '.repeat(1e5)).trim()).toHaveLength(1e5);
    expect(decodeWords('=?utf-8?Q?'.repeat(1e5))).toContain('=?');
    expect(decodeWords('=?utf-8?B?=?='.repeat(1e5))).toBeDefined();
  });
});

describe('parameters', () => {
  const name = (written: string) =>
    readStructured(`attachment; ${written}`).parameters.get('filename');
  const ways: [what: string, written: string, read: string | undefined][] = [
    ['in quotes', 'filename="a; b.txt"', 'a; b.txt'],
    ['bare', 'filename=a.txt', 'a.txt'],
    ['bare with blanks', 'filename=a b.txt', 'a b.txt'],
    ['with blanks around the sign', 'filename = "a.txt"', 'a.txt'],
    ['with a comment behind', 'filename=a.txt (a file)', 'a.txt'],
    ['with an escaped quote', 'filename="a\\"b.txt"', 'a"b.txt'],
    ['with a Windows path', 'filename="C:\\docs\\a.txt"', 'C:\\docs\\a.txt'],
    ['whose closing quote is missing', 'filename="a.txt', 'a.txt'],
    ['twice: the first counts', 'filename=a.txt; filename=b.txt', 'a.txt'],
    ['in an encoded word', 'filename="=?utf-8?Q?=C3=A9.txt?="', 'é.txt'],
    ['in a bare encoded word', 'filename==?utf-8?Q?=C3=A9.txt?=', 'é.txt'],
    ['with a charset', "filename*=utf-8''%C3%A9.txt", 'é.txt'],
    ['with a charset and a language', "filename*=iso-8859-1'fr'%E9.txt", 'é.txt'],
    ['with a charset, in quotes', 'filename*="utf-8\'\'%C3%A9.txt"', 'é.txt'],
    ['with an empty charset', "filename*=''%C3%A9.txt", 'é.txt'],
    ['with a star and no charset at all', 'filename*=%C3%A9.txt', 'é.txt'],
    ['with a wrong charset', "filename*=us-ascii''%C3%A9.txt", 'é.txt'],
    ['with a broken escape', "filename*=utf-8''a%zz%4.txt", 'a%zz%4.txt'],
    ['with a raw letter', "filename*=utf-8''é.txt", 'é.txt'],
    ['in pieces', 'filename*0="long "; filename*1="name.txt"', 'long name.txt'],
    ['in pieces, in no order', 'filename*2=c; filename*0=a; filename*1=b', 'abc'],
    ['an encoded word in pieces', 'filename*0="=?utf-8?q?a_"; filename*1="b?=.pdf"', 'a b.pdf'],
    ['in pieces, each encoded', "filename*0*=utf-8''%C3; filename*1*=%A9.txt", 'é.txt'],
    ['in pieces, some encoded', "filename*0*=utf-8''%C3%A9; filename*1=\"%20.txt\"", 'é%20.txt'],
    ['in pieces of which one is missing', 'filename*0=a; filename*2=c', 'ac'],
    ['in pieces that do not begin with 0', 'filename*1=a; filename*2=b', 'ab'],
    ['in pieces with leading zeros', 'filename*00=a; filename*01=b', 'ab'],
    ['in both forms: the better one counts', "filename=x.txt; filename*=utf-8''%C3%A9.txt", 'é.txt'],
    ['in both forms, the other way round', "filename*=utf-8''%C3%A9.txt; filename=x.txt", 'é.txt'],
    ['in capitals', "FileName*=UTF-8''%c3%a9.txt", 'é.txt'],
    ['empty', 'filename=""', ''],
    ['absent', 'x=y', undefined],
  ]; // prettier-ignore
  test.each(ways)('%s', (_, written, read) => {
    expect(name(written)).toBe(read);
  });

  test('named after what every object has are only themselves', () => {
    const { parameters } = readStructured('a/b; __proto__=x; constructor*0=y');
    expect([...parameters]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  test('in a thousand pieces and a megabyte end in bounds', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `filename*${n}*=%41`).join('; ');
    expect(name(many)?.length).toBeGreaterThan(500);
    expect(name(`filename=${'a'.repeat(1e6)}`)?.length).toBeLessThan(17_000);
    expect(name(`${'('.repeat(1e6)}`)).toBeUndefined();
  });
});

describe('raw letters in a header', () => {
  const subject = (bytes: Buffer) =>
    parse(Buffer.concat([Buffer.from('Subject: '), bytes, Buffer.from('\r\n\r\nx')]), {
      whole: true,
    }).subject;

  test('are UTF-8 where they can be (RFC 6532), else windows-1252', () => {
    expect(subject(Buffer.from('日本 é'))).toBe('日本 é');
    expect(subject(Buffer.from('caf\xe9 \x93x\x94', 'latin1'))).toBe('café “x”');
  });

  test('stand beside encoded words', () => {
    expect(subject(Buffer.from('é =?utf-8?Q?=C3=A9?='))).toBe('é é');
  });

  test('are read in an address and a name of a file too', () => {
    const letter = parse(
      Buffer.from(
        'From: "Агнес" <агнес@пример.example>\r\n' +
          'Content-Type: application/pdf; name="дом.pdf"\r\n\r\nx',
      ),
      { whole: true },
    );
    expect(letter.from).toEqual([{ name: 'Агнес', address: 'агнес@пример.example' }]);
    expect(letter.attachments[0]?.name).toBe('дом.pdf');
  });
});
