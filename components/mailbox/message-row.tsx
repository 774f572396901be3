// One row of the grid. Its state is told by a bar at its edge and words, never by colour
// alone; the name a screen reader says is one sentence.
import { memo } from 'react';
import { CardLines } from './card-row.tsx';
import { MarkButton, MoreButton } from './row-buttons.tsx';
import { NoHeader, Tick, UnreadDot } from './row-parts.tsx';
import { rowName, type RowProps } from './row-props.ts';
import { SubjectWords } from './row-words.tsx';
import { rowView, type RowView } from './row-view.ts';
import { TableCells } from './table-row.tsx';

export const MessageRow = memo(function MessageRow(row: RowProps) {
  const view = rowView(row);
  return (
    <div
      role="row"
      data-testid="msg-row"
      data-id={row.id}
      aria-rowindex={row.index + 1}
      aria-selected={row.isSelected}
      aria-current={row.isOpen || undefined}
      aria-label={rowName(row, view)}
      tabIndex={row.isTabStop ? 0 : -1}
      style={{ top: row.top, height: row.height }}
      className={`group absolute inset-x-0 overflow-hidden border-s-3 border-b focus-inset contain-strict select-none ${ground(row)}`}
    >
      {row.layout === 'table' ? (
        <TableCells row={row} view={view} />
      ) : (
        <Card row={row} view={view} />
      )}
      {row.isActive && <Actions row={row} />}
    </div>
  );
});

/** Marked is amber, chosen is blue, open has the accent at its edge. */
export function ground(row: RowProps): string {
  const edge = row.isOpen
    ? 'border-s-accent'
    : row.isMarked
      ? 'border-s-mark'
      : 'border-s-transparent';
  if (row.isSelected) return `${edge} bg-accent-subtle`;
  if (row.isMarked) return `${edge} bg-mark-subtle`;
  return row.isOpen ? `${edge} bg-surface-3` : `${edge} bg-surface-1 hover:bg-surface-2`;
}

function Card({ row, view }: { row: RowProps; view: RowView }) {
  const weight = row.isSeen ? 'text-text-2' : 'font-unread text-text-1';
  const subject = (
    <bdi className={`${weight} ${row.isMarked ? 'line-through decoration-mark' : ''}`}>
      <SubjectWords row={row} view={view} />
    </bdi>
  );
  return (
    <div role="gridcell" className="flex h-full items-center gap-2.5 ps-2 pe-3">
      <span className="relative flex size-5 shrink-0 items-center justify-center">
        <span className={`absolute group-hover:hidden ${row.isSelected ? 'hidden' : ''}`}>
          <UnreadDot row={row} view={view} />
        </span>
        <Tick row={row} />
      </span>
      <CardLines
        row={row}
        view={view}
        subject={subject}
        unknown={<NoHeader row={row} view={view} />}
        withKeep
      />
    </div>
  );
}

/** Over the date, while the pointer is on the row or → went into it; the row's ring stays. */
function Actions({ row }: { row: RowProps }) {
  return (
    <div
      role="gridcell"
      className={`pointer-events-none absolute end-1 flex items-center justify-end bg-inherit pe-1 opacity-0 group-hover:pointer-events-auto group-hover:opacity-100 focus-within:pointer-events-auto focus-within:opacity-100 ${row.layout === 'table' ? 'inset-y-1 w-26' : 'top-1 w-19 [&_button]:size-6!'}`}
    >
      {!row.isMarked && <MarkButton row={row} tabIndex={-1} />}
      <MoreButton row={row} tabIndex={-1} />
    </div>
  );
}
