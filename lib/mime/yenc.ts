// yEnc (http://www.yenc.org/yenc-draft.1.3.txt): a file as 8-bit text between `=ybegin` and
// `=yend`, each octet shifted by 42.

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** Lines of data alone, or with their control lines, which are passed over. */
export function decodeYenc(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const isLineStart = at === 0 || bytes[at - 1] === LF || bytes[at - 1] === CR;
    if (isLineStart && byte === EQUALS && bytes[at + 1] === 0x79) {
      while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    } else if (byte === EQUALS) out[length++] = (bytes[++at] ?? 0) - 64 - 42;
    else if (byte !== LF && byte !== CR) out[length++] = byte - 42;
  }
  return out.slice(0, length);
}

/** CRC-32 as in ZIP, which `=yend` may name. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ -1) >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
