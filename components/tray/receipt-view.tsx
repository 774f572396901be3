// What a commit did, message by message, as a fresh look at the mailbox proved it. Also the
// list of those whose end is not known yet.
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { Outcome, Receipt, ReceiptLine } from '../../lib/client/state.ts';
import { headline, sumOf, wordsOf } from './receipt-facts.ts';
import { subjectWords } from './subject-words.ts';
import { RowWords, TrayList } from './tray-list.tsx';

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
      <TrayList items={receipt.lines} label={t('del.receipt')} rowsTakeFocus={false}>
        {(line) => <Line line={line} />}
      </TrayList>
      <p className="text-sm text-text-3">
        {t('del.quitSaid')}{' '}
        <bdi className="font-mono text-text-2">
          {receipt.quitLine ?? t('del.quitNone')}
        </bdi>
      </p>
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
  return (
    <>
      <Icon
        className={`size-4 shrink-0 ${tones[line.outcome]}`}
        data-outcome={line.outcome}
        aria-hidden
      />
      <RowWords
        subject={subjectWords(line.subject, text)}
        below={
          <>
            {wordsOf(line, text)} · <bdi className="font-mono">{line.id}</bdi>
          </>
        }
        title={line.id}
      />
      <span className="shrink-0 text-sm text-text-2 tabular-nums">
        {text.size(line.size)}
      </span>
    </>
  );
}
