// The end of a commit that was looked at: its receipt, to read and to copy. What the server
// kept is still marked and can be tried again.
import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Receipt } from '../../lib/client/state.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { leaveTray } from './leave-tray.ts';
import { receiptText, sumOf } from './receipt-facts.ts';
import { ReceiptView } from './receipt-view.tsx';

export function ReceiptStage({ receipt }: { receipt: Receipt }) {
  const { t } = useText();
  const closing = useRef<HTMLButtonElement>(null);
  const { kept } = sumOf(receipt);
  return (
    <Dialog
      open
      testId="tray"
      title={t('del.receipt')}
      onClose={leaveTray}
      initialFocus={closing}
      footer={
        <>
          <CopyReceipt receipt={receipt} />
          {kept > 0 && (
            <Button onClick={() => app.dismissCommit()}>
              {t('F27.action', { k: kept })}
            </Button>
          )}
          <Button ref={closing} look="strong" onClick={leaveTray}>
            {t('del.close')}
          </Button>
        </>
      }
    >
      <ReceiptView receipt={receipt} />
    </Dialog>
  );
}

export function CopyReceipt({ receipt }: { receipt: Receipt }) {
  const text = useText();
  const copy = async () => {
    await navigator.clipboard.writeText(receiptText(receipt, text));
    app.notify('common.copied');
  };
  return (
    <Button
      look="quiet"
      icon={<Copy className="size-4" aria-hidden />}
      onClick={() => void copy()}
    >
      {text.t('del.copyReceipt')}
    </Button>
  );
}
