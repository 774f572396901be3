// The first words of a message from its first lines: what is said, what is left out, and
// that no bytes, however cut, bring more or less than a bounded line.
import { describe, expect, test } from 'vitest';
import { snippetChars, snippetOf } from '../../../lib/mail/snippet.ts';
import { firstWords } from '../../../lib/mime/first-words.ts';
import { corpusMessages } from '../../letters/corpus.ts';
import { letters } from '../../letters/letters.ts';

const bytes = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
const of = (text: string) => firstWords(bytes(text));

describe('the text', () => {
  test('is decoded, whatever it is wrapped in', () => {
    const quoted = 'Content-Transfer-Encoding: quoted-printable\n\nd=C3=A9j=C3=A0 =\nvu';
    expect(of(`Content-Type: text/plain; charset=utf-8\n${quoted}`).snippet).toBe(
      'déjà vu',
    );
    const base64 = Buffer.from('日本語のメール', 'utf8').toString('base64');
    expect(
      of(
        `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64}`,
      ).snippet,
    ).toBe('日本語のメール');
    expect(of('Content-Type: text/plain; charset=iso-8859-1\n\nd\xe9j\xe0').snippet).toBe(
      'déjà',
    );
    expect(
      of(
        'Content-Type: text/html\n\n<style>p{}</style><p>One &amp; <b>two</b><script>x</script>',
      ).snippet,
    ).toBe('One & two');
  });

  test('is the first one that says something', () => {
    const parts = [
      'Content-Type: text/plain\n\n \n',
      'Content-Type: text/html\n\n<p>Good day</p>\n',
    ].join('--b\n');
    expect(
      of(`Content-Type: multipart/alternative; boundary=b\n\n--b\n${parts}`).snippet,
    ).toBe('Good day');
    expect(of('Subject: only a header').snippet).toBe('');
    expect(of('').snippet).toBe('');
  });

  test('is cut in no character, and not where the lines end in the middle of an encoding', () => {
    const long = snippetOf('🙂'.repeat(500));
    expect(long.length).toBeLessThanOrEqual(snippetChars);
    expect(long.isWellFormed()).toBe(true);
    const utf8 = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ';
    expect(of(`${utf8}quoted-printable\n\nd=C3=A9j=C3=\n`).snippet).toBe('déj');
    const base64 = Buffer.from('ééé', 'utf8').toString('base64'); // eight digits
    expect(of(`${utf8}base64\n\n${base64.slice(0, 4)}\n`).snippet).toBe('é');
  });

  test('leaves out fillings, what is quoted, rules and signatures', () => {
    expect(snippetOf('Sale\u034f \u200c \u00ad\ufeff now')).toBe('Sale now');
    expect(snippetOf('> quoted\n> more\n\nI agree.\n-- \nAnn')).toBe('I agree.');
    expect(snippetOf('=====\nNews\n-----')).toBe('News');
    expect(snippetOf('> nothing but a quotation')).toBe('> nothing but a quotation');
  });
});

describe('files', () => {
  const mixed = (part: string, end = '--b--\n') =>
    of(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n${part}\n\nx\n${end}`,
    ).hasFiles;
  test('are told of where they are seen, denied where the last boundary was', () => {
    expect(mixed('Content-Type: image/png; name=a.png', '')).toBe(true);
    expect(mixed('Content-Disposition: attachment; filename=a.txt')).toBe(true);
    expect(mixed('Content-Type: text/plain')).toBe(false);
    expect(mixed('Content-Type: text/plain', '')).toBe(null);
    expect(mixed('Content-Type: image/png\nContent-ID: <a>')).toBe(false);
    expect(mixed('Content-Type: application/pgp-signature')).toBe(false);
    expect(of('Subject: a\n\nHello').hasFiles).toBe(null);
  });

  test('are not told of by half a header', () => {
    const cut =
      'Content-Type: multipart/related; boundary=b\n\n--b\n\nHello\n--b\nContent-Type: image/png\n';
    expect(of(cut).hasFiles).toBe(null);
    expect(of(`${cut}Content-ID: <a>\n\nx\n--b--\n`).hasFiles).toBe(false);
    expect(of(`${cut}\nx\n`).hasFiles).toBe(true);
  });
});

test('letters cut after any byte give one bounded line', () => {
  for (const { raw } of letters)
    for (let cut = 0; cut <= raw.length; cut += raw.length > 20_000 ? 997 : 1) {
      const { snippet } = firstWords(raw.subarray(0, cut));
      expect(snippet.length).toBeLessThanOrEqual(snippetChars);
      // eslint-disable-next-line no-control-regex
      expect(snippet).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    }
});

test('twenty lines tell of real messages what all of them tell', ({ skip }) => {
  const messages = corpusMessages();
  if (messages.length === 0) skip('no corpus beside the project');
  let told = 0;
  let same = 0;
  for (const { raw } of messages) {
    const all = firstWords(raw);
    if (all.snippet === '') continue;
    told++;
    const some = firstWords(firstLines(raw, 20));
    if (some.snippet.slice(0, 80) === all.snippet.slice(0, 80)) same++;
  }
  console.log(`first words: ${same} of ${told} the same from twenty lines`);
  expect(same / told).toBeGreaterThan(0.97);
});

/** As TOP counts them. */
function firstLines(raw: Uint8Array, lines: number): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1');
  const body = /\r?\n\r?\n/.exec(text);
  let at = body ? body.index + body[0].length : text.length;
  for (let n = 0; n < lines && at < text.length; n++) {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return raw.subarray(0, at);
}
