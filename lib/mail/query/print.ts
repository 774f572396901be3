// A query as text, in its one form: English names, sizes and days written one way.
import type { Node, Term } from './terms.ts';

/** Read again it is the same query; '' for nothing. */
export function printQuery(node: Node | null): string {
  return node ? write(node, 'or') : '';
}

function write(node: Node, within: 'or' | 'and' | 'not'): string {
  if (node.kind === 'term') return printTerm(node.term);
  if (node.kind === 'not') return `-${write(node.of, 'not')}`;
  const [first] = node.of;
  if (node.of.length === 1 && first) return write(first, within);
  const joint = node.kind === 'or' ? ' OR ' : ' ';
  const inner = node.of.map((one) => write(one, node.kind === 'or' ? 'or' : 'and'));
  // An "and" binds closer than an "or": it needs no parentheses within one.
  const isOpen = within === 'or' || (within === 'and' && node.kind === 'and');
  return isOpen ? inner.join(joint) : `(${inner.join(joint)})`;
}

export function printTerm(term: Term): string {
  switch (term.op) {
    case 'any':
      return said(term);
    case 'header':
      return `header:${term.name}:${term.text === '' ? '' : said(term)}`;
    case 'has':
      return `has:${term.what}`;
    case 'larger':
    case 'smaller':
      return `${term.op}:${printSize(term.octets)}`;
    case 'before':
    case 'after':
      return `${term.op}:${term.day}`;
    case 'older_than':
    case 'newer_than':
      return `${term.op}:${term.count}${term.unit}`;
    case 'is':
      return `is:${term.state}`;
    default:
      return `${term.op}:${said(term)}`;
  }
}

function said({ text, isPhrase }: { text: string; isPhrase: boolean }): string {
  return isPhrase ? `"${text}"` : text;
}

function printSize(octets: number): string {
  for (const [unit, size] of [
    ['g', 1e9],
    ['m', 1e6],
    ['k', 1e3],
  ] as const)
    if (octets > 0 && octets % size === 0) return `${octets / size}${unit}`;
  return String(octets);
}
