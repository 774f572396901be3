// What of a message is signed or encrypted, and by which standard (RFC 8551, RFC 3156, and
// OpenPGP armour in a text). Tells from structure alone; nothing is verified.
import type { MimePart, Protection, ProtectionKind } from '../mail/mime-part.ts';

type Found = Exclude<Protection, { kind: 'none' }>;

/** The outermost protection; `text` is what is shown, for armour in it. */
export function protectionOf(root: MimePart, text: string | null): Protection {
  const found = search(root);
  if (found) return { ...found, coversAll: found.coversAll && found.path === root.path };
  const armour = text === null ? null : armourIn(text);
  if (!armour) return { kind: 'none' };
  const { path } = firstText(root) ?? root;
  return {
    kind: armour.kind,
    path,
    protectedPath: path,
    signaturePath: null,
    coversAll: armour.isAll && path === root.path,
  };
}

function search(part: MimePart): Found | null {
  const here = protectedAs(part);
  if (here) return here;
  if (!part.type.startsWith('multipart/')) return null; // a nested message has its own
  for (const child of part.children) {
    const found = search(child);
    if (found) return found;
  }
  return null;
}

/** A signature in a part of another type would be shown, and nobody signed what is around it. */
const isOnlySignature =
  /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature|octet-stream)$/;

function protectedAs(part: MimePart): Found | null {
  const { type, parameters, path, children } = part;
  const [first, second] = children;
  const protocol = (parameters.get('protocol') ?? second?.type ?? '').toLowerCase();
  // RFC 1847 knows two parts; what stands behind them is nobody's word.
  const isPair = children.length === 2;
  const isPgp = protocol.includes('pgp');
  if (type === 'multipart/signed' && first && second) {
    const kind = isPgp ? 'pgp-signed' : 'smime-signed';
    const coversAll = isPair && isOnlySignature.test(second.type);
    return { ...found(kind, path, first.path, second.path), coversAll };
  }
  if (type === 'multipart/encrypted' && isPgp) {
    const closed = found('pgp-encrypted', path, second?.path ?? path, null);
    return { ...closed, coversAll: isPair };
  }
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(type) && !isBareCms(part)) return null;
  return found(cmsKind(part), path, path, null);
}

/** RFC 8551 §3.2.1: without a type, the name's ending tells. */
function isBareCms({ type, name }: MimePart): boolean {
  return type === 'application/octet-stream' && /\.p7[mz]$/i.test(name);
}

function cmsKind({ parameters, name }: MimePart): ProtectionKind {
  const kind = parameters.get('smime-type')?.toLowerCase() ?? '';
  if (kind.startsWith('signed')) return 'smime-signed';
  if (kind.startsWith('compressed') || /\.p7z$/i.test(name)) return 'smime-compressed';
  return 'smime-encrypted';
}

function found(
  kind: ProtectionKind,
  path: string,
  protectedPath: string,
  signaturePath: string | null,
): Found {
  return { kind, path, protectedPath, signaturePath, coversAll: true };
}

function armourIn(text: string): { kind: ProtectionKind; isAll: boolean } | null {
  const begin = /^-----BEGIN PGP (SIGNED )?MESSAGE-----/m.exec(text);
  if (!begin) return null;
  const kind = begin[1] ? 'pgp-inline-signed' : 'pgp-inline-encrypted';
  const end = text.lastIndexOf('-----END PGP ');
  const lineEnd = end === -1 ? -1 : text.indexOf('\n', end);
  const after = lineEnd === -1 ? '' : text.slice(lineEnd);
  return { kind, isAll: text.slice(0, begin.index).trim() === '' && after.trim() === '' };
}

function firstText(part: MimePart): MimePart | null {
  if (part.type === 'text/plain') return part;
  for (const child of part.children) {
    const found = firstText(child);
    if (found) return found;
  }
  return null;
}
