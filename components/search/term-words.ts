// Terms of a query in the person's words, for chips and for what is offered.
import type { Text } from '../../lib/i18n/text.ts';
import { printQuery } from '../../lib/mail/query/print.ts';
import type { Node, Problem, Term } from '../../lib/mail/query/terms.ts';

export function sayTerm(term: Term, t: Text['t'], size?: Text['size']): string {
  const name = term.op === 'any' ? '' : t(`search.op.${term.op}`);
  const saying = (value: string) => t('search.chip', { name, value });
  switch (term.op) {
    case 'any':
      return term.isPhrase ? t('search.phrase', { text: term.text }) : term.text;
    case 'is':
      return t(`search.state.${term.state}`);
    case 'has':
      return name;
    case 'larger':
    case 'smaller':
      return saying(size ? size(term.octets) : String(term.octets));
    case 'before':
    case 'after':
      return saying(term.day);
    case 'older_than':
    case 'newer_than':
      return saying(t(`search.age.${term.unit}`, { n: term.count }));
    case 'header':
      return saying(term.text === '' ? term.name : `${term.name}: ${term.text}`);
    default:
      return saying(term.text);
  }
}

export function sayNode(node: Node, text: Text): string {
  if (node.kind === 'term') return sayTerm(node.term, text.t, text.size);
  if (node.kind === 'not' && node.of.kind === 'term')
    return text.t('search.not', { what: sayTerm(node.of.term, text.t, text.size) });
  return printQuery(node);
}

export function sayProblem(problem: Problem, t: Text['t']): string {
  return t(`search.problem.${problem.kind}`, {
    text: problem.text.slice(0, 40),
    meant: problem.meant ?? '',
  });
}
