import { expect, test } from 'vitest';
import { nextPeek, peekedSoFar } from '../../../lib/client/peek.ts';

const head = 'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const text = '--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n';
const file = '--b\r\nContent-Type: image/png\r\n\r\nAAAA';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const whole = 10_000_000;

test('more lines are asked for while the text is not whole, in few long steps', () => {
  const raw = bytesOf(head + text);
  const asked = [40];
  const steps: (number | null)[] = [];
  for (;;) {
    const next = nextPeek(peekedSoFar(raw, whole, asked), raw);
    steps.push(next);
    if (next === null) break;
    asked.push(next);
  }
  expect(steps).toEqual([200, 1_000, 5_000, null]);
});

test('no more is asked for once a file begins, or the whole message came', () => {
  const withFile = bytesOf(head + text + file);
  const peeked = peekedSoFar(withFile, whole, [200]);
  expect(peeked.textIsWhole).toBe(true);
  expect(nextPeek(peeked, withFile)).toBe(null);

  const raw = bytesOf(head + text);
  expect(peekedSoFar(raw, raw.length, [200]).textIsWhole).toBe(true);
});

test('octets bound a peek where lines are endless', () => {
  const raw = new Uint8Array(3_000_000).fill(0x61);
  expect(nextPeek(peekedSoFar(raw, whole, [200]), raw)).toBe(null);
});
