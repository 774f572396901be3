// What one letter can make the parser do grows as the letter does, no faster: nothing in it
// is looked through again and again. Both sides of the comparison are measured here and now,
// so a slow machine changes neither.
import { describe, expect, test } from 'vitest';
import { addressesOf } from '../../../lib/mime/addresses.ts';
import { fromBase64 } from '../../../lib/mime/base64.ts';
import { filesInText } from '../../../lib/mime/files-in-text.ts';
import { firstWords } from '../../../lib/mime/first-words.ts';
import { readStructured } from '../../../lib/mime/parameters.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { plainFromHtml } from '../../../lib/mime/plain.ts';
import { fromQuotedPrintable } from '../../../lib/mime/quoted-printable.ts';
import { decodeWords } from '../../../lib/mime/words.ts';

const octets = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const files = (text: string) => filesInText(octets(text), text);
const letter = (header: string, body: string) =>
  octets(`From: a@b.example\r\n${header}\r\n${body}\r\n`);
const base64 = 'Content-Transfer-Encoding: base64\r\n';

/** Characters of the small one. */
const small = 1_000;
const times = 16;
/** Work that grows with the square is 256 times as much, work that grows with it 16 times. */
const most = 120;

/** Milliseconds, the best of some. */
function cost(run: (text: string) => unknown, text: string, tries: number): number {
  let best = Infinity;
  for (let n = 0; n < tries; n++) {
    const began = performance.now();
    run(text);
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

const forms: Record<string, [run: (text: string) => unknown, pieces: string[]]> = {
  base64: [(text) => fromBase64(octets(text)), ['AA==', '=', '= ', 'A=', 'AA==!']],
  'a base64 text': [(text) => parse(letter(base64, text), { whole: true }), ['AA==']],
  'the first words': [(text) => firstWords(letter(base64, text)), ['AA==', '=']],
  'quoted-printable': [(text) => fromQuotedPrintable(octets(text)), ['=', '= ', ' ']],
  'encoded words': [
    (text) => decodeWords(text),
    ['=?', '=?a?b?', '=?a?b? ', '=?a?q? ', '=?a?q?=3F', '=?a?b?A?= '],
  ],
  'an encoded word': [(text) => decodeWords(`=?a?b?${text}?=`), ['AA==', 'A=']],
  parameters: [readStructured, ['(', ' (', ';a=(', ';a*0=', ';a="', "'"]],
  'a parameter': [(text) => readStructured(`a/b; a=x${text}y`), [' ', ' (', ' (x']],
  addresses: [
    (raw) => addressesOf([{ name: 'To', raw: `To: ${raw}`, decoded: '' }], 'To'),
    ['(', '<', '"', '\\'],
  ],
  'a text made from HTML': [
    plainFromHtml,
    ['<a x="', "<a ='><b '", '<style>', '<style></style', '<!--', '<!a', '= '],
  ],
  'files in a text': [
    files,
    ['begin 644 x\n', 'begin 644 x\n#0V%T\n', '=ybegin size=1 name=x\n'],
  ],
  'the name of a file in a text': [
    (text) => files(`begin 644 x${text}y\n#0V%T\nend\n`),
    [' ', ' x'],
  ],
};

describe('the work that letters make', () => {
  for (const [name, [run, pieces]] of Object.entries(forms))
    test.each(pieces)(`${name} of nothing but %j grows as they do`, (piece) => {
      const text = piece.repeat(Math.ceil(small / piece.length));
      cost(run, text, 30); // until the engine has compiled it
      const one = cost(run, text, 20);
      const many = cost(run, text.repeat(times), 5);
      expect(many / one).toBeLessThan(most);
    });
});
