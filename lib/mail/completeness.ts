// Whether a message arrived whole, told from the size its server announced. Servers count
// differently by design; only what their ways of counting cannot explain is a difference.

/**
 * True when octets are missing. More than announced is no loss: many servers count a line
 * end as one octet. Fewer is, beyond what a server may have counted on top: the dots that
 * stuffing doubled (RFC 1939 §3) and the closing `CRLF.CRLF`. TOP may add or leave out the
 * last line end, which the same five octets cover.
 */
export function isIncomplete(announced: number, raw: Uint8Array): boolean {
  const closing = 5;
  if (raw.length + closing >= announced) return false;
  return raw.length + closing + dottedLines(raw) < announced;
}

function dottedLines(raw: Uint8Array): number {
  const dot = 0x2e;
  const lineFeed = 0x0a;
  let lines = raw[0] === dot ? 1 : 0;
  for (let at = raw.indexOf(lineFeed); at >= 0; at = raw.indexOf(lineFeed, at + 1))
    if (raw[at + 1] === dot) lines++;
  return lines;
}
