// A name a file may safely be saved under, from a name that came in a message.

/** Octets of UTF-8; file systems stop at 255, and a browser may add a number. */
const longest = 150;

/**
 * Never a path, never hidden, never a device (Windows), no control, direction or other
 * invisible character; the ending survives cutting. `fallback` where nothing is left.
 */
export function safeFileName(name: string, fallback: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const named = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(bare)
    ? `_${bare}`
    : bare;
  return cut(named) || fallback;
}

/** The ending, lower-case, without its dot; '' where there is none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}_-]{1,16})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function cut(name: string): string {
  const size = (text: string) => new TextEncoder().encode(text).length;
  if (size(name) <= longest) return name;
  const ending = endingOf(name);
  const tail = ending ? `.${ending}` : '';
  const letters = [...name.slice(0, name.length - tail.length)].slice(0, longest);
  while (letters.length > 0 && size(letters.join('') + tail) > longest) letters.pop();
  return letters.join('').trimEnd() + tail;
}
