// Reads a query as it is typed: never fails, and says of what it leaves out why. Words and
// terms beside each other must all hold; `-` negates, `OR` and parentheses choose.
import { parseDay, parseSize } from './fold.ts';
import { isAttachmentWord, meantBy, operatorOf, parseAge, stateOf } from './names.ts';
import { queryLimits, type Node, type Problem, type Query, type Term } from './terms.ts';

type Token =
  | { kind: 'open' | 'close' | 'or' | 'and' | 'minus' }
  | { kind: 'text'; name: string; value: string; isPhrase: boolean; raw: string };

/** `devis from:morel (larger:10m OR has:attachment) -scan "toiture version"` */
export function parseQuery(text: string): Query {
  const problems: Problem[] = [];
  if (text.length > queryLimits.chars)
    problems.push({ kind: 'too-long', text: text.slice(queryLimits.chars) });
  const tokens = tokensOf(text.slice(0, queryLimits.chars));
  let at = 0;
  let terms = 0;

  function either(depth: number): Node | null {
    const of: Node[] = [];
    for (;;) {
      const one = all(depth);
      if (one) of.push(one);
      if (tokens[at]?.kind !== 'or') return joined('or', of);
      at++;
    }
  }

  function all(depth: number): Node | null {
    const of: Node[] = [];
    for (let token = tokens[at]; token; token = tokens[at]) {
      if (token.kind === 'or') break;
      if (token.kind === 'close') {
        if (depth > 0) break;
        problems.push({ kind: 'parenthesis', text: ')' });
        at++;
        continue;
      }
      const one = single(depth);
      if (one) of.push(one);
    }
    return joined('and', of);
  }

  function single(depth: number): Node | null {
    let isNot = false;
    while (tokens[at]?.kind === 'minus' || tokens[at]?.kind === 'and') {
      if (tokens[at]?.kind === 'minus') isNot = !isNot;
      at++;
    }
    const token = tokens[at];
    if (!token || token.kind === 'or' || token.kind === 'close') return null;
    at++;
    const node = token.kind === 'text' ? leaf(token) : group(depth + 1);
    if (!node || !isNot) return node;
    return node.kind === 'not' ? node.of : { kind: 'not', of: node };
  }

  function group(depth: number): Node | null {
    if (depth > queryLimits.depth) {
      problems.push({ kind: 'too-long', text: '(' });
      at = tokens.length;
      return null;
    }
    const node = either(depth);
    if (tokens[at]?.kind === 'close') at++;
    else problems.push({ kind: 'parenthesis', text: '(' });
    return node;
  }

  function leaf(token: Extract<Token, { kind: 'text' }>): Node | null {
    if (++terms > queryLimits.terms) {
      if (terms === queryLimits.terms + 1)
        problems.push({ kind: 'too-long', text: token.raw });
      return null;
    }
    const read = termOf(token);
    if (read && 'op' in read) return { kind: 'term', term: read };
    if (read) problems.push(read);
    if (read?.kind !== 'operator') return null;
    return { kind: 'term', term: wordsOf({ ...token, value: token.value.trim() }) };
  }

  return { root: either(0), problems };
}

/** Flat: an "and" within an "and" is one. */
function joined(kind: 'and' | 'or', of: readonly Node[]): Node | null {
  const flat = of.flatMap((one) => (one.kind === kind ? one.of : [one]));
  return flat.length > 1 ? { kind, of: flat } : (flat[0] ?? null);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const each =
    /(?<open>\()|(?<close>\))|(?<minus>-)(?=[^\s)-]|-+[^\s)-])|(?:(?<name>[\p{L}_][\p{L}_-]*):)?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"()]+)(?:(?<=:)"(?<rest>[^"]*)"?)?|(?<=:))/gu;
  for (const { 0: raw, groups = {} } of text.matchAll(each)) {
    if (raw === '') continue;
    const { open, close, minus, name = '', quoted, bare = '', rest } = groups;
    if (open) tokens.push({ kind: 'open' });
    else if (close) tokens.push({ kind: 'close' });
    else if (minus) tokens.push({ kind: 'minus' });
    else if (/^(OR|OU)$/.test(raw)) tokens.push({ kind: 'or' });
    else if (/^(AND|ET)$/.test(raw)) tokens.push({ kind: 'and' });
    else {
      const value = quoted ?? bare + (rest ?? '');
      const isPhrase = quoted !== undefined || rest !== undefined;
      tokens.push({ kind: 'text', name, value, isPhrase, raw });
    }
  }
  return tokens;
}

/** As words: also what only looks like an operator, as in `Re:` or an address of a page. */
function wordsOf({ name, value, isPhrase }: Extract<Token, { kind: 'text' }>): Term {
  return { op: 'any', text: name === '' ? value : `${name}:${value}`, isPhrase };
}

/** Null for nothing. */
function termOf(token: Extract<Token, { kind: 'text' }>): Term | Problem | null {
  const { name, isPhrase, raw } = token;
  const value = token.value.trim();
  const op = name === '' ? undefined : operatorOf(name);
  if (!op) {
    const meant = name === '' || value === '' ? undefined : meantBy(name);
    if (meant) return { kind: 'operator', text: `${name}:`, meant };
    // A dash alone is the beginning of something that is not to be there.
    const isNothing = name === '' && (value === '' || (!isPhrase && /^-+$/.test(value)));
    return isNothing ? null : wordsOf({ ...token, value });
  }
  if (value === '') return { kind: 'no-value', text: raw };
  switch (op) {
    case 'larger':
    case 'smaller': {
      const octets = parseSize(value);
      return octets === null ? { kind: 'size', text: raw } : { op, octets };
    }
    case 'before':
    case 'after': {
      const day = parseDay(value);
      return day === null ? { kind: 'date', text: raw } : { op, day };
    }
    case 'older_than':
    case 'newer_than': {
      const age = parseAge(value);
      return age ? { op, ...age } : { kind: 'age', text: raw };
    }
    case 'is': {
      const state = stateOf(value);
      return state ? { op, state } : { kind: 'state', text: raw };
    }
    case 'has':
      return isAttachmentWord(value)
        ? { op, what: 'attachment' }
        : { kind: 'has', text: raw };
    case 'header': {
      const [, field = '', text = ''] =
        /^([\w!#$%&'*+.^`|~-]+)(?::\s*(.*))?$/s.exec(value) ?? [];
      if (field === '') return { kind: 'no-value', text: raw };
      return { op, name: field.toLowerCase(), text, isPhrase: isPhrase && text !== '' };
    }
    default:
      return { op, text: value, isPhrase };
  }
}
