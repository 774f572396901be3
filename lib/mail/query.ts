// The quick filter's small language: words, and a few operators with French names beside the
// English ones. What is not understood as an operator is searched as a word; nothing fails.
import type { Address, Row, Summary } from './message.ts';

export type Target = { row: Row; summary: Summary | undefined };

export type Query = {
  /** True for everything: nothing was asked. */
  readonly isEmpty: boolean;
  /** A row whose header is not known matches only what its size can answer. */
  matches(target: Target): boolean;
};

/** True, false, or not known before the header is here. */
type Answer = boolean | null;
type Term = (target: Target) => Answer;

const names: Record<string, keyof typeof makers> = {
  from: 'from',
  de: 'from',
  to: 'to',
  à: 'to',
  a: 'to',
  subject: 'subject',
  objet: 'subject',
  sujet: 'subject',
  larger: 'larger',
  plus_grand: 'larger',
  smaller: 'smaller',
  plus_petit: 'smaller',
};

const makers = {
  from: (value: string) => ofSummary((summary) => inPeople(summary.from, fold(value))),
  to: (value: string) => ofSummary((summary) => inPeople(summary.to, fold(value))),
  subject: (value: string) =>
    ofSummary((summary) => fold(summary.subject).includes(fold(value))),
  larger: (value: string) => ofSize(value, (size, bound) => size > bound),
  smaller: (value: string) => ofSize(value, (size, bound) => size < bound),
};

/**
 * `devis from:morel larger:10m -scan "toiture version"`. All terms must hold; `-` negates
 * one. Sizes in octets or with k, m, g (1000 each; `10m`, `10 Mo` as `10mo`).
 */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  for (const [, minus = '', name = '', quoted, bare = ''] of text.matchAll(
    /(-?)(?:([\p{L}_]+):)?(?:"([^"]*)"?|([^\s"]+))/gu,
  )) {
    const value = quoted ?? bare;
    const operator = names[name.toLowerCase()];
    const made = operator && value ? makers[operator](value) : null;
    const term = made ?? words(name ? `${name}:${value}` : value);
    if (!term) continue;
    terms.push(minus ? not(term) : term);
  }
  return {
    isEmpty: terms.length === 0,
    matches: (target) => terms.every((term) => term(target) === true),
  };
}

/** Lower-case, without accents, width and ligatures: what is typed and what is searched. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** `10m` → 10,000,000; null where it is no size. */
export function parseSize(text: string): number | null {
  const read = /^(\d+(?:[.,]\d+)?)\s*([kmg]?)i?[bo]?$/i.exec(text);
  if (!read) return null;
  const power = ['', 'k', 'm', 'g'].indexOf((read[2] ?? '').toLowerCase());
  return Number((read[1] ?? '').replace(',', '.')) * 1000 ** power;
}

function words(value: string): Term | null {
  const wanted = fold(value);
  if (wanted === '') return null;
  return ofSummary((summary) => everything(summary).includes(wanted));
}

/** Folds a header before it is searched: with ten thousand the first letter typed would wait. */
export function prepareSearch(summary: Summary): void {
  everything(summary);
}

/** Folded once for each header: typing costs a search, not a folding. */
const folded = new WeakMap<Summary, string>();
function everything(summary: Summary): string {
  let text = folded.get(summary);
  if (text === undefined) {
    const people = [...summary.from, ...summary.to];
    text = fold(
      [summary.subject, ...people.map(({ name, address }) => `${name} ${address}`)].join(
        '\n',
      ),
    );
    folded.set(summary, text);
  }
  return text;
}

function inPeople(people: readonly Address[], wanted: string): boolean {
  return people.some(({ name, address }) => fold(`${name} ${address}`).includes(wanted));
}

function ofSummary(test: (summary: Summary) => boolean): Term {
  return ({ summary }) => (summary ? test(summary) : null);
}

function ofSize(
  value: string,
  test: (size: number, bound: number) => boolean,
): Term | null {
  const bound = parseSize(value);
  return bound === null ? null : ({ row }) => test(row.size, bound);
}

function not(term: Term): Term {
  return (target) => {
    const answer = term(target);
    return answer === null ? null : !answer;
  };
}
