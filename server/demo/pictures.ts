// Small pictures from arithmetic. Stored, not compressed, so that the bytes are the same on
// every machine and every zlib.
import type { Source } from './compose.ts';

/** Colour of a point, three numbers 0–255. */
export type Paint = (x: number, y: number) => [red: number, green: number, blue: number];

/** A PNG of 8-bit RGB (RFC 2083, with stored deflate blocks of RFC 1951 §3.2.4). */
export function png(width: number, height: number, paint: Paint): Buffer {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * row + 1 + x * 3;
      const [red, green, blue] = paint(x, y);
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', stored(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same, painted when it is first read; its size is known before. */
export function picture(width: number, height: number, paint: Paint): Source {
  const pixels = (1 + width * 3) * height;
  const data = 2 + Math.ceil(pixels / storedOctets) * 5 + pixels + 4;
  let painted: Buffer | null = null;
  return {
    // The signature and three chunks of 12 octets and their data.
    size: 8 + 3 * 12 + 13 + data,
    pieces: () => [(painted ??= png(width, height, paint))],
  };
}

/** An evening by the sea: sky, sun, water, two hills, and grain like a camera's. */
export const evening =
  (width: number, height: number): Paint =>
  (x, y) => {
    const grain = (scatter(x, y) & 15) - 8;
    const across = x / width;
    const down = y / height;
    const hill =
      0.5 -
      0.06 * Math.sin(across * 5 + 0.4) -
      0.03 * Math.sin(across * 23) +
      across * across;
    const far = 0.55 - 0.05 * Math.sin(across * 9 + 2);
    const sun = Math.hypot((across - 0.68) * (width / height), down - 0.4);
    let colour: [number, number, number];
    if (down > 0.62) {
      const near = 0.05 + (down - 0.62) / 4 - Math.abs(across - 0.68);
      const glitter = near > 0 && scatter(x >> 3, y) % 100 < near * 400;
      colour = glitter ? [240, 205, 160] : [70, 95 - down * 20, 140 - down * 30];
    } else if (down > hill) colour = [38, 52, 44];
    else if (down > far) colour = [88, 84, 112];
    else if (sun < 0.07) colour = [255, 236, 190];
    else colour = [250 - down * 90, 170 - down * 40 + 30 * (1 - sun), 120 + down * 60];
    return [clamp(colour[0] + grain), clamp(colour[1] + grain), clamp(colour[2] + grain)];
  };

/** A bookplate: a circle and a spine in two colours. */
export const bookplate =
  (size: number, ink: [number, number, number]): Paint =>
  (x, y) => {
    const away = Math.hypot(x - size / 2, y - size / 2) / size;
    const spine = Math.abs(x - size / 2) < size / 24 && away < 0.4;
    const page = Math.abs(y - size / 2 + Math.abs(x - size / 2) / 4) < size / 5;
    return (away > 0.42 && away < 0.48) || spine || (page && away < 0.34 && (y & 7) === 0)
      ? ink
      : [250, 246, 238];
  };

/** A number that looks like chance from two whole numbers. */
export function scatter(x: number, y: number): number {
  let mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

// The most a stored block holds (RFC 1951 §3.2.4).
const storedOctets = 65_535;

function stored(data: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  for (let at = 0; at < data.length; at += storedOctets) {
    const block = data.subarray(at, at + storedOctets);
    const head = Buffer.alloc(5);
    head[0] = at + storedOctets >= data.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(head, block);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(adler32(data), 0);
  return Buffer.concat([...parts, sum]);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(data: Buffer): number {
  let one = 1;
  let two = 0;
  for (const byte of data) {
    one = (one + byte) % 65_521;
    two = (two + one) % 65_521;
  }
  return ((two << 16) | one) >>> 0;
}
