// How much there is, which of it to select, and in which order it stands.
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit, SortBy } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Menu } from '../ui/menu.tsx';
import { startsDescending } from './columns.ts';
import { SelectBox } from './select-box.tsx';

export function ListHead({ visit }: { visit: OpenVisit }) {
  const { t, size, number } = useText();
  const onlyHere = useStore(app.mailbox, (state) => state.onlyHere.length);
  const { count, octets } = visit.snapshot;
  return (
    <div
      role="group"
      aria-label={t('list.tools')}
      className="flex min-h-10 min-w-0 flex-1 items-center gap-1 border-s-3 border-s-transparent ps-3 pe-2"
    >
      <SelectBox />
      <p
        className={`min-w-0 flex-1 text-text-2 tabular-nums ${onlyHere === 0 ? 'truncate text-sm' : 'text-xs'}`}
      >
        {onlyHere === 0 ? (
          t('list.header', { n: count, size: size(octets) })
        ) : (
          <>
            {t('only.header', { n: number(count) })}
            {' · '}
            <button
              type="button"
              data-testid="only-count"
              title={t('only.show')}
              className="rounded-sm text-accent underline underline-offset-2"
              onClick={() => app.setFilter('is:only-here')}
            >
              {t('only.count', { n: onlyHere })}
            </button>
          </>
        )}
      </p>
      <SortMenu />
    </div>
  );
}

const sorts: readonly SortBy[] = ['arrived', 'from', 'subject', 'size', 'server'];

function SortMenu() {
  const { t } = useText();
  const sort = useStore(app.mailbox, (state) => state.sort);
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const by = t(`list.sort.${sort.by}`);
  return (
    <Menu
      label={t('list.sortNow', { by, descending: sort.descending ? 'yes' : 'no' })}
      align="end"
      className="target-small! shrink-0 px-2! text-sm"
      trigger={
        <>
          {by}
          <Arrow className="size-3.5" aria-hidden />
          <ChevronDown className="size-3.5 text-text-3" aria-hidden />
        </>
      }
      items={[
        ...sorts.map((one) => ({
          label: t(`list.sort.${one}`),
          checked: one === sort.by,
          onChoose: () =>
            app.setSort(
              one === sort.by ? sort : { by: one, descending: startsDescending[one] },
            ),
        })),
        'line' as const,
        {
          label: t('list.ascending'),
          checked: !sort.descending,
          onChoose: () => app.setSort({ ...sort, descending: false }),
        },
        {
          label: t('list.descending'),
          checked: sort.descending,
          onChoose: () => app.setSort({ ...sort, descending: true }),
        },
      ]}
    />
  );
}
