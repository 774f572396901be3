import { expect, test } from 'vitest';
import { keeper } from '../../../server/handlers/header-bytes.ts';

test('what is kept of a header outlives the memory it was read into', () => {
  const memory = Buffer.alloc(16);
  const { keep, bytes } = keeper();
  for (const text of ['From: a', '\r\n\r\n']) {
    memory.fill(0);
    memory.write(text, 'latin1');
    keep(memory.subarray(0, text.length));
  }
  memory.fill(0);
  expect(bytes().toString('latin1')).toBe('From: a\r\n\r\n');
  const one = keeper();
  memory.write('To: b', 'latin1');
  one.keep(memory.subarray(0, 5));
  memory.fill(0);
  expect(one.bytes().toString('latin1')).toBe('To: b');
});
