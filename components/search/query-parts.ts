// The parts of a query that must all hold: what stands on chips and can be taken away.
import { printQuery } from '../../lib/mail/query/print.ts';
import type { Node } from '../../lib/mail/query/terms.ts';

export function partsOf(root: Node | null): readonly Node[] {
  if (!root) return [];
  return root.kind === 'and' ? root.of : [root];
}

/** The query without this part, as text. */
export function without(root: Node | null, node: Node): string {
  const left = partsOf(root).filter((one) => one !== node);
  return printQuery(left.length === 0 ? null : { kind: 'and', of: left });
}
