// What of the query was recognised, a chip each, to be taken away again; and under the box, in
// quiet words, what was not.
import { X } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { printQuery } from '../../lib/mail/query/print.ts';
import type { Node } from '../../lib/mail/query/terms.ts';
import { partsOf, without } from './query-parts.ts';
import { sayNode, sayProblem } from './term-words.ts';

export const hintId = 'search-hint';

export function SearchChips() {
  const text = useText();
  const search = useStore(app.search, (now) => now);
  if (search.name === 'idle') return <Problems />;
  const { root } = search.query;
  const chips = partsOf(root).filter((node) => !isPlainWord(node));
  return (
    <>
      {chips.length > 0 && (
        <ul
          aria-label={text.t('search.chips')}
          data-testid="chips"
          className="flex flex-wrap gap-1.5 border-b px-4 py-1.5"
        >
          {chips.map((node) => {
            const words = sayNode(node, text);
            return (
              <li key={printQuery(node)} className="max-w-full">
                <button
                  type="button"
                  aria-label={text.t('search.chipRemove', { what: words })}
                  title={printQuery(node)}
                  onClick={() => {
                    app.setFilter(without(root, node));
                    document.getElementById('search')?.focus();
                  }}
                  className="flex target-small max-w-full items-center gap-1.5 rounded-full bg-accent-subtle px-2.5 text-xs font-medium text-on-accent-subtle"
                >
                  <bdi className="truncate">{words}</bdi>
                  <X className="size-3.5 shrink-0" aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Problems />
    </>
  );
}

function Problems() {
  const { t } = useText();
  const filter = useStore(app.mailbox, (now) => now.filter);
  const search = useStore(app.search, (now) => now);
  // A value that is not there yet is no mistake while it is being typed.
  const isComing = filter.trimEnd().endsWith(':');
  const problems =
    search.name === 'idle'
      ? []
      : search.query.problems.filter(({ kind }) => kind !== 'no-value' || !isComing);
  return (
    <div id={hintId} className="empty:hidden">
      {problems.slice(0, 3).map((problem) => (
        <p
          key={problem.kind + problem.text}
          className="border-b px-4 py-1.5 text-xs text-text-2"
        >
          {sayProblem(problem, t)}
        </p>
      ))}
    </div>
  );
}

function isPlainWord(node: Node): boolean {
  return node.kind === 'term' && node.term.op === 'any' && !node.term.isPhrase;
}
