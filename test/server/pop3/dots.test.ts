import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DotReader, stuff } from '../../../server/pop3/dots.ts';
import { everySplit } from './splits.ts';

/** What a reader makes of these chunks, and how many bytes it left behind the end. */
function read(chunks: Buffer[]): { body: string; rest: number | null } {
  const reader = new DotReader();
  const pieces: Buffer[] = [];
  let rest: number | null = null;
  for (const chunk of chunks) {
    if (rest !== null) {
      rest += chunk.length;
      continue;
    }
    const next = reader.read(chunk, 0, (piece) => pieces.push(Buffer.from(piece)));
    if (next !== -1) rest = chunk.length - next;
  }
  return { body: Buffer.concat(pieces).toString('latin1'), rest };
}

const ended: [name: string, wire: string, body: string][] = [
  ['an empty body', '.\r\n', ''],
  ['one empty line', '\r\n.\r\n', '\r\n'],
  ['plain lines', 'a\r\nb\r\n.\r\n', 'a\r\nb\r\n'],
  ['a stuffed dot alone on its line', '..\r\n.\r\n', '.\r\n'],
  ['stuffed dots in a row', '..\r\n..\r\n...\r\n.\r\n', '.\r\n.\r\n..\r\n'],
  ['a line that begins with a dot', 'a\r\n..b\r\n.\r\n', 'a\r\n.b\r\n'],
  ['a dot nobody stuffed', 'a\r\n.b\r\n.\r\n', 'a\r\nb\r\n'],
  ['a bare LF around a dot', 'a\n.\nb\r\n.\r\n', 'a\n.\nb\r\n'],
  ['a bare CR around a dot', 'a\r.\rb\r\n.\r\n', 'a\r.\rb\r\n'],
  ['CRLF.LF', 'a\r\n.\nb\r\n.\r\n', 'a\r\n\nb\r\n'],
  ['LF.CRLF', 'a\n.\r\nb\r\n.\r\n', 'a\n.\r\nb\r\n'],
  ['CRLF.CR and no LF', 'a\r\n.\rb\r\n.\r\n', 'a\r\n\rb\r\n'],
  ['CRLF.CRCRLF', 'a\r\n.\r\r\n.\r\n', 'a\r\n\r\r\n'],
  ['CRs before a line end', 'a\r\r\r\n..\r\n.\r\n', 'a\r\r\r\n.\r\n'],
  ['every line end there is', '\r\r\n\n\r.\r\n..\n.\r\n.\r\n', '\r\r\n\n\r.\r\n.\n.\r\n'],
];

describe('a body is read byte for byte at every split', () => {
  test.each(ended)('%s', (_name, wire, body) => {
    for (const after of ['', '+OK next\r\n', '.\r\n'])
      for (const chunks of everySplit(Buffer.from(wire + after)))
        expect(read(chunks)).toEqual({ body, rest: after.length });
  });
});

test.each([
  '',
  'a',
  'a\r\n',
  'a\r\n.',
  'a\r\n.\r',
  'a\n.\n',
  'a\r.\r',
  '.',
  '.\r',
  '\r\n.\n',
])('a body without CRLF.CRLF does not end: %j', (wire) => {
  for (const chunks of everySplit(Buffer.from(wire)))
    expect(read(chunks).rest).toBeNull();
});

test('what is stuffed comes out as it went in, at any cuts', () => {
  const soup = fc.array(fc.constantFrom('\r\n', '.', '\r', '\n', 'x', '\r\n.', '..'), {
    maxLength: 60,
  });
  const cuts = fc.array(fc.nat(120), { maxLength: 8 });
  fc.assert(
    fc.property(soup, cuts, (words, places) => {
      const message = words.join('');
      const whole = message.endsWith('\r\n') ? message : `${message}\r\n`;
      const wire = Buffer.concat([stuff(Buffer.from(message)), Buffer.from('.\r\n+OK')]);
      const at = [0, ...places.map((place) => place % wire.length), wire.length];
      at.sort((a, b) => a - b);
      const chunks = at.slice(1).map((end, i) => Buffer.from(wire.subarray(at[i], end)));
      expect(read(chunks)).toEqual({ body: whole, rest: 3 });
    }),
    { seed: 1939, numRuns: 5_000 },
  );
});

test('a body of dots alone is handed on in one piece a chunk', () => {
  const wire = Buffer.from(`${'...\r\n'.repeat(10_000)}.\r\n`);
  let pieces = 0;
  new DotReader().read(wire, 0, () => pieces++);
  expect(pieces).toBeLessThanOrEqual(2);
});

test('stuffing adds the last CRLF and leaves bare line ends alone', () => {
  const text = (message: string) => Buffer.from(stuff(Buffer.from(message))).toString();
  expect(text('')).toBe('\r\n');
  expect(text('.')).toBe('..\r\n');
  expect(text('a\n.\nb')).toBe('a\n.\nb\r\n');
  expect(text('a\r\n.\r\n..\r\n')).toBe('a\r\n..\r\n...\r\n');
});
