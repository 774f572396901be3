// What came of a copy into an account: how many are there, equal or not, and what is marked.
'use client';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { TransferState } from '../../lib/client/transfer-state.ts';
import { Button } from '../ui/button.tsx';
import { visible } from '../mailbox/row-view.ts';
import { Findings } from './findings.tsx';

export function TransferEnd({
  state: { figures, folder, marked },
  onClose,
}: {
  state: Extract<TransferState, { name: 'done' }>;
  onClose: () => void;
}) {
  const { t } = useText();
  const { copied, there, altered, missing } = figures;
  const isEqual = altered.length === 0 && missing.length === 0;
  const isGood = missing.length === 0 && altered.every(({ how }) => how === 'line-ends');
  const Icon = isGood ? CircleCheck : TriangleAlert;
  const values = { n: copied + there, copied, there, folder: visible(folder) };
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const seeMarked = () => {
    onClose();
    app.setTray(true);
  };
  return (
    <div className="space-y-4" data-testid="transfer-end">
      <div role="status" className="space-y-2">
        <p className="flex gap-2 text-md font-medium">
          <Icon
            aria-hidden
            className={`mt-0.5 size-5 shrink-0 ${isGood ? 'text-ok' : 'text-mark'}`}
          />
          {t('transfer.done', values)}
        </p>
        {isEqual && copied + there > 0 && <p>{t('transfer.allSame')}</p>}
        {marked !== null && (
          <p>
            {t('transfer.marked', { n: marked })}{' '}
            {marked < copied + there && t('transfer.notMarked')}
          </p>
        )}
      </div>
      <Findings figures={figures} />
      <div className="flex flex-wrap justify-end gap-2">
        {marked !== null && marked > 0 && (
          <Button onClick={seeMarked}>{t('transfer.seeMarked')}</Button>
        )}
        <Button ref={close} look="strong" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
