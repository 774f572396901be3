// Letters by what an HTML text says of itself, and labels that the letters themselves deny.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadExtras } from '../../../lib/mime/charset-extras.ts';
import { readText } from '../../../lib/mime/charset.ts';
import { firstWords } from '../../../lib/mime/first-words.ts';
import { parse } from '../../../lib/mime/parse.ts';

beforeAll(loadExtras);

const octets = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const hello = '<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>'; // Привет in windows-1251
const letter = (charset: string, html: string) =>
  octets(`Content-Type: text/html${charset && `; charset=${charset}`}\r\n\r\n${html}`);

describe('an HTML text whose header is silent', () => {
  const ways: [charset: string, html: string, used: string, word: string][] = [
    ['', `<meta charset=windows-1251>${hello}`, 'windows-1251', 'Привет'],
    ['', `<META CHARSET="Windows-1251" />${hello}`, 'windows-1251', 'Привет'],
    [
      'us-ascii',
      `<html><head><title a="<meta charset=big5>">x</title><meta content='text/html; charset=windows-1251' http-equiv=Content-Type></head>${hello}`,
      'windows-1251',
      'Привет',
    ],
    ['', `<!-- <meta charset=big5> --><meta charset=cp1251>${hello}`, 'windows-1251', 'Привет'],
    ['', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>\xc4\xe3\xba\xc3', 'gbk', '你好'],
    ['us-ascii', '<meta charset=iso-8859-2><p>\xb1\xea', 'iso-8859-2', 'ąę'],
    ['', '<meta charset=utf-16><p>\xc3\xa9', 'utf-8', 'é'],
  ]; // prettier-ignore
  test.each(ways)('%s and %s is read as %s', (charset, html, used, word) => {
    const raw = letter(charset, html);
    const { html: parts, charset: fact } = parse(raw, { whole: true });
    expect(parts[0]?.html).toContain(word);
    expect(fact.used).toBe(used);
    if (used !== 'utf-8') expect(fact.guessed).toBe(false);
    expect(firstWords(raw).snippet).toContain(word);
  });

  test('is not asked where the header says it, nor beyond its first kilobyte', () => {
    const said = parse(letter('koi8-r', `<meta charset=big5><p>\xf0\xd2\xc9`), {
      whole: true,
    });
    expect(said.html[0]?.html).toContain('При');
    for (const html of [
      `${' '.repeat(1_024)}<meta charset=big5>${hello}`,
      `<!-- ${hello} <meta charset=big5>`,
      `<meta charset=utf-7>${hello}`,
      `<meta content="text/html; charset=big5">${hello}`,
      `<metal charset=big5>${hello}`,
    ])
      expect(parse(letter('', html), { whole: true }).charset.used).not.toMatch(
        /big5|utf-7/,
      );
  });
});

describe('a label that the letters deny', () => {
  // Привет, как дела? Это письмо для тебя.
  const russian = octets(
    '\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xdd\xf2\xee \xef\xe8\xf1\xfc\xec\xee \xe4\xeb\xff \xf2\xe5\xe1\xff.',
  );
  test.each(['iso-8859-1', 'windows-1252', 'latin1'])(
    '%s on Cyrillic is a guess of what it is, and said',
    (label) => {
      const read = readText(russian, label, null);
      expect(read).toMatchObject({ used: 'windows-1251', guessed: true });
      expect(read.text).toContain('Привет');
    },
  );

  test('and is followed where a person says so, or where the words are western', () => {
    expect(readText(russian, '', 'windows-1252').used).toBe('windows-1252');
    for (const text of [
      'Le c\x9cur d\xe9\xe7u, \xe0 No\xebl, fut na\xeff\xa0\xa0\xa0\xa0; cr\xe9\xe9e l\xe0-bas, \xe9t\xe9 apr\xe8s \xe9t\xe9',
      'F\xfc\xdfe, \xdcberma\xdf, \xd6l, K\xe4se, Gr\xfc\xdfe, \xe4\xf6\xfc\xdf',
      '\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xa0\xa0\xa0\xa0\xa0\xa0',
      '\x97\x97\x97\x97\x97\x97\x97\x97\x97\x97\x97 \xe9',
    ])
      expect(readText(octets(text), 'iso-8859-1', null)).toMatchObject({
        used: 'windows-1252',
        guessed: false,
      });
  });

  test('ISO-2022-JP on letters of eight bits stays a guess', () => {
    expect(readText(octets('caf\xe9'), 'iso-2022-jp', null)).toMatchObject({
      text: 'café',
      guessed: true,
    });
  });

  test('UTF-8 on UTF-16 with its mark is read as that', () => {
    const raw = octets('\xff\xfeh\0i\0\r\0\n\0');
    expect(readText(raw, 'utf-8', null)).toMatchObject({
      text: 'hi\r\n',
      used: 'utf-16le',
      guessed: true,
    });
    expect(readText(octets('\xfe\xff\0h\0i'), '', null).text).toBe('hi');
  });
});
