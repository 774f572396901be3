// How a message is drawn: its size, its width, its colours on a dark page, and on paper.
import { Maximize2, Minus, Plus, Printer, SunMoon } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import type { Width } from './message-frame.tsx';

const zooms = [80, 90, 100, 110, 125, 150, 175, 200] as const; // per cent
const widths = ['fit', 'original', 'narrow'] as const;

export function FrameBar({
  width,
  onWidth,
  isOriginal,
  onOriginal,
  onPrint,
}: {
  width: Width;
  onWidth: (width: Width) => void;
  isOriginal: boolean;
  /** Null on a light page, where every message has its own colours. */
  onOriginal: (() => void) | null;
  onPrint: () => void;
}) {
  const { t, number } = useText();
  const zoom = useStore(app.settings, (now) => now.messageZoom);
  const to = (messageZoom: number | undefined) =>
    messageZoom && app.change({ messageZoom });
  const smaller = zooms.findLast((one) => one < zoom);
  const larger = zooms.find((one) => one > zoom);
  return (
    <div
      role="toolbar"
      aria-label={t('view.name')}
      data-testid="frame-bar"
      className="flex flex-wrap items-center justify-end gap-1 px-3 pt-2 text-sm text-text-2 print:hidden"
    >
      {onOriginal && (
        <Button
          size="small"
          look="quiet"
          icon={<SunMoon className="size-4" aria-hidden />}
          aria-pressed={isOriginal}
          title="Shift+D"
          onClick={onOriginal}
          className={`me-auto ${isOriginal ? 'bg-surface-3 text-text-1' : ''}`}
        >
          <span className="max-sm:sr-only">{t('dark.toggle')}</span>
        </Button>
      )}
      <span className="max-sm:hidden">
        <Menu
          label={`${t('view.width')}: ${t(`view.width.${width}`)}`}
          align="end"
          trigger={
            <>
              <Maximize2 className="size-4" aria-hidden />
              {t(`view.width.${width}`)}
            </>
          }
          items={widths.map((one) => ({
            label: t(`view.width.${one}`),
            checked: one === width,
            onChoose: () => onWidth(one),
          }))}
        />
      </span>
      <IconButton
        label={t('view.smaller')}
        whyNot={smaller ? undefined : t('view.smallest')}
        onClick={() => to(smaller)}
      >
        <Minus className="size-4" aria-hidden />
      </IconButton>
      <Button
        size="small"
        look="quiet"
        title={t('view.reset')}
        aria-label={`${t('view.reset')} (${t('view.zoom', { n: number(zoom) })})`}
        onClick={() => to(100)}
        className="tabular-nums"
      >
        {t('view.zoom', { n: number(zoom) })}
      </Button>
      <IconButton
        label={t('view.larger')}
        whyNot={larger ? undefined : t('view.largest')}
        onClick={() => to(larger)}
      >
        <Plus className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('view.print')} onClick={onPrint}>
        <Printer className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
