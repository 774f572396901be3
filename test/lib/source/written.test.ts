import { expect, test } from 'vitest';
import { written } from '../../../lib/source/written.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('what cannot be seen is seen', () => {
  expect(written(bytesOf('a\0b\x1b[31m\x7f'), 'utf-8')).toBe('a␀b␛[31m␡');
  expect(written(bytesOf('exe\u202ecod'), 'utf-8')).toBe('exe⟨202E⟩cod');
  expect(written(bytesOf('a\u200bb\ufeff'), 'utf-8')).toBe('a⟨200B⟩b⟨FEFF⟩');
  expect(written(bytesOf('\ta'), 'utf-8')).toBe('\ta');
});

test('bytes that are no UTF-8 show as numbers, their neighbours as letters', () => {
  const bytes = Uint8Array.from([0x63, 0xe9, 0x20, 0xc3, 0xa9, 0xff, 0xe2, 0x82]);
  expect(written(bytes, 'utf-8')).toBe('c⟨E9⟩ é⟨FF⟩⟨E2⟩⟨82⟩');
  expect(written(bytes.subarray(0, 6), 'latin-1')).toBe('cé Ã©ÿ');
  expect(written(bytes, '7-bit')).toBe('c⟨E9⟩ ⟨C3⟩⟨A9⟩⟨FF⟩⟨E2⟩⟨82⟩');
});

test('every single byte is written as something', () => {
  for (const encoding of ['utf-8', 'latin-1', '7-bit'] as const)
    for (let byte = 0; byte < 256; byte++)
      expect(written(Uint8Array.of(byte), encoding).length).toBeGreaterThan(0);
});
