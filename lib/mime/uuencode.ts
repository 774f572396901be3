// The historic Unix form of a file in text: `begin`, lines led by their length, `end`.

/** The file of the first `begin` in these bytes, as far as it goes. */
export function decodeUuencode(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isOpen = false;
  for (const line of new TextDecoder('latin1').decode(bytes).split(/\r\n?|\n/)) {
    if (!isOpen) isOpen = /^begin \d{3,4} /.test(line);
    else if (line === 'end') break;
    else {
      const size = (line.charCodeAt(0) - 32) & 63;
      const six = (at: number) => (line.charCodeAt(at) - 32) & 63;
      for (let n = 0, at = 1; n < size && at < line.length; n += 3, at += 4) {
        const all =
          (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
        for (let k = 0; k < 3 && n + k < size; k++) out[length++] = all >> (16 - 8 * k);
      }
    }
  }
  return out.slice(0, length);
}
