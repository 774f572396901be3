// A vault that is locked: what can be said of it without its passphrase.
'use client';
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { VaultInfo } from '../../lib/client/vaults.ts';
import { Button } from '../ui/button.tsx';
import { UnlockForm } from '../vault/unlock-form.tsx';
import { Sure } from './erase.tsx';

export function LockedVault({ vault }: { vault: VaultInfo }) {
  const { t, size } = useText();
  const [asked, setAsked] = useState<'unlock' | 'forget' | null>(null);
  const { label } = vault;
  const room = size(vault.octets ?? 0);
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-48 flex-1">
          <bdi className="block truncate">{label}</bdi>
          <span className="text-sm text-text-3">{`${t('vault.locked')} · ${room}`}</span>
        </span>
        <span className="flex flex-wrap gap-2">
          <Button
            size="small"
            aria-label={t('vault.unlockOne', { label })}
            onClick={() => setAsked('unlock')}
          >
            {t('vault.unlock')}
          </Button>
          <Button
            size="small"
            aria-label={t('vault.forgetOne', { label })}
            onClick={() => setAsked('forget')}
          >
            {t('settings.forget')}
          </Button>
        </span>
      </div>
      {asked === 'unlock' && <UnlockForm vault={vault} />}
      {asked === 'forget' && (
        <Sure
          title={t('vault.forgetOne', { label })}
          question={t('vault.forget.sure', { label, size: room })}
          yes={t('settings.forget')}
          onNo={() => setAsked(null)}
          onYes={() => void app.forgetVault(vault.id)}
        />
      )}
    </li>
  );
}
