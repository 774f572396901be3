// The bar over a message: back (on narrow screens), what can be done with it, its place.
import {
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  Download,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { MessageId } from '../../lib/mail/message.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';

export function ReaderBar({ id }: { id: MessageId }) {
  const { t } = useText();
  const view = useStore(app.mailbox, (mailbox) => mailbox.view);
  const isMarked = useStore(app.deletion, ({ marks }) => marks.has(id));
  const isOnlyHere = useStore(app.mailbox, ({ onlyHere }) =>
    onlyHere.some((row) => row.id === id),
  );
  const at = view.indexOf(id);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-1.5">
      <IconButton
        label={t('msg.back')}
        className="lg:hidden"
        onClick={() => app.closeMessage()}
      >
        <ArrowLeft className="size-5 rtl:rotate-180" aria-hidden />
      </IconButton>
      {isOnlyHere ? (
        <Chip tone="here" title={t('only.hereWhy')}>
          {t('only.here')}
        </Chip>
      ) : isMarked ? (
        <Button
          size="small"
          data-testid="keep"
          icon={<Undo2 className="size-4" aria-hidden />}
          onClick={() => app.keep([id])}
        >
          {t('del.keep')}
        </Button>
      ) : (
        <Button
          size="small"
          icon={<Trash2 className="size-4" aria-hidden />}
          aria-label={t('del.mark')}
          onClick={() => app.mark([id])}
        >
          <span className="max-sm:hidden">{t('del.mark')}</span>
          <span className="sm:hidden">{t('del.markShort')}</span>
        </Button>
      )}
      <Button
        size="small"
        icon={<Download className="size-4" aria-hidden />}
        aria-label={t('msg.save')}
        onClick={() => void app.saveMessage(id)}
      >
        <span className="max-sm:hidden">{t('msg.save')}</span>
      </Button>
      {at >= 0 && (
        <div className="ms-auto flex items-center gap-1 text-sm text-text-2 tabular-nums">
          <IconButton label={t('msg.previous')} onClick={() => app.step(-1)}>
            <ChevronLeft className="size-5 rtl:rotate-180" aria-hidden />
          </IconButton>
          <span className="max-sm:sr-only">
            {t('msg.position', { n: at + 1, total: view.length })}
          </span>
          <IconButton label={t('msg.next')} onClick={() => app.step(1)}>
            <ChevronRight className="size-5 rtl:rotate-180" aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
