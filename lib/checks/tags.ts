// Tag lists, the shape of signatures and of the records they lean on (RFC 6376 §3.2).
import { checkLimits } from './limits.ts';

export type Tags = ReadonlyMap<string, string>;

/**
 * Values are trimmed; white space inside them stays. Null for what is no tag list: a tag
 * twice, a part without `=`, a name that is none.
 */
export function readTags(text: string): Tags | null {
  if (text.length > checkLimits.tagListChars) return null;
  const tags = new Map<string, string>();
  const parts = text.split(';');
  if (parts.at(-1)?.trim() === '') parts.pop();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (!/^[a-z]\w*$/i.test(name) || tags.has(name)) return null;
    tags.set(name, part.slice(equals + 1).trim());
  }
  return tags.size > 0 ? tags : null;
}

/** A value that white space may be folded into, without it. */
export function compact(tags: Tags, name: string): string {
  return (tags.get(name) ?? '').replace(/\s+/g, '');
}

/** Octets of base64; null where it is none. */
export function base64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
