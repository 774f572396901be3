// An address field as names and addresses (RFC 5322 §3.4, read forgivingly). One pass, no
// expression that can run away; every text is untrusted and still encoded.

export type RawAddress = { name: string; address: string };

/** At most `limit` of them. Group names fall away, their members stay. */
export function readAddresses(field: string, limit: number): RawAddress[] {
  const found: RawAddress[] = [];
  let text = '';
  let comment = '';
  let angle: string | null = null;
  const finish = () => {
    const entry = made(text, comment, angle);
    if (entry !== null) found.push(entry);
    text = '';
    comment = '';
    angle = null;
  };

  for (let at = 0; at < field.length && found.length < limit; at++) {
    const char = field.charAt(at);
    if (char === '"') {
      const end = endOfQuoted(field, at);
      text += unescaped(field.slice(at + 1, end));
      // `"Name"user@host`: two things without the space that belongs between them.
      if (!/^[@.]/.test(field.slice(end + 1, end + 2))) text += ' ';
      at = end;
    } else if (char === '(') {
      const end = endOfComment(field, at);
      comment ||= unescaped(field.slice(at + 1, end));
      at = end;
    } else if (char === '<') {
      const end = field.indexOf('>', at);
      angle = bare(field.slice(at + 1, end < 0 ? undefined : end));
      if (end < 0) break;
      at = end;
    } else if (char === ',' || char === ';') finish();
    // A group's name ends here; in an address without quotes a colon has no place.
    else if (char === ':' && !text.includes('@')) text = '';
    else text += char;
  }
  if (found.length < limit) finish();
  return found;
}

function made(text: string, comment: string, angle: string | null): RawAddress | null {
  const words = text.replace(/\s+/g, ' ').trim();
  if (angle !== null) {
    // `<@relay:user@host>`: the route is obsolete and not part of the address.
    const address = angle.replace(/^@[^:]*:/, '');
    return address === '' && words === ''
      ? null
      : { name: words || comment.trim(), address };
  }
  if (words === '') return null;
  const address = words.split(' ').find((word) => word.includes('@')) ?? '';
  const rest = words.replace(address, '').replace(/\s+/g, ' ').trim();
  return { name: rest || comment.trim(), address };
}

/** An address proper: comments and white space are no part of it, quotes are. */
function bare(text: string): string {
  if (!/[\s(]/.test(text)) return text;
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfQuoted(text, at);
      kept += text.slice(at, end + 1);
      at = end;
    } else if (char === '(') at = endOfComment(text, at);
    else if (!/\s/.test(char)) kept += char;
  }
  return kept;
}

function endOfQuoted(field: string, from: number): number {
  for (let at = from + 1; at < field.length; at++) {
    if (field[at] === '\\') at++;
    else if (field[at] === '"') return at;
  }
  return field.length;
}

function endOfComment(field: string, from: number): number {
  let depth = 0;
  for (let at = from; at < field.length; at++) {
    const char = field[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return field.length;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text;
}
