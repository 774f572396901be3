// What a mailing list says of itself: List-Id (RFC 2919), the List-* addresses (RFC 2369)
// and one-click leaving (RFC 8058). Addresses are read, never visited, here.

export type ListLink =
  | { kind: 'web'; href: string; host: string }
  | { kind: 'mail'; href: string; address: string };

export type ListMail = {
  /** `id` without angle brackets; null where the field is absent. */
  id: { id: string; name: string } | null;
  post: ListLink[];
  /** The list takes no posts: `List-Post: NO`. */
  isClosed: boolean;
  archive: ListLink[];
  help: ListLink[];
  owner: ListLink[];
  unsubscribe: ListLink[];
  /** Where a POST leaves the list at once; null where RFC 8058 is not offered. */
  oneClick: string | null;
};

export type ListField = { name: string; value: string };

/** Addresses kept of one field. Ours: two are usual. */
const mostLinks = 10;
/** Characters of a subject. Ours: a line of mail has 998, a command of a list 20. */
const subjectChars = 300;
/** Characters of one address. Ours: tokens run to 2,000. */
const linkChars = 8_000;

/** Null where no field of a list is there. `fields`: unfolded values in their order. */
export function readLists(fields: readonly ListField[]): ListMail | null {
  const value = (name: string) =>
    fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
  const links = (name: string) => linksOf(value(name));
  const unsubscribe = links('list-unsubscribe');
  const list: ListMail = {
    id: idOf(value('list-id')),
    post: links('list-post'),
    isClosed: /^\s*NO\b/i.test(value('list-post')),
    archive: links('list-archive'),
    help: links('list-help'),
    owner: links('list-owner'),
    unsubscribe,
    oneClick: oneClickOf(unsubscribe, value('list-unsubscribe-post')),
  };
  const { post, isClosed, archive, help, owner } = list;
  const isList =
    list.id !== null ||
    isClosed ||
    [post, archive, help, owner, unsubscribe].some((some) => some.length > 0);
  return isList ? list : null;
}

/** A message a list asks for: to whom, and the subject it waits for; '' where none. */
export function mailOf({ href, address }: Extract<ListLink, { kind: 'mail' }>): {
  address: string;
  subject: string;
} {
  const [, subject = ''] = /[?&]subject=([^&]*)/i.exec(href.slice(0, linkChars)) ?? [];
  return { address, subject: decoded(subject).slice(0, subjectChars) };
}

/**
 * Only what stands in angle brackets counts, and not in a comment (RFC 2369 §2); white space
 * in it is to be ignored.
 */
export function linksOf(value: string): ListLink[] {
  const links: ListLink[] = [];
  let depth = 0;
  for (let at = 0; at < value.length && links.length < mostLinks; at++) {
    const char = value[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    if (char !== '<' || depth > 0) continue;
    const end = value.indexOf('>', at);
    if (end < 0) break;
    const link = linkOf(value.slice(at + 1, Math.min(end, at + linkChars)));
    if (link) links.push(link);
    at = end;
  }
  return links;
}

function linkOf(written: string): ListLink | null {
  const text = written.replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') {
    const address = decoded(url.pathname);
    return address.includes('@') ? { kind: 'mail', href: url.href, address } : null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return { kind: 'web', href: url.href, host: url.host };
}

function oneClickOf(links: readonly ListLink[], post: string): string | null {
  // RFC 8058 §3.1: exactly this pair, and an HTTPS address.
  if (post.trim().toLowerCase() !== 'list-unsubscribe=one-click') return null;
  const secure = links.find(({ kind, href }) => {
    if (kind !== 'web' || !href.startsWith('https://')) return false;
    const { username, password } = new URL(href);
    return username === '' && password === ''; // else the request is refused
  });
  return secure?.href ?? null;
}

function idOf(value: string): ListMail['id'] {
  const text = value.slice(0, 2_000);
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open < 0 || close < 0) {
    const bare = text.trim();
    return bare === '' ? null : { id: bare, name: '' };
  }
  const name = text.slice(0, open).trim().replace(/^"|"$/g, '');
  return { id: text.slice(open + 1, close).trim(), name };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replace(/[\p{Cc}\p{Cf}]/gu, '');
  } catch {
    return text;
  }
}
