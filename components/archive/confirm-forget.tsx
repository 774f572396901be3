// The question before copies on this device go; the safe answer has the focus.
'use client';
import { useId, useRef, type ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function ConfirmForget({
  title,
  yes,
  testId,
  onYes,
  onClose,
  children,
}: {
  title: string;
  yes: string;
  testId: string;
  onYes: () => void;
  /** Called before `onYes` as well. */
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useText();
  const why = useId();
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      title={title}
      testId={testId}
      width="narrow"
      describedBy={why}
      initialFocus={keep}
      onClose={onClose}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            {t('only.keep')}
          </Button>
          <Button
            look="danger"
            data-testid={`${testId}-yes`}
            onClick={() => {
              onClose();
              onYes();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <div id={why} className="space-y-3">
        {children}
      </div>
    </Dialog>
  );
}
