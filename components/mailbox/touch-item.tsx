// One message of the list under a finger: a real list item whose subject opens it, with
// buttons of at least 44 px that swipe navigation of a screen reader can reach.
import { memo, type ReactNode } from 'react';
import { app } from '../../lib/client/instance.ts';
import { CardLines } from './card-row.tsx';
import { ground } from './message-row.tsx';
import { MarkButton, MoreButton } from './row-buttons.tsx';
import { Tick, UnreadDot } from './row-parts.tsx';
import { rowName, type RowProps } from './row-props.ts';
import { SubjectWords } from './row-words.tsx';
import { rowView } from './row-view.ts';

export const TouchItem = memo(function TouchItem({
  count,
  ...row
}: RowProps & { count: number }) {
  const view = rowView(row);
  const { t, number } = row.text;
  const weight = row.isSeen ? 'text-text-2' : 'font-unread text-text-1';
  const open = (words: ReactNode, look: string) => (
    <button
      type="button"
      aria-label={rowName(row, view)}
      aria-current={row.isOpen || undefined}
      onClick={() => app.open(row.id)}
      className={`max-w-full truncate text-start align-bottom focus-inset after:absolute after:inset-0 ${look}`}
    >
      {words}
    </button>
  );
  return (
    <li
      data-testid="msg-row"
      data-id={row.id}
      aria-posinset={row.index + 1}
      aria-setsize={count}
      style={{ top: row.top, height: row.height }}
      className={`group absolute inset-x-0 flex items-center gap-1 overflow-hidden border-s-3 border-b ${ground(row)}`}
    >
      <span className="relative z-1 flex w-11 shrink-0 flex-col items-center justify-center gap-2">
        <Tick row={row} touch />
      </span>
      <CardLines
        row={row}
        view={view}
        subject={open(
          <bdi className={row.isMarked ? 'line-through decoration-mark' : ''}>
            <SubjectWords row={row} view={view} />
          </bdi>,
          weight,
        )}
        unknown={
          <span className="flex items-center gap-2">
            {open(
              row.isOnlyHere
                ? t('list.notFetched')
                : `${t('list.number', { n: number(row.number) })} · ${t(view.state === 'failed' ? 'list.failed' : 'list.notFetched')}`,
              'text-text-3',
            )}
          </span>
        }
        withKeep={false}
      />
      <UnreadDot row={row} view={view} />
      <span className="relative z-1 flex shrink-0">
        <MarkButton row={row} />
        <MoreButton row={row} />
      </span>
    </li>
  );
});
