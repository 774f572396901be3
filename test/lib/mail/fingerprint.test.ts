// Fingerprints: the same wherever the bytes are cut, equal under any line ends, apart where
// header or text differ.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { printOf as printInBrowser } from '../../../lib/copies/prints.ts';
import { createPrinter, likeness } from '../../../lib/mail/fingerprint.ts';
import { sha256 } from '../../../server/imap/hash.ts';

const hash = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');
function printOf(text: string, cutAt = text.length) {
  const bytes = Buffer.from(text, 'latin1');
  const printer = createPrinter(sha256);
  printer.push(bytes.subarray(0, cutAt));
  printer.push(bytes.subarray(cutAt));
  return printer.end();
}

const texts = [
  'A: 1\r\nB: 2\r\n\r\none\r\ntwo\r\n',
  'A: 1\nB: 2\n\none\ntwo\n',
  'A: 1\r\nB: 2\n\r\none\ntwo',
  'A: 1\r\n\r\n\r\n\n\r\r\n',
  '\r\nno header\r\n',
  '\n',
  '\r',
  'A: 1',
  '',
];

describe('whatever the bytes', () => {
  test.for(texts)('%j is the same wherever it is cut', async (text) => {
    const whole = printOf(text);
    expect(whole.whole).toBe(hash(text));
    const lines = text.replace(/\r?\n/g, '\r\n');
    const ended = lines === '' || lines.endsWith('\n') ? lines : `${lines}\r\n`;
    expect(whole.lines).toBe(hash(ended));
    const body = /(?:^|\r\n)\r\n([^]*)$/.exec(ended)?.[1] ?? '';
    expect(whole.body).toBe(hash(body));
    for (let cut = 0; cut <= text.length; cut++)
      expect(printOf(text, cut)).toEqual(whole);
    expect(await printInBrowser(Buffer.from(text, 'latin1'))).toEqual(whole);
  });

  test('in the browser a large one too', async () => {
    const text = `A: 1\r\n\r\n${'words and words\n'.repeat(60_000)}`;
    expect(await printInBrowser(Buffer.from(text))).toEqual(printOf(text));
  });
});

test('how a copy is like the message', () => {
  const ours = printOf('A: 1\r\n\r\ntext\r\n');
  const like = (text: string) => likeness(ours, printOf(text));
  expect(like('A: 1\r\n\r\ntext\r\n')).toBe('same');
  expect(like('A: 1\n\ntext')).toBe('line-ends');
  expect(like('X: 0\r\nA: 1\r\n\r\ntext\r\n')).toBe('header');
  expect(like('A: 1\r\n\r\ntext.\r\n')).toBe('other');
  // Two messages without text have that in common and nothing else.
  expect(likeness(printOf('A: 1\r\n\r\n'), printOf('B: 1\r\n\r\n'))).toBe('other');
  expect(likeness(printOf('A: 1\r\n'), printOf('B: 1\r\n'))).toBe('other');
});
