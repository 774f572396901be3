// How far the headers have come, what a search was searched in, and whether the order is
// final. Quiet, and gone when there is nothing left to say.
import { app } from '../../lib/client/instance.ts';
import { mayExpire } from '../../lib/client/expiry.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Scope } from '../search/scope.tsx';
import { Progress } from '../ui/progress.tsx';

export function ListMeta({ visit }: { visit: OpenVisit }) {
  const { t, number } = useText();
  const { covered, filter, view, unsortedFrom, sort, headers } = useStore(
    app.mailbox,
    (state) => state,
  );
  const mayFetch = useStore(app.expiry, (now) => now === 'given') || !mayExpire(visit);
  const total = visit.snapshot.count;
  const done = Math.min(covered, total);
  const isWhole = done >= total;
  const searches = filter.trim() !== '';
  if (isWhole && !searches) return null;
  const counts = { done: number(done), total: number(total) };
  const sortsAll = sort.by === 'size' || sort.by === 'server';
  const unsorted = sortsAll ? 0 : view.length - unsortedFrom;
  const areComing = mayFetch && visit.server.hasTop && headers === 'can-come';
  if (!areComing && !searches && unsorted === 0) return null;
  return (
    <div className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-4 border-b px-4 py-1 text-xs text-text-3 tabular-nums">
      {searches ? (
        <Scope done={done} total={total} />
      ) : (
        <p className="min-w-0 flex-1">
          {unsorted > 0 &&
            t(areComing ? 'list.unsorted' : 'list.unsortable', { n: unsorted })}
        </p>
      )}
      {!isWhole && areComing && (
        <Progress
          value={done}
          max={total}
          label={t('list.coverageName')}
          text={t('list.coverage', counts)}
          showText={!searches && unsorted === 0}
          className={searches || unsorted > 0 ? 'w-24' : 'w-52'}
        />
      )}
    </div>
  );
}
