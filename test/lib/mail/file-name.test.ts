import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endingOf,
  fileNameBytes,
  messageFileName,
  safeFileName,
} from '../../../lib/mail/file-name.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '...',
    '../../etc/passwd',
    'C:\\Windows\\system32\\x.dll',
    '/etc/passwd',
    'con',
    'CON.txt',
    'aux.tar.gz',
    'LPT1 .doc',
    'com¹.txt',
    'photo\u202Egpj.exe',
    'a\u0000b.pdf',
    ' .eml',
    '~root',
    '-rf',
    'name. ',
    'x'.repeat(500) + '.pdf',
    'é'.repeat(200) + '.jpeg',
    '😀'.repeat(100),
    '\uD800\uDC00\uD800',
    'a:b*c?d"e<f>g|h',
    'fullwidth／slash',
  ),
);

function expectSafe(name: string): void {
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(fileNameBytes);
  expect(name).not.toBe('');
  expect(name).not.toMatch(/[/\\:*?"<>|\u2044\u2215\u29F8\uFF0F\uFF3C]/);
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(name).not.toMatch(/^[\s.~-]|[\s.]$/);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i);
}

describe('a file name', () => {
  test('is safe on every system, whatever was wanted', () => {
    fc.assert(
      fc.property(hostile, (wanted) => expectSafe(safeFileName(wanted, 'attachment'))),
      { numRuns: 3_000 },
    );
  });

  test('of a message is safe and ends in .eml, whatever its subject', () => {
    fc.assert(
      fc.property(hostile, fc.option(fc.double({ noNaN: true })), (subject, date) => {
        const name = messageFileName(subject, date);
        expectSafe(name);
        expect(name).toMatch(/\.eml$/);
      }),
      { numRuns: 3_000 },
    );
  });

  test('made safe once is not changed by making it safe again', () => {
    fc.assert(
      fc.property(hostile, (wanted) => {
        const name = safeFileName(wanted, 'attachment');
        expect(safeFileName(name, 'attachment')).toBe(name);
      }),
    );
  });

  test.each([
    ['Relevé n° 5.pdf', 'Relevé n° 5.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['CON.txt', '_CON.txt'],
    ['', 'attachment'],
    ['....', 'attachment'],
    ['領収書.pdf', '領収書.pdf'],
  ])('%j becomes %j', (wanted, name) => {
    expect(safeFileName(wanted, 'attachment')).toBe(name);
  });

  test('keeps its extension when it is cut', () => {
    expect(safeFileName('x'.repeat(500) + '.pdf', 'a')).toMatch(/^x{100,}\.pdf$/);
  });

  test('of a message says its day and its subject', () => {
    expect(messageFileName('Re: Devis 1/2', Date.UTC(2026, 4, 12))).toBe(
      '2026-05-12 Re_ Devis 1_2.eml',
    );
    expect(messageFileName('', null)).toBe('message.eml');
  });
});

test.each([
  ['a.PDF', 'pdf'],
  ['archive.tar.gz', 'gz'],
  ['none', ''],
  ['.hidden', ''],
  ['', ''],
])('%j ends in %j', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});
