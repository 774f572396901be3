// The Authentication-Results field (RFC 8601 §2.2) as data: who checked, and what each
// method found. It says what the field says; whether to believe it is decided elsewhere.
import { headerWords, type HeaderWord } from './header-words.ts';

export type AuthProperty = { ptype: string; property: string; value: string };

export type AuthResult = {
  /** Lower-case: spf, dkim, dmarc, arc … */
  method: string;
  /** Lower-case: pass, fail, softfail, none … */
  result: string;
  /** What stands in brackets behind the result; '' where nothing does. */
  comment: string;
  /** '' where absent. */
  reason: string;
  properties: AuthProperty[];
};

export type AuthResults = {
  /** Lower-case; '' where the field names nobody, as Exchange Online's do. */
  authservId: string;
  results: AuthResult[];
};

/** Results kept of one field, and properties of one result. Ours: real ones have ten. */
const mostResults = 100;
const mostProperties = 50;

/** `value`: what follows the colon, unfolded. Null where it is no such field at all. */
export function readAuthResults(value: string): AuthResults | null {
  const [first = [], ...rest] = divided(headerWords(value));
  const words = joined(first);
  const head = words.find(({ kind }) => kind !== 'comment')?.text ?? '';
  if (head === '') return null;
  const isNamed = !/^[\w-]+(?:\/\d+)?=/.test(head);
  const version = words.filter(({ kind }) => kind !== 'comment')[1]?.text;
  if (isNamed && version !== undefined && /^\d+$/.test(version) && version !== '1')
    return null;
  const segments = isNamed ? rest : [first, ...rest];
  const results: AuthResult[] = [];
  for (const segment of segments) {
    const result = resultOf(joined(segment));
    if (result && results.length < mostResults) results.push(result);
  }
  const saysNone = rest.some((segment) => joined(segment)[0]?.text === 'none');
  if (!isNamed && results.length === 0) return null;
  if (isNamed && results.length === 0 && !saysNone) return null;
  return { authservId: isNamed ? head.toLowerCase() : '', results };
}

/** The first property of this name with something in it; lower-case for comparing. */
export function propertyOf(
  { properties }: AuthResult,
  ...names: readonly string[]
): string {
  for (const name of names) {
    const found = properties.find(
      ({ ptype, property, value }) => value !== '' && `${ptype}.${property}` === name,
    );
    if (found) return found.value.toLowerCase();
  }
  return '';
}

function divided(words: readonly HeaderWord[]): HeaderWord[][] {
  const segments: HeaderWord[][] = [[]];
  for (const word of words) {
    if (word.kind === 'mark' && word.text === ';') segments.push([]);
    else segments.at(-1)?.push(word);
  }
  return segments;
}

/** A property behind one without a value (the types of RFC 8601 §2.3), not its value. */
const isProperty = /^(?:(?:smtp|header|body|policy|dns)\.[\w-]+|reason)=/i;

/** `a = b`, `a =b` and `a= (why) b` are one word: white space and comments may stand around. */
function joined(words: readonly HeaderWord[]): HeaderWord[] {
  const out: HeaderWord[] = [];
  let last: HeaderWord | null = null;
  for (const word of words) {
    const glues =
      last?.kind === 'word' &&
      word.kind !== 'comment' &&
      !(last.text.endsWith('=') && isProperty.test(word.text)) &&
      (/^[^=]*[=./]$/.test(last.text) || startsGlued(word, last));
    if (last && glues) {
      last.text += word.text;
      continue;
    }
    const own = { ...word };
    out.push(own);
    if (own.kind !== 'comment') last = own;
  }
  return out;
}

function startsGlued(word: HeaderWord, last: HeaderWord): boolean {
  return word.kind === 'word' && /^[=./]/.test(word.text) && !last.text.includes('=');
}

function resultOf(words: readonly HeaderWord[]): AuthResult | null {
  const pairs = words.filter(({ kind }) => kind !== 'comment');
  const method = /^([\w-]+)(?:\/\d+)?=([\w-]+)$/.exec(pairs[0]?.text ?? '');
  if (!method) return null;
  const found: AuthResult = {
    method: (method[1] ?? '').toLowerCase(),
    result: (method[2] ?? '').toLowerCase(),
    comment: words.find(({ kind }) => kind === 'comment')?.text ?? '',
    reason: '',
    properties: [],
  };
  for (const { text } of pairs.slice(1, 1 + mostProperties)) {
    const equals = text.indexOf('=');
    if (equals < 1) continue;
    const name = text.slice(0, equals).toLowerCase();
    const value = unquoted(text.slice(equals + 1));
    const dot = name.indexOf('.');
    if (name === 'reason') found.reason = value;
    else if (dot > 0)
      found.properties.push({
        ptype: name.slice(0, dot),
        property: name.slice(dot + 1),
        value,
      });
  }
  return found;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.replace(/^"|"$/g, '').replace(/\\(.)/gs, '$1');
}
