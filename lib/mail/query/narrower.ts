// Whether a question can be true only where the one before it was: a letter was added to a
// word, or a word to the others. Then only what was found before has to be asked.
import { fold } from './fold.ts';
import { printQuery } from './print.ts';
import type { Node, Term } from './terms.ts';

/** Terms whose answer does not change between two keystrokes; states and ages may. */
const steady: ReadonlySet<Term['op']> = new Set([
  'any',
  'from',
  'to',
  'subject',
  'uid',
  'id',
  'larger',
  'smaller',
  'before',
  'after',
]);

export function isNarrower(next: Node | null, than: Node | null): boolean {
  if (!next || !than) return false;
  const now = partsOf(next);
  return partsOf(than).every((old) => now.some((one) => isWithin(one, old)));
}

function partsOf(node: Node): readonly Node[] {
  return node.kind === 'and' ? node.of : [node];
}

function isWithin(one: Node, old: Node): boolean {
  if (one.kind !== 'term' || old.kind !== 'term' || !steady.has(old.term.op))
    return false;
  if (printQuery(one) === printQuery(old)) return true;
  const [a, b] = [one.term, old.term];
  if (a.op !== b.op || !('isPhrase' in a) || !('isPhrase' in b) || a.op === 'header')
    return false;
  return !a.isPhrase && !b.isPhrase && a.op !== 'uid' && a.op !== 'id'
    ? fold(a.text).startsWith(fold(b.text))
    : false;
}
