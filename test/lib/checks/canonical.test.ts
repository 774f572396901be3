import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalBody,
  canonicalField,
  type Canonical,
} from '../../../lib/checks/canonical.ts';
import { octets } from '../../../lib/checks/head.ts';
import { everySplit } from '../../server/pop3/splits.ts';

function body(pieces: readonly Uint8Array[], how: Canonical): string {
  let out = '';
  const machine = canonicalBody(
    how,
    (bytes) => (out += Buffer.from(bytes).toString('latin1')),
  );
  for (const piece of pieces) machine.push(piece);
  machine.end();
  return out;
}

/** RFC 6376 §3.4.3 and §3.4.4 in regular expressions: slow and easy to believe. */
function plainly(text: string, how: Canonical): string {
  let lines = text.replace(/\r?\n/g, '\n').split('\n');
  if (how === 'relaxed')
    lines = lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return how === 'simple' ? '\r\n' : '';
  return lines.join('\r\n') + '\r\n';
}

describe('the canonical body', () => {
  const text = ' C \r\nD \t E\r\n\r\n\t\r\n x\ry \n\r\n\r\n';

  test('is that of the examples of RFC 6376 §3.4.5', () => {
    expect(body([octets(' C \r\nD \t E\r\n\r\n\r\n')], 'relaxed')).toBe(' C\r\nD E\r\n');
    expect(body([octets(' C \r\nD \t E\r\n\r\n\r\n')], 'simple')).toBe(
      ' C \r\nD \t E\r\n',
    );
    expect(body([], 'simple')).toBe('\r\n');
    expect(body([], 'relaxed')).toBe('');
  });

  test.each(['simple', 'relaxed'] as const)('is the same cut anywhere (%s)', (how) => {
    const whole = body([octets(text)], how);
    for (const pieces of everySplit(octets(text))) expect(body(pieces, how)).toBe(whole);
  });

  test('agrees with the plain words of the standard on any text', () => {
    const piece = fc.constantFrom('a', ' ', '\t', '\r\n', '\n', '\r\n\r\n', '\r', '.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const all = pieces.join('');
        for (const how of ['simple', 'relaxed'] as const)
          expect(body([octets(all)], how)).toBe(plainly(all, how));
      }),
      { seed: 6376, numRuns: 3_000 },
    );
  });
});

test('a field is relaxed as in RFC 6376 §3.4.5', () => {
  expect(canonicalField('A: X', 'relaxed')).toBe('a:X');
  expect(canonicalField('B : Y\t\r\n\tZ  ', 'relaxed')).toBe('b:Y Z');
  expect(canonicalField('B : Y\t\r\n\tZ  ', 'simple')).toBe('B : Y\t\r\n\tZ  ');
});
