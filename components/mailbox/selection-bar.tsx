// What is selected and what can be done with it, in place of the list's head.
import { Download, Eraser, Mail, MailOpen, Trash2, Undo2, X } from 'lucide-react';
import { useMemo } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { askToForget } from '../archive/forget-dialog.tsx';
import { showSheet } from '../shell/stage.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { createPositions, weigh } from './positions.ts';
import { SelectBox } from './select-box.tsx';

const positions = createPositions();

export function SelectionBar() {
  const { t, size } = useText();
  const selected = useStore(app.mailbox, (state) => state.selected);
  const rows = useStore(app.mailbox, (state) => state.all);
  const onlyHere = useStore(app.mailbox, (state) => state.onlyHere);
  const marks = useStore(app.deletion, (state) => state.marks);
  const seen = useStore(app.mailbox, (state) => state.seen);
  const ids = useMemo(() => [...selected], [selected]);
  const octets = useMemo(() => weigh(ids, rows, positions(rows)), [ids, rows]);
  // What only this device has is not there to be marked.
  const listed = useMemo(() => {
    const lonely = new Set(onlyHere.map(({ id }) => id));
    return ids.filter((id) => !lonely.has(id));
  }, [ids, onlyHere]);
  const allLonely = ids.length > 0 && listed.length === 0;
  const allMarked = listed.every((id) => marks.has(id));
  const allSeen = ids.every((id) => seen.has(id));
  return (
    <div
      role="group"
      aria-label={t('list.selection')}
      className="flex min-h-10 min-w-0 flex-1 items-center gap-1 border-s-3 border-s-transparent bg-accent-subtle ps-3 pe-2 text-on-accent-subtle @3xl:self-stretch"
    >
      <SelectBox />
      <p
        role="status"
        className="min-w-0 flex-1 truncate text-sm font-medium tabular-nums"
      >
        {t('list.selected', { n: ids.length, size: size(octets) })}
      </p>
      {allLonely ? (
        <Button
          size="small"
          icon={<Eraser className="size-4" aria-hidden />}
          onClick={() => askToForget(ids)}
          className="shrink-0 @max-md:px-2.5!"
        >
          <span className="@max-md:sr-only">
            {t('only.forgetYes', { n: ids.length })}
          </span>
        </Button>
      ) : (
        <Button
          size="small"
          icon={
            allMarked ? (
              <Undo2 className="size-4" aria-hidden />
            ) : (
              <Trash2 className="size-4" aria-hidden />
            )
          }
          onClick={() => (allMarked ? app.keep(ids) : app.mark(ids))}
          className="shrink-0 @max-md:px-2.5!"
        >
          <span className="@max-md:sr-only">
            {t(allMarked ? 'del.keep' : 'del.mark')}
          </span>
        </Button>
      )}
      <IconButton label={t('copy.open')} onClick={() => showSheet('copy')}>
        <Download className="size-4" aria-hidden />
      </IconButton>
      <IconButton
        label={t(allSeen ? 'list.markUnread' : 'list.markRead')}
        onClick={() => app.setSeen(ids, !allSeen)}
      >
        {allSeen ? (
          <Mail className="size-4" aria-hidden />
        ) : (
          <MailOpen className="size-4" aria-hidden />
        )}
      </IconButton>
      <IconButton label={t('list.clear')} onClick={() => app.clearSelection()}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
