// The historic Unix form of a file in text: `begin`, lines led by their length, `end`.

/** A line of data says how many octets it holds, 1 to 45, and has four letters for three. */
export function isUuLine(line: string): boolean {
  const size = uuSize(line);
  const wanted = Math.ceil(size / 3) * 4;
  // Trailing blanks are lost on the way, a checksum or two may follow.
  return /^[ -`]+$/.test(line) && size > 0 && size <= 45 && line.length <= wanted + 3;
}

/**
 * The line holds fewer letters than it says octets. Where a file is written with blanks for
 * zeros, those at the end of a line may be lost on the way and lose nothing.
 */
export function isShortUuLine(line: string): boolean {
  return line.length - 1 < Math.ceil((uuSize(line) * 4) / 3);
}

/**
 * Where a part that is one such file is first wrong: no `begin`, a line that is too short, no
 * `end`; -1 where nothing is. Lines with blanks may have lost some and lose nothing.
 */
export function uuDamageAt(bytes: Uint8Array): number {
  let isOpen = false;
  let at = 0;
  for (const full of new TextDecoder('latin1').decode(bytes).split(/(?<=\n|\r(?!\n))/)) {
    const line = full.replace(/[\r\n]+$/, '');
    if (!isOpen) isOpen = uuName(line) !== null;
    else if (line.trimEnd() === 'end') return -1;
    else if (isUuLine(line) && isShortUuLine(line) && !line.includes(' ')) return at;
    at += full.length;
  }
  return isOpen ? bytes.length : 0;
}

/** The file of the first `begin` in these bytes, as far as it goes. */
export function decodeUuencode(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isOpen = false;
  for (const line of new TextDecoder('latin1').decode(bytes).split(/\r\n?|\n/)) {
    if (!isOpen) {
      isOpen = uuName(line) !== null;
      continue;
    }
    if (line === 'end') break;
    const size = uuSize(line);
    const six = (at: number) => (at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0);
    for (let n = 0, at = 1; n < size && at < line.length; n += 3, at += 4) {
      const all =
        (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
      for (let k = 0; k < 3 && n + k < size; k++) out[length++] = all >> (16 - 8 * k);
    }
  }
  return out.slice(0, length);
}

/** The name that a `begin` line gives; null where the line is none. */
export function uuName(line: string): string | null {
  return /^begin [0-7]{3,4} +(\S.*)$/.exec(line.trimEnd())?.[1] ?? null;
}

function uuSize(line: string): number {
  return line === '' ? 0 : (line.charCodeAt(0) - 32) & 63;
}
