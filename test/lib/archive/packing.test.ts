import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBase64, unpackBase64 } from '../../../lib/archive/db/packed-base64.ts';
import { pack, packings, unpack } from '../../../lib/archive/db/packing.ts';

const encoder = new TextEncoder();
const base64 = (octets: Uint8Array, width: number) =>
  Buffer.from(octets)
    .toString('base64')
    .replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');

/** Pieces of what a message is made of, in any order. */
const stretch = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.tuple(fc.uint8Array({ maxLength: 900 }), fc.constantFrom(4, 8, 60, 72, 76, 1000, 1004)).map(
    ([octets, width]) => encoder.encode(base64(octets, width)),
  ),
  fc.constantFrom('\r\n', '\n', 'AAAA\r\n', 'AAAA\r\nBBBB\r\n', 'AAAA\r', '=\r\n', '+/+/\r\n').map(
    (text) => encoder.encode(text),
  ),
); // prettier-ignore
const message = fc
  .array(stretch, { maxLength: 12 })
  .map((parts) => new Uint8Array(parts.flatMap((part) => [...part])));

describe('packing', () => {
  test('base64 comes back to the octet, whatever stands around it', () => {
    fc.assert(
      fc.property(message, (bytes) => {
        const packed = packBase64(bytes);
        expect(packed.length).toBeLessThanOrEqual(bytes.length + 24);
        expect(Buffer.from(unpackBase64(packed))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes for each chunk what makes it small', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(30_000));
    const file = encoder.encode(base64(noise, 76));
    const text = encoder.encode('The same words, again and again.\r\n'.repeat(400));
    const packed = [await pack(file), await pack(text), await pack(noise)];
    expect(packed.map(({ packing }) => packing)).toEqual([
      packings.base64,
      packings.deflated,
      packings.plain,
    ]);
    for (const [n, bytes] of [file, text, noise].entries()) {
      const one = packed[n];
      if (one) expect(Buffer.from(await unpack(one))).toEqual(Buffer.from(bytes));
    }
    expect(packed[0]?.bytes.length).toBeLessThan(file.length * 0.74);
  });

  test('refuses what it has not packed', async () => {
    const bytes = encoder.encode('not packed at all, but long enough for a head');
    await expect(unpack({ packing: packings.base64, bytes })).rejects.toThrow();
    await expect(unpack({ packing: packings.deflated, bytes })).rejects.toThrow();
    await expect(unpack({ packing: 9, bytes })).rejects.toThrow();
  });
});
