// A mailbox that is kept here: how much of it, whether it is sealed, and being rid of it.
'use client';
import { useState } from 'react';
import type { Use } from '../../lib/archive/messages.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Remembered } from '../../lib/client/state.ts';
import type { VaultInfo } from '../../lib/client/vaults.ts';
import { forgetMailbox } from '../archive/forget-mailbox.tsx';
import { Button } from '../ui/button.tsx';
import { ChangeDialog } from '../vault/change-dialog.tsx';
import { SealDialog } from '../vault/seal-dialog.tsx';

export function KeptMailbox({
  kept: { account, lastVisit },
  use,
  vault,
}: {
  kept: Remembered;
  /** Null while it is not known. */
  use: Use | null;
  vault: VaultInfo | null;
}) {
  const { t, ago, size } = useText();
  const [now] = useState(Date.now);
  const [dialog, setDialog] = useState<'seal' | 'change' | null>(null);
  const { address } = account;
  const close = () => setDialog(null);
  const facts = [
    ago(lastVisit, now),
    use &&
      t('settings.savedHere', {
        n: use.messages,
        size: size(use.stored),
      }),
    vault && t('vault.open'),
    vault?.octets && size(vault.octets),
  ].filter((fact) => fact !== null && fact !== 0 && fact !== undefined);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-48 flex-1">
        <bdi className="block truncate">{address}</bdi>
        <span className="text-sm text-text-3">{facts.join(' · ')}</span>
      </span>
      <span className="flex flex-wrap gap-2">
        {!vault && (
          <Button
            size="small"
            aria-label={t('vault.sealOne', { address })}
            onClick={() => setDialog('seal')}
          >
            {t('vault.seal')}
          </Button>
        )}
        {vault && (
          <>
            <Button size="small" onClick={() => void app.lockVaults()}>
              {t('vault.lock')}
            </Button>
            <Button size="small" onClick={() => setDialog('change')}>
              {t('vault.change')}
            </Button>
          </>
        )}
        <Button
          size="small"
          aria-label={t('settings.forgetOne', { address })}
          onClick={() => void forgetMailbox(account)}
        >
          {t('settings.forget')}
        </Button>
      </span>
      {dialog === 'seal' && <SealDialog account={account} onClose={close} />}
      {dialog === 'change' && vault && <ChangeDialog vault={vault} onClose={close} />}
    </li>
  );
}
