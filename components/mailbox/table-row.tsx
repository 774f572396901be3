// A row where the list is wide: one line of aligned columns, two lines when roomy.
import {
  Hints,
  NoHeader,
  OnlyHere,
  SizeBar,
  SizeText,
  Tick,
  UnreadDot,
} from './row-parts.tsx';
import type { ReactNode } from 'react';
import { hitsOf } from '../../lib/mail/query/hits.ts';
import { Marked } from '../search/marked.tsx';
import { Snippet, SubjectWords } from './row-words.tsx';
import { KeepButton } from './row-buttons.tsx';
import { columns } from './columns.ts';
import type { RowProps } from './row-props.ts';
import type { RowView } from './row-view.ts';

export function TableCells({ row, view }: { row: RowProps; view: RowView }) {
  const { when } = row.text;
  const roomy = row.density === 'roomy';
  return (
    <div className={`h-full ${columns}`}>
      <div role="gridcell" className="flex">
        <Tick row={row} />
      </div>
      <div role="gridcell" className="flex">
        <UnreadDot row={row} view={view} />
      </div>
      {view.state === 'header' ? (
        <>
          <div role="gridcell" className="min-w-0">
            <Sender row={row} view={view} />
            {roomy && <Second>{view.address}</Second>}
          </div>
          <div role="gridcell" className="min-w-0">
            <Subject row={row} view={view} />
            {roomy && (
              <Second>
                <Snippet row={row} view={view} />
              </Second>
            )}
          </div>
        </>
      ) : (
        <div role="gridcell" className="col-span-2 flex min-w-0 items-center gap-3">
          <NoHeader row={row} view={view} />
          {row.isMarked && <MarkedWords row={row} />}
          {row.isOnlyHere && <OnlyHere row={row} short="narrow" />}
        </div>
      )}
      <div role="gridcell">
        <Hints row={row} view={view} />
      </div>
      <div role="gridcell">
        <SizeBar row={row} className="w-full" />
      </div>
      <div role="gridcell" className="text-end text-sm text-text-2">
        <SizeText row={row} />
      </div>
      <div role="gridcell" className="truncate text-end text-sm text-text-3 tabular-nums">
        {view.at !== null && (
          <time
            dateTime={new Date(view.at).toISOString()}
            title={row.text.dateTime(view.at)}
          >
            {when(view.at, row.today)}
          </time>
        )}
        {view.state === 'header' && view.at === null && '–'}
      </div>
    </div>
  );
}

/** The quiet line below; its direction never moves it to the other side. */
function Second({ children }: { children: ReactNode }) {
  return (
    <span className="block truncate text-xs text-text-3">
      <bdi>{children}</bdi>
    </span>
  );
}

export function Sender({ row, view }: { row: RowProps; view: RowView }) {
  const look = row.isSeen ? 'text-text-2' : 'font-unread text-text-1';
  return (
    <span className={`block truncate ${look}`} title={view.address || undefined}>
      <bdi>
        {view.sender ? (
          <Marked text={view.sender} hits={hitsOf(view.sender, row.words)} />
        ) : (
          <i className="text-text-3">{row.text.t('list.noSender')}</i>
        )}
      </bdi>
    </span>
  );
}

function Subject({ row, view }: { row: RowProps; view: RowView }) {
  const weight = row.isSeen ? '' : 'font-unread';
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span className="min-w-20 truncate">
        <bdi
          className={`${weight} ${row.isMarked ? 'line-through decoration-mark' : ''}`}
        >
          <SubjectWords row={row} view={view} />
        </bdi>
        {(view.snippet || row.excerpt) && row.density === 'cosy' && (
          <bdi className="text-text-3">
            {' — '}
            <Snippet row={row} view={view} />
          </bdi>
        )}
      </span>
      {row.isMarked && <MarkedWords row={row} />}
      {row.isOnlyHere && <OnlyHere row={row} short="narrow" />}
    </div>
  );
}

export function MarkedWords({ row }: { row: RowProps }) {
  return (
    <span className="flex min-w-8 shrink-3 items-center gap-1 text-xs font-medium text-on-mark-subtle">
      <span className="truncate">{row.text.t('del.row')}</span>
      <span className="shrink-0">
        <KeepButton row={row} />
      </span>
    </span>
  );
}
