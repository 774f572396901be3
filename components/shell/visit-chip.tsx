// May this visit change the mailbox? The chip says so and is the way to switch.
'use client';
import { Eye, Pencil } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { Button } from '../ui/button.tsx';
import { ChipPopover } from '../ui/popover.tsx';

export function VisitChip({ visit: { visit } }: { visit: OpenVisit }) {
  const { t } = useText();
  const isLook = visit === 'look';
  const says = t(isLook ? 'look.nowLook' : 'look.nowManage');
  return (
    <ChipPopover
      tone={isLook ? 'accent' : 'neutral'}
      icon={isLook ? <Eye aria-hidden /> : <Pencil aria-hidden />}
      chip={t(isLook ? 'look.chip' : 'look.manage')}
      title={t('look.about')}
      hint={says}
      testId="visit-chip"
    >
      {(close) => (
        <>
          <p>{says}</p>
          <Button
            onClick={() => {
              close();
              void app.setVisit(isLook ? 'manage' : 'look');
            }}
          >
            {t(isLook ? 'look.allow' : 'look.back')}
          </Button>
        </>
      )}
    </ChipPopover>
  );
}
