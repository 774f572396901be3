// What a commit did, message by message, as a fresh look at the mailbox proved it. Also the
// list of those whose end is not known yet.
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { Outcome, Receipt, ReceiptLine } from '../../lib/client/state.ts';
import { visible } from '../mailbox/row-view.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { headline, sumOf, wordsOf } from './receipt-facts.ts';

const rowPx = 52;
const drawnMost = 40;

export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const { t } = text;
  const sum = sumOf(receipt);
  const settled = receipt.checkedAt !== null;
  return (
    <div data-testid="receipt" className="space-y-3">
      {settled && (
        <p role="status" className="text-md font-semibold tabular-nums">
          {headline(receipt, text)}
        </p>
      )}
      <ul className="space-y-1 text-text-2 empty:hidden">
        {sum.kept > 0 && (
          <li className="font-medium text-danger">
            {t('F27.title', { k: sum.kept, n: receipt.lines.length })}
          </li>
        )}
        {sum.alreadyGone > 0 && <li>{t('del.alreadyGone', { n: sum.alreadyGone })}</li>}
        {sum.skipped > 0 && <li>{t('del.skipped', { n: sum.skipped })}</li>}
        {settled && sum.unknown > 0 && <li>{t('del.unsure', { n: sum.unknown })}</li>}
      </ul>
      <Lines lines={receipt.lines} />
      <p className="text-sm text-text-3">
        {t('del.quitSaid')}{' '}
        <bdi className="font-mono text-text-2">
          {receipt.quitLine ?? t('del.quitNone')}
        </bdi>
      </p>
    </div>
  );
}

function Lines({ lines }: { lines: readonly ReceiptLine[] }) {
  const { t } = useText();
  const { ref, onScroll, shown, rowHeight } = useVirtual({
    count: lines.length,
    limit: drawnMost,
    heightOf: ({ scale }) => rowPx * scale,
  });
  return (
    <div
      ref={ref}
      onScroll={onScroll}
      role="region"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by key
      tabIndex={0}
      aria-label={t('del.receipt')}
      className="max-h-[42dvh] overflow-y-auto overscroll-contain rounded-md border focus-inset"
    >
      <ul className="relative" style={{ height: shown.track }}>
        {lines.slice(shown.first, shown.end).map((line, n) => (
          <li
            key={line.id}
            data-id={line.id}
            data-outcome={line.outcome}
            style={{
              top: (shown.first + n) * rowHeight - shown.shift,
              height: rowHeight,
            }}
            className="absolute inset-x-0 flex items-center gap-3 border-b px-3"
          >
            <Line line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const icons: Record<Outcome, typeof CircleCheck> = {
  gone: CircleCheck,
  'still-there': CircleX,
  unknown: CircleHelp,
};
const tones: Record<Outcome, string> = {
  gone: 'text-ok',
  'still-there': 'text-danger',
  unknown: 'text-mark',
};

function Line({ line }: { line: ReceiptLine }) {
  const text = useText();
  const Icon = icons[line.outcome];
  const subject = visible(line.subject ?? '');
  return (
    <>
      <Icon className={`size-4 shrink-0 ${tones[line.outcome]}`} aria-hidden />
      <div className="min-w-0 flex-1">
        <span className={`block truncate ${subject ? '' : 'text-text-3'}`}>
          <bdi>{subject || text.t('del.notFetched')}</bdi>
        </span>
        <span className="block truncate text-xs text-text-3" title={line.id}>
          {wordsOf(line, text)} · <bdi className="font-mono">{line.id}</bdi>
        </span>
      </div>
      <span className="shrink-0 text-sm text-text-2 tabular-nums">
        {text.size(line.size)}
      </span>
    </>
  );
}
