// The pieces of a signed or encrypted message: what is covered, the signature, the keys that
// came along, as bytes of the stored original.
import type { Letter } from '../../lib/mail/attachment.ts';
import { safeFileName } from '../../lib/mail/file-name.ts';
import type { MimePart, Protection } from '../../lib/mail/mime-part.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { valueOf } from '../../lib/mime/fields.ts';
import { saveFile } from '../../lib/client/save-file.ts';
import type { SignatureAsk } from '../../lib/signed/check.ts';
import { autocryptKey, signedEntity, signedText } from '../../lib/signed/entity.ts';
import { signedLimits } from '../../lib/signed/limits.ts';

type Found = Exclude<Protection, { kind: 'none' }>;

/**
 * What is to be checked, and whether that is all that is shown. Null where a part that is
 * spoken of is not there, or larger than is checked.
 */
export async function askOf(
  letter: Letter,
  original: Blob,
  protection: Found,
): Promise<{ ask: SignatureAsk; coversAll: boolean } | null> {
  const { kind, protectedPath, signaturePath } = protection;
  const covered = partAt(letter.structure, protectedPath);
  const signature =
    signaturePath === null ? null : partAt(letter.structure, signaturePath);
  if (!covered || (signaturePath !== null && !signature)) return null;
  if (covered.end - covered.headerStart > signedLimits.contentOctets * 1.5) return null;
  const common = {
    standard: kind === 'smime-signed' ? ('smime' as const) : ('openpgp' as const),
    keys: kind === 'smime-signed' ? [] : await keysOf(letter, original),
    sender: senderOf(letter),
    date: letter.date ?? Date.now(),
  };
  const { coversAll } = protection;
  if (!signature) {
    const body = await partBytes(original, covered);
    if (kind !== 'pgp-inline-signed')
      return { ask: { ...common, content: null, signature: body }, coversAll };
    const text = signedText(body);
    const ask = text && { ...common, content: null, signature: text.block };
    return ask && { ask, coversAll: coversAll && text.isAll };
  }
  const from = covered.headerStart;
  const bytes = await original.slice(from, signature.headerStart).arrayBuffer();
  const ask = {
    ...common,
    content: signedEntity(new Uint8Array(bytes)),
    signature: await partBytes(original, signature),
  };
  return { ask, coversAll };
}

export async function saveProtected(
  { structure }: Letter,
  original: Blob,
  { kind, protectedPath }: Found,
): Promise<void> {
  const part = partAt(structure, protectedPath);
  if (!part) return;
  const fallback = kind === 'pgp-encrypted' ? 'encrypted.asc' : 'smime.p7m';
  const bytes = await partBytes(original, part);
  saveFile(new Blob([bytes]), safeFileName(part.name || fallback, 'encrypted'));
}

/** The one address that the message says it is from; null for none or several. */
function senderOf({ from }: Letter): string | null {
  const [only] = from;
  return only && from.length === 1 && only.address ? only.address.toLowerCase() : null;
}

async function keysOf(letter: Letter, original: Blob): Promise<SignatureAsk['keys']> {
  const keys: SignatureAsk['keys'] = [];
  for (const { type, name, size, source } of letter.attachments) {
    const isKey = type === 'application/pgp-keys' || /\.(?:asc|gpg|pgp|key)$/i.test(name);
    if (!isKey || size > signedLimits.keyOctets || keys.length >= signedLimits.keys)
      continue;
    keys.push({ bytes: await partBytes(original, source), from: 'attachment' });
  }
  const header = letter.headers.find(({ name }) => name.toLowerCase() === 'autocrypt');
  const key = header && autocryptKey(valueOf(header.raw), senderOf(letter));
  if (key) keys.push({ bytes: key, from: 'autocrypt' });
  return keys;
}

function partAt(part: MimePart, path: string): MimePart | null {
  if (part.path === path) return part;
  for (const child of part.children) {
    const found = partAt(child, path);
    if (found) return found;
  }
  return null;
}
