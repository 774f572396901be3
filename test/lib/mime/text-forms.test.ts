// Forms of text: flowed paragraphs, and files that stand in the text itself.
import { describe, expect, test } from 'vitest';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { unflow } from '../../../lib/mime/flowed.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { crc32 } from '../../../lib/mime/yenc.ts';

const whole = { whole: true };
const octets = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('flowed text', () => {
  test('is one line a paragraph, quotes keep their level, a signature its line', () => {
    const flowed =
      'A long \nparagraph.\n\n> quoted \n> on \n>> deeper\n stuffed\n>\n-- \nme \n> x \ny';
    expect(unflow(flowed, false)).toBe(
      'A long paragraph.\n\n> quoted on \n>> deeper\nstuffed\n> \n-- \nme \n> x \ny',
    );
  });

  test('with DelSp joins without the blank, as Japanese needs', () => {
    expect(unflow('日本 \n語\nx \n y', true)).toBe('日本語\nxy');
  });

  test('is reflowed only where the message says so', () => {
    const message = (format: string) =>
      octets(`Content-Type: text/plain${format}\r\n\r\none \r\ntwo\r\n`);
    expect(parse(message('; format=flowed'), whole).text).toBe('one two\n');
    expect(parse(message('; Format="Flowed"; delsp=yes'), whole).text).toBe('onetwo\n');
    expect(parse(message(''), whole).text).toBe('one \ntwo\n');
  });
});

describe('a file in the text', () => {
  const uu = 'begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n';

  test('by uuencode becomes an attachment, around it stays the text', () => {
    const raw = octets(`Subject: x\r\n\r\nbefore\r\n${uu}after\r\n`);
    const letter = parse(raw, whole);
    expect(letter.text).toBe('before\nafter\n');
    expect(letter.attachments).toMatchObject([{ name: 'cat.txt', size: 3 }]);
    const [file] = letter.attachments;
    expect(file && decodePart(raw, file.source)).toEqual(octets('Cat'));
    expect(letter.damage).toEqual([]);
  });

  test('and two of them, in base64 and with bare LF, are both there', () => {
    const body = btoa(`a\n${uu.replaceAll('\r', '')}b\n${uu.replaceAll('\r', '')}c\n`);
    const raw = octets(`Content-Transfer-Encoding: base64\n\n${body}\n`);
    const letter = parse(raw, whole);
    expect(letter.text).toBe('a\nb\nc\n');
    expect(letter.attachments.map(({ source }) => decodePart(raw, source))).toEqual([
      octets('Cat'),
      octets('Cat'),
    ]);
  });

  test('that breaks off is told with its place and saved as far as it goes', () => {
    const raw = octets(
      `Subject: x\r\n\r\nbegin 644 a\r\n#0V%T\r\nand then text, no more.\r\n`,
    );
    const letter = parse(raw, whole);
    expect(letter.text).toBe('and then text, no more.\n');
    expect(letter.damage).toEqual([{ kind: 'bad-file-in-text', at: 14, path: '1' }]);
    expect(letter.attachments[0]?.size).toBe(3);
  });

  test('is no file when a sentence only begins so', () => {
    const raw = octets('Subject: x\r\n\r\nbegin 644 things and go on\r\nwith this.\r\n');
    const letter = parse(raw, whole);
    expect(letter.attachments).toEqual([]);
    expect(letter.text).toContain('begin 644 things');
  });

  test('by yEnc comes out byte for byte, and a wrong sum is told', () => {
    const data = Uint8Array.from({ length: 256 }, (_, n) => n);
    const lines = [...data]
      .map((byte) => (byte + 42) & 0xff)
      .map((code) =>
        [0, 10, 13, 61].includes(code)
          ? `=${String.fromCharCode((code + 64) & 0xff)}`
          : String.fromCharCode(code),
      )
      .join('')
      .replace(/.{128}/gs, '$&\r\n');
    const sum = crc32(data).toString(16);
    const message = (crc: string) =>
      octets(
        `Subject: x\r\n\r\nhello\r\n=ybegin line=128 size=256 name=all bytes.bin\r\n${lines}\r\n=yend size=256 crc32=${crc}\r\nbye\r\n`,
      );
    const raw = message(sum);
    const letter = parse(raw, whole);
    expect(letter.text).toBe('hello\nbye\n');
    const [file] = letter.attachments;
    expect(file?.name).toBe('all bytes.bin');
    expect(file && decodePart(raw, file.source)).toEqual(data);
    expect(letter.damage).toEqual([]);
    expect(parse(message('0'), whole).damage[0]?.kind).toBe('bad-file-in-text');
  });

  test('as the encoding of a part, and what is damaged in it is told', () => {
    const part = (body: string) =>
      parse(
        Buffer.from(
          `Content-Type: application/x-a; name=a\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n${body}`,
        ),
        { whole: true },
      ).damage.map(({ kind }) => kind);
    const good = 'begin 644 a\r\n#0V%T\r\n`\r\nend\r\n';
    expect(part(good)).toEqual([]);
    expect(part(good.replaceAll('\r\n', '\r'))).toEqual([]);
    expect(part(good.replace('#0V%T', 'M0V%T'))).toEqual(['bad-file-in-text']);
    expect(part(good.replace('end', ''))).toEqual(['bad-file-in-text']);
    expect(part('no file at all\r\n')).toEqual(['bad-file-in-text']);
  });

  describe('by uuencode', () => {
    const read = (line: string) =>
      parse(
        octets(`Subject: x\r\n\r\nbegin 644 a\r\n${line}\r\n\`\r\nend\r\nbye\r\n`),
        whole,
      );

    test('with a line shorter than it says is told as damaged', () => {
      const { text, damage, attachments } = read('M0V%T');
      expect(attachments).toMatchObject([{ name: 'a', size: 3 }]);
      expect(damage).toEqual([{ kind: 'bad-file-in-text', at: 14, path: '1' }]);
      expect(text).toBe('bye\n');
    });

    test('whose blanks at the end of a line were lost has lost nothing', () => {
      const { damage } = read('#    \r\n&86)C');
      expect(damage).toEqual([]);
    });
  });

  describe('by yEnc', () => {
    const read = (begin: string, rest: string) =>
      parse(
        octets(
          `Subject: x\r\n\r\nhi\r\n=ybegin ${begin} name=a\r\n\x8b\x8c\x8d\r\n${rest}`,
        ),
        whole,
      );

    test('whose beginning and end say other sizes is told as damaged', () => {
      const { damage } = read('line=128 size=9999', '=yend size=3\r\nbye\r\n');
      expect(damage.map(({ kind }) => kind)).toEqual(['bad-file-in-text']);
      const piece = read('part=1 line=128 size=9999', '=yend size=3 part=1\r\n');
      expect(piece.damage).toEqual([]);
    });

    test.each([
      ['line=128 size=3', 'bye bye\r\n'],
      ['line=128 size=9999', 'bye bye\r\n'],
      ['size=3', 'bye bye\r\n'],
    ])('of %s without an end leaves what follows in the text', (begin, rest) => {
      const { text, attachments, damage } = read(begin, rest);
      expect(text).toBe('hi\nbye bye\n');
      expect(attachments).toMatchObject([{ size: 3 }]);
      expect(damage.map(({ kind }) => kind)).toEqual(['bad-file-in-text']);
    });

    test('without an end ends where the next begins', () => {
      const { attachments } = read(
        'line=3 size=9',
        '=ybegin line=3 size=3 name=b\r\nabc\r\n=yend size=3\r\n',
      );
      expect(attachments).toMatchObject([
        { name: 'a', size: 3 },
        { name: 'b', size: 3 },
      ]);
    });
  });
});
