// The names of the columns, each a button that sorts by it. A table of its own above the
// list, so that the list's rows count messages only.
import { ArrowDown, ArrowUp, Paperclip } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Sort, SortBy } from '../../lib/client/state.ts';
import { columns, startsDescending } from './columns.ts';

export function ColumnHeads({ sort }: { sort: Sort }) {
  const { t } = useText();
  return (
    <div
      role="table"
      aria-label={t('list.columns')}
      className="border-s-3 border-b border-s-transparent"
    >
      <div
        role="row"
        className={`h-7 [scrollbar-gutter:stable] overflow-hidden ${columns}`}
      >
        <Head by="from" sort={sort} className="col-start-3" />
        <Head by="subject" sort={sort} />
        <span aria-hidden className="text-text-3">
          <Paperclip className="size-3.5" />
        </span>
        <Head by="size" sort={sort} className="col-span-2 justify-self-end" />
        <Head by="arrived" sort={sort} className="justify-self-end" />
      </div>
    </div>
  );
}

type Column = Exclude<SortBy, 'server'>;

function Head({
  by,
  sort,
  className = '',
}: {
  by: Column;
  sort: Sort;
  className?: string;
}) {
  const { t } = useText();
  const active = sort.by === by;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={`min-w-0 ${className}`}
    >
      <button
        type="button"
        onClick={() =>
          app.setSort({
            by,
            descending: active ? !sort.descending : startsDescending[by],
          })
        }
        className={`flex h-6 items-center gap-1 rounded-sm text-xs font-medium hover:text-text-1 ${active ? 'text-text-1' : 'text-text-3'}`}
      >
        {t(`list.sort.${by}`)}
        {active && <Arrow className="size-3" aria-hidden />}
      </button>
    </div>
  );
}
