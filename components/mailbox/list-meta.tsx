// How far the headers have come, what a search was searched in, and whether the order is
// final. Quiet, and gone when there is nothing left to say.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Progress } from '../ui/progress.tsx';

export function ListMeta({ visit }: { visit: OpenVisit }) {
  const { t, number } = useText();
  // The map of headers is the same object while it grows: its version is what changes.
  useStore(app.mailbox, (state) => state.version);
  const { summaries, filter, view, unsortedFrom, sort } = useStore(
    app.mailbox,
    (state) => state,
  );
  const total = visit.snapshot.count;
  const done = Math.min(summaries.size, total);
  const isWhole = done >= total;
  const counts = { done: number(done), total: number(total) };
  const unsorted =
    sort.by === 'size' || sort.by === 'server' ? 0 : view.length - unsortedFrom;
  const searches = filter.trim() !== '';
  return (
    <div
      className={
        isWhole && !searches
          ? 'sr-only'
          : 'flex min-h-7 flex-wrap items-center gap-x-4 border-b px-3 py-1 text-xs text-text-3 tabular-nums'
      }
    >
      {searches && (
        <p role="status" data-testid="scope" className="min-w-0 flex-1">
          {t('search.scope', { n: view.length, ...counts })}
        </p>
      )}
      <div
        data-testid="coverage"
        title={unsorted > 0 && !isWhole ? t('list.unsorted', { n: unsorted }) : undefined}
        className={searches ? 'w-24' : 'flex-1'}
      >
        <Progress
          value={done}
          max={total}
          label={t('list.coverageName')}
          text={t('list.coverage', counts)}
          showText={!searches}
          className="w-full"
        />
        {searches && <span className="sr-only">{t('list.coverage', counts)}</span>}
      </div>
    </div>
  );
}
