// Says that what is kept of this mailbox is sealed, and is the way to lock it at once.
'use client';
import { LockKeyhole } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { ChipPopover } from '../ui/popover.tsx';

export function VaultChip() {
  const { t } = useText();
  const keeps = useStore(app.keeps, (now) => now);
  const n = useStore(app.settings, (now) => now.lockAfterMinutes);
  if (keeps !== 'sealed') return null;
  return (
    <ChipPopover
      tone="here"
      icon={<LockKeyhole aria-hidden />}
      chip={t('vault.chip')}
      title={t('vault.chip.title')}
      hint={t('vault.chip.title')}
      testId="vault-chip"
    >
      {(close) => (
        <>
          <p>{t('vault.chip.text', { n })}</p>
          <Button
            data-testid="lock-now"
            onClick={() => {
              close();
              void app.lockVaults();
            }}
          >
            {t('vault.lock')}
          </Button>
        </>
      )}
    </ChipPopover>
  );
}
