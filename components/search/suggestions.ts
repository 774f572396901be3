// What may come next in the search box: operators by their names in the person's language,
// then their values. Pure: what is typed and where the caret stands, in; lines, out.
import type { Language } from '../../lib/i18n/text.ts';
import {
  aliases,
  operatorOf,
  operators,
  plain,
  stateAliases,
} from '../../lib/mail/query/names.ts';
import { states, type Op } from '../../lib/mail/query/terms.ts';

export type Suggestion = {
  /** The whole text once it is taken, and where the caret is then. */
  text: string;
  caret: number;
  /** What is put in. */
  label: string;
  /** Whose words say what it means: an operator, a state, or the label itself. */
  about:
    { op: Exclude<Op, 'any'> } | { state: (typeof states)[number] } | { example: string };
};

/** ours: more are not looked through */
const most = 8;

const examples: Partial<Record<Op, readonly string[]>> = {
  larger: ['100k', '1m', '10m'],
  smaller: ['100k', '1m', '10m'],
  older_than: ['7d', '1m', '1y'],
  newer_than: ['7d', '1m', '1y'],
};
const frenchUnits: Record<string, string> = { '7d': '7j', '1m': '1mois', '1y': '1an' };

export function suggest(
  typed: string,
  caret: number,
  language: Language,
  /** Names or addresses that begin with this, the likeliest first. */
  people: (begin: string, op: 'from' | 'to') => readonly string[],
): Suggestion[] {
  const before = typed.slice(0, caret);
  const read = /(?:^|[\s(])-?(?:([\p{L}_-]+):)?("?)([^\s"():]*)$/u.exec(before);
  if (!read) return [];
  const [, name, quote = '', begin = ''] = read;
  const start = before.length - begin.length - quote.length;
  const put = (label: string, about: Suggestion['about']): Suggestion => {
    const isOpen = label.endsWith(':');
    const head = `${before.slice(0, start)}${label}${isOpen ? '' : ' '}`;
    return {
      text: head + typed.slice(caret).replace(/^\s+/, ''),
      caret: head.length,
      label,
      about,
    };
  };
  if (name === undefined) {
    if (begin === '' || quote !== '') return [];
    return operators
      .filter((op) => namesOf(op, language).some((one) => isBegun(one, begin)))
      .slice(0, most)
      .map((op) => put(`${nameIn(op, language)}:`, { op }));
  }
  const op = operatorOf(name);
  if (op === 'is')
    return states
      .filter((state) =>
        [state, stateAliases[state].fr].some((one) => isBegun(one, begin)),
      )
      .map((state) => put(language === 'fr' ? stateAliases[state].fr : state, { state }));
  if (op === 'has') {
    const word = language === 'fr' ? 'pj' : 'attachment';
    return isBegun(word, begin) ? [put(word, { op })] : [];
  }
  if (op === 'from' || op === 'to')
    return people(begin, op)
      .slice(0, most)
      .map((one) => put(/[\s"():]/.test(one) ? `"${one.replaceAll('"', '')}"` : one, { example: one })); // prettier-ignore
  const given = begin === '' && op ? (examples[op] ?? []) : [];
  return given.map((one) =>
    put(language === 'fr' ? (frenchUnits[one] ?? one) : one, { example: one }),
  );
}

export function nameIn(op: Exclude<Op, 'any'>, language: Language): string {
  return language === 'fr' ? aliases[op].fr : op;
}

function namesOf(op: Exclude<Op, 'any'>, language: Language): string[] {
  return language === 'fr' ? [aliases[op].fr, op] : [op];
}

function isBegun(name: string, begin: string): boolean {
  return plain(name).startsWith(plain(begin));
}
