// Nothing was found: what was searched, and what would search more.
import { SearchX } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Place } from '../mailbox/list-empty.tsx';
import { showSheet } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { partsOf, without } from './query-parts.ts';
import { useInside } from './scope.tsx';
import { sayNode } from './term-words.ts';
import { useRest } from './use-rest.ts';

/** ours: more offers are a list to read and no help */
const offersAtMost = 4;

export function NothingFound({ visit }: { visit: OpenVisit }) {
  const text = useText();
  const { t, number } = text;
  const covered = useStore(app.mailbox, (state) => state.covered);
  const filter = useStore(app.mailbox, (state) => state.filter);
  const search = useStore(app.search, (state) => state);
  const rest = useRest();
  const inside = useInside();
  const total = visit.snapshot.count;
  const counts = { done: number(covered), total: number(total) };
  const root = search.name === 'idle' ? null : search.query.root;
  const parts = partsOf(root);
  if (search.name === 'running')
    return (
      <Place
        icon={<SearchX aria-hidden />}
        title={t('search.running')}
        body={inside ?? ''}
      >
        {null}
      </Place>
    );
  return (
    <Place
      icon={<SearchX aria-hidden />}
      title={t('search.none', { query: filter })}
      body={[
        t(covered < total ? 'search.noneWhy' : 'search.noneWhyAll', counts),
        inside && search.findable > 0 && t('search.noneInside', { n: search.findable }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {parts.length > 1 &&
        parts.slice(0, offersAtMost).map((node, n) => (
          <Button key={n} onClick={() => app.setFilter(without(root, node))}>
            {t('search.widen', { what: sayNode(node, text) })}
          </Button>
        ))}
      {inside && rest && <Button onClick={() => showSheet('device')}>{rest}</Button>}
      <Button onClick={() => app.setFilter('')}>{t('search.clear')}</Button>
    </Place>
  );
}
