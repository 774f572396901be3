// Where a message's header ends: what its hash is taken of, at the proxy and in the archive
// alike, so that the two can be compared.

/** ours: of a header, what is looked at; more than any real one has */
export const headerBlockOctets = 1024 * 1024;

/** Octets of the header with its last line's end, without the empty line that closes it. */
export function headerBlockEnd(bytes: Uint8Array): number {
  const most = Math.min(bytes.length, headerBlockOctets);
  if (most > 1 && bytes[0] === 13 && bytes[1] === 10) return 0;
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (at + 3 >= most) break;
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10)
      return at + 2;
  }
  return most;
}
