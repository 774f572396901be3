// A row where the list is narrow: who and when, what, and how large. Three lines, two when
// compact. The subject is handed in, because under a finger it is the way to open.
import type { ReactNode } from 'react';
import { KeepButton } from './row-buttons.tsx';
import { Hints, OnlyHere, SizeBar, SizeText } from './row-parts.tsx';
import { Snippet } from './row-words.tsx';
import type { RowProps } from './row-props.ts';
import type { RowView } from './row-view.ts';
import { Sender } from './table-row.tsx';

export function CardLines({
  row,
  view,
  subject,
  unknown,
  withKeep,
}: {
  row: RowProps;
  view: RowView;
  subject: ReactNode;
  /** In place of the sender while there is no header. */
  unknown: ReactNode;
  /** False where the row has a button for it already, and little room. */
  withKeep: boolean;
}) {
  const compact = row.density === 'compact';
  const known = view.state === 'header';
  return (
    <div className={`min-w-0 flex-1 ${row.density === 'roomy' ? 'space-y-1' : ''}`}>
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1">
          {known ? <Sender row={row} view={view} /> : unknown}
        </span>
        <Hints row={row} view={view} />
        {view.at !== null && (
          <time
            dateTime={new Date(view.at).toISOString()}
            title={row.text.dateTime(view.at)}
            className="shrink-0 text-xs text-text-3 tabular-nums"
          >
            {row.text.when(view.at, row.today)}
          </time>
        )}
      </div>
      {!compact && known && <div className="min-w-0 truncate text-sm">{subject}</div>}
      <div className="flex min-w-0 items-center gap-2 text-xs text-text-3">
        {compact && known && (
          <span className="min-w-0 flex-1 truncate text-sm">{subject}</span>
        )}
        {(withKeep || !row.isMarked) && <SizeBar row={row} className="w-14 shrink-0" />}
        <SizeText row={row} />
        {row.isOnlyHere && <OnlyHere row={row} short={row.excerpt ? 'yes' : 'no'} />}
        {!compact && !row.isMarked && (view.snippet || row.excerpt) && (
          <bdi className="min-w-0 flex-1 truncate">
            <Snippet row={row} view={view} />
          </bdi>
        )}
        {row.isMarked && (
          <>
            <span className="min-w-0 flex-1 truncate font-medium text-on-mark-subtle">
              {row.text.t('del.row')}
            </span>
            {withKeep && <KeepButton row={row} />}
          </>
        )}
      </div>
    </div>
  );
}
