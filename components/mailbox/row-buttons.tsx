// What can be done with a message where it stands in the list.
import { Ellipsis, Eraser, Trash2, Undo2 } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { askToForget } from '../archive/forget-dialog.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import type { RowProps } from './row-props.ts';

export function KeepButton({ row }: { row: RowProps }) {
  return (
    <Button
      size="small"
      look="quiet"
      tabIndex={-1}
      data-cell
      data-testid="keep"
      icon={<Undo2 className="size-3.5" aria-hidden />}
      onClick={() => app.keep([row.id])}
      className="min-h-6! px-2! text-on-mark-subtle! pointer-coarse:min-h-11!"
    >
      {row.text.t('del.keep')}
    </Button>
  );
}

export function MarkButton({ row, tabIndex }: { row: RowProps; tabIndex?: -1 }) {
  const { t } = row.text;
  if (row.isOnlyHere)
    return (
      <IconButton
        tabIndex={tabIndex}
        data-cell
        label={t('only.forget')}
        onClick={() => askToForget([row.id])}
        className="size-7! pointer-coarse:size-11!"
      >
        <Eraser className="size-4" aria-hidden />
      </IconButton>
    );
  return (
    <IconButton
      tabIndex={tabIndex}
      data-cell
      label={t(row.isMarked ? 'del.keep' : 'del.mark')}
      data-testid={row.isMarked ? 'keep' : undefined}
      onClick={() => (row.isMarked ? app.keep([row.id]) : app.mark([row.id]))}
      className="size-7! pointer-coarse:size-11!"
    >
      {row.isMarked ? (
        <Undo2 className="size-4" aria-hidden />
      ) : (
        <Trash2 className="size-4" aria-hidden />
      )}
    </IconButton>
  );
}

/** `tabIndex` -1 where the row as a whole is the tab stop. */
export function MoreButton({ row, tabIndex }: { row: RowProps; tabIndex?: -1 }) {
  const { t } = row.text;
  return (
    <Menu
      label={t('list.more')}
      {...(tabIndex && { tabIndex })}
      className="size-7! pointer-coarse:size-11!"
      align="end"
      square
      trigger={<Ellipsis className="size-4" aria-hidden />}
      items={rowMenu(row)}
    />
  );
}

function rowMenu(row: RowProps): MenuItem[] {
  const { t } = row.text;
  return [
    { label: t('list.open'), keys: 'Enter', onChoose: () => app.open(row.id) },
    {
      label: t('list.select'),
      keys: 'x',
      checked: row.isSelected,
      onChoose: () => app.toggleSelected(row.id),
    },
    {
      label: t(row.isSeen ? 'list.markUnread' : 'list.markRead'),
      keys: 'u',
      onChoose: () => app.setSeen([row.id], !row.isSeen),
    },
    ...(row.failedLine === undefined || row.summary
      ? []
      : [{ label: t('common.retry'), onChoose: () => app.retryHeader(row.id) }]),
    { label: t('list.saveEml'), keys: 'e', onChoose: () => void app.saveMessage(row.id) },
    'line',
    row.isMarked
      ? { label: t('del.keep'), keys: 'd', onChoose: () => app.keep([row.id]) }
      : {
          label: t('del.mark'),
          keys: 'd',
          whyNot: row.isOnlyHere ? t('only.hereWhy') : undefined,
          onChoose: () => app.mark([row.id]),
        },
    ...(row.isSaved
      ? [
          {
            label: t('only.forget'),
            keys: 's',
            danger: row.isOnlyHere,
            onChoose: () => askToForget([row.id]),
          },
        ]
      : []),
  ];
}
