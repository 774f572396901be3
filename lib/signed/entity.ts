// Where signed bytes begin and end in a message, and the key in a header.

/**
 * Exactly the signed entity (RFC 1847 §2.1), out of the bytes from its header to the header
 * of the signature: without the boundary line before that, and without the line end that
 * belongs to the boundary.
 */
export function signedEntity(upToSignature: Uint8Array): Uint8Array {
  const boundary = upToSignature.lastIndexOf(0x0a, upToSignature.length - 2);
  const end = boundary === -1 ? 0 : boundary;
  const line = upToSignature[end - 1] === 0x0d ? end - 1 : end;
  return upToSignature.subarray(0, line);
}

/**
 * The first text signed in the clear (RFC 9580 §7), from mark to mark, and whether nothing
 * else stands in the part: what is around or after it is nobody's word. Null where there is
 * none.
 */
export function signedText(
  body: Uint8Array,
): { block: Uint8Array; isAll: boolean } | null {
  // One byte is one character here, so that places are places in the bytes.
  const text = new TextDecoder('latin1').decode(body);
  const from = /(?:^|\n)(?=-----BEGIN PGP SIGNED MESSAGE-----)/.exec(text);
  const mark = '-----END PGP SIGNATURE-----';
  const end = from ? text.indexOf(mark, from.index) : -1;
  if (!from || end === -1) return null;
  const start = from.index + from[0].length;
  const to = end + mark.length;
  const around = text.slice(0, start) + text.slice(to);
  return { block: body.subarray(start, to), isAll: around.trim() === '' };
}

/**
 * The key of an Autocrypt header (Autocrypt 1.1 §2.1.1), of the address it must be about;
 * null where it is of another or cannot be read. `raw` is the field's value.
 */
export function autocryptKey(raw: string, sender: string | null): Uint8Array | null {
  const fields = new Map<string, string>();
  for (const piece of raw.split(';')) {
    const at = piece.indexOf('=');
    if (at > 0) fields.set(piece.slice(0, at).trim(), piece.slice(at + 1).trim());
  }
  if (sender === null || fields.get('addr')?.toLowerCase() !== sender) return null;
  try {
    const text = atob((fields.get('keydata') ?? '').replace(/\s+/g, ''));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
