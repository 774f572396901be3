// A raster image is known by its first bytes, and nothing else passes for one.
import { expect, test } from 'vitest';
import { imageTypeBytes, imageTypeOf } from '../../../lib/mail/image-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const filled = (text: string) => bytes(text.padEnd(imageTypeBytes, '\x01'));

test.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['RIFF\x10\x20\x30\x40WEBP', 'image/webp'],
  ['\0\0\0\x20ftypavif', 'image/avif'],
  ['\0\0\0\x20ftypavis', 'image/avif'],
  ['BM\x10\x20\0\0\0\0\0\0', 'image/bmp'],
  ['\0\0\x01\0\x01\0', 'image/x-icon'],
])('%j is %s', (head, type) => {
  expect(imageTypeOf(filled(head))).toBe(type);
});

test.each([
  '<svg xmlns=',
  '<?xml version="1.0"?>',
  '<!doctype html>',
  'BMW is a make of cars',
  'GIF88a',
  'RIFF\x10\x20\x30\x40WAVE',
  '\0\0\0\x20ftypmp42',
  '%PDF-1.7',
  'PK\x03\x04',
  '\0\0\0\0\0\0',
])('%j is none', (head) => {
  expect(imageTypeOf(filled(head))).toBe(null);
});

test('what is too short to tell is none', () => {
  expect(imageTypeOf(bytes('GIF89a'))).toBe(null);
  expect(imageTypeOf(new Uint8Array())).toBe(null);
});
