// The small things a row is made of, the same in a table row, a card and a touch item.
import { Check, CircleAlert, FileText, HardDriveDownload, Paperclip } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import type { RowProps } from './row-props.ts';
import { sizeClass, type RowView } from './row-view.ts';

/** Full and round while unread; shape and weight say it, the colour only repeats. */
export function UnreadDot({ row, view }: { row: RowProps; view: RowView }) {
  if (row.isSeen || view.state !== 'header') return <span className="block size-2" />;
  return (
    <span
      className="block size-2 rounded-full bg-accent forced-colors:bg-[Highlight]"
      title={row.text.t('list.unread')}
    />
  );
}

/** Visible on the row under the pointer or the focus, where it is ticked, and to a finger. */
export function Tick({ row, touch = false }: { row: RowProps; touch?: boolean }) {
  const shown = row.isSelected
    ? 'border-accent bg-accent text-on-accent'
    : 'border-border-strong bg-bg opacity-0 group-hover:opacity-100 group-focus:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100';
  return (
    <button
      type="button"
      role="checkbox"
      tabIndex={touch ? undefined : -1}
      data-cell
      aria-checked={row.isSelected}
      aria-label={row.text.t('list.select')}
      onClick={() => app.toggleSelected(row.id)}
      className={`relative flex size-4.5 items-center justify-center rounded-sm border after:absolute after:-inset-2 pointer-coarse:after:-inset-3.5 ${shown}`}
    >
      {row.isSelected && <Check className="size-3.5" strokeWidth={3} aria-hidden />}
    </button>
  );
}

const ramp = {
  1: 'bg-size-1',
  2: 'bg-size-2',
  3: 'bg-size-3',
  4: 'bg-size-4',
} as const;

export function SizeBar({ row, className }: { row: RowProps; className: string }) {
  return (
    <span
      data-testid="row-bar"
      aria-hidden
      className={`block h-1 overflow-hidden rounded-full bg-surface-3 forced-colors:border ${className}`}
    >
      <span
        className={`block h-full rounded-full forced-colors:bg-[CanvasText] ${ramp[sizeClass(row.size)]}`}
        style={{ width: `${row.bar}%` }}
      />
    </span>
  );
}

export function SizeText({ row }: { row: RowProps }) {
  const { t, size } = row.text;
  return (
    <span className="tabular-nums" title={t('list.octets', { n: row.size })}>
      {size(row.size)}
    </span>
  );
}

/** That files come along, and that the whole message is on this device. */
export function Hints({ row, view }: { row: RowProps; view: RowView }) {
  const { t } = row.text;
  const isHere = row.isSaved && !row.isOnlyHere;
  if (!view.attachments && !isHere && !row.isTextOnly) return null;
  return (
    <span className="flex shrink-0 gap-1 self-center text-text-3">
      {view.attachments && (
        <span
          title={t(row.isSaved ? 'list.hasAttachments' : 'list.attachments')}
          className="flex"
        >
          <Paperclip className="size-3.5" aria-hidden />
        </span>
      )}
      {row.isTextOnly && (
        <span title={t('list.textOnly')} className="flex" data-testid="row-text">
          <FileText className="size-3.5" aria-hidden />
        </span>
      )}
      {isHere && (
        <span title={t('list.saved')} className="flex" data-testid="row-saved">
          <HardDriveDownload className="size-3.5" aria-hidden />
        </span>
      )}
    </span>
  );
}

/** The badge of a message whose only copy is on this device; `short` where room is scarce. */
export function OnlyHere({
  row,
  short,
}: {
  row: RowProps;
  short: 'yes' | 'no' | 'narrow';
}) {
  const { t } = row.text;
  return (
    <span
      data-testid="only-here"
      title={t('only.hereWhy')}
      className="max-w-full shrink-0 truncate rounded-full bg-here-subtle px-2 text-xs font-medium text-on-here-subtle"
    >
      {short !== 'yes' && (
        <span className={short === 'narrow' ? '@max-4xl:hidden' : ''}>
          {t('only.here')}
        </span>
      )}
      {short !== 'no' && (
        <span className={short === 'narrow' ? '@4xl:hidden' : ''}>{t('only.short')}</span>
      )}
    </span>
  );
}

/** In place of what a header would say, while there is none. */
export function NoHeader({ row, view }: { row: RowProps; view: RowView }) {
  const { t, number } = row.text;
  const failed = view.state === 'failed';
  return (
    <span className="flex min-w-0 items-center gap-2 text-text-3">
      {failed && <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden />}
      <span
        className="truncate"
        title={failed ? t('list.failedWhy', { line: row.failedLine ?? '' }) : undefined}
      >
        {!row.isOnlyHere && (
          <span className="tabular-nums">
            {t('list.number', { n: number(row.number) })}
            {' · '}
          </span>
        )}
        {t(failed ? 'list.failed' : 'list.notFetched')}
      </span>
      {failed && (
        <button
          type="button"
          tabIndex={-1}
          data-cell
          onClick={() => app.retryHeader(row.id)}
          className="shrink-0 rounded-sm text-accent underline underline-offset-2"
        >
          {t('common.retry')}
        </button>
      )}
    </span>
  );
}
