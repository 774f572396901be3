// The marked messages, each with its way back. Long lists draw what is in sight.
import { Undo2 } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Mark } from '../../lib/client/state.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { visible } from '../mailbox/row-view.ts';
import { Button } from '../ui/button.tsx';

/** px at a normal font size: two lines and a button a finger can press */
const rowPx = 52;
const drawnMost = 40;

export function MarkedList({ marks, label }: { marks: readonly Mark[]; label: string }) {
  const { ref, onScroll, shown, rowHeight } = useVirtual({
    count: marks.length,
    limit: drawnMost,
    heightOf: ({ scale }) => rowPx * scale,
  });
  return (
    <div
      ref={ref}
      onScroll={onScroll}
      className="max-h-[42dvh] overflow-y-auto overscroll-contain rounded-md border"
    >
      <ul aria-label={label} className="relative" style={{ height: shown.track }}>
        {marks.slice(shown.first, shown.end).map((mark, n) => (
          <MarkedRow
            key={mark.id}
            mark={mark}
            top={(shown.first + n) * rowHeight - shown.shift}
            height={rowHeight}
          />
        ))}
      </ul>
    </div>
  );
}

function MarkedRow({ mark, top, height }: { mark: Mark; top: number; height: number }) {
  const { t, size } = useText();
  const subject = visible(mark.subject ?? '');
  const named = subject || t('del.notFetched');
  return (
    <li
      style={{ top, height }}
      data-id={mark.id}
      className="absolute inset-x-0 flex items-center gap-3 border-b ps-3 pe-1.5"
    >
      <div className="min-w-0 flex-1">
        <span className={`block truncate ${subject ? '' : 'text-text-3'}`}>
          <bdi>{named}</bdi>
        </span>
        <span className="block truncate text-xs text-text-3">
          <bdi>{visible(mark.from ?? '') || mark.id}</bdi>
        </span>
      </div>
      <span className="shrink-0 text-sm text-text-2 tabular-nums">{size(mark.size)}</span>
      <Button
        size="small"
        look="quiet"
        data-testid="keep"
        aria-label={t('del.keepOne', { subject: named })}
        icon={<Undo2 className="size-3.5" aria-hidden />}
        onClick={() => app.keep([mark.id])}
      >
        {t('del.keep')}
      </Button>
    </li>
  );
}
