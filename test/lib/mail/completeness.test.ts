import { expect, test } from 'vitest';
import { isIncomplete } from '../../../lib/mail/completeness.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const message = 'Subject: x\r\n\r\n.first\r\nsecond\r\n.third\r\n';
const raw = bytes(message);

test.each([
  ['the exact size', 0],
  ['one octet for each line end', -5],
  ['the doubled dots', 2],
  ['the end mark too', 5],
  ['doubled dots and end mark', 7],
  ['a last line end that TOP left out', 2],
])('a server that counts %s says nothing is missing', (_, more) => {
  expect(isIncomplete(raw.length + more, raw)).toBe(false);
});

test('a message that was cut is incomplete', () => {
  expect(isIncomplete(raw.length + 8, raw)).toBe(true);
  expect(isIncomplete(80_000, bytes('x'.repeat(64_000)))).toBe(true);
});
