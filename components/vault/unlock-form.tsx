// A locked vault and the passphrase that opens it.
'use client';
import { useState, type FormEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { VaultEnd, VaultInfo } from '../../lib/client/vaults.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { textIn, Working } from './seal-dialog.tsx';

export function UnlockForm({
  vault,
  onOpen,
}: {
  vault: VaultInfo;
  onOpen?: (account: string) => void;
}) {
  const { t } = useText();
  const [stage, setStage] = useState<'working' | VaultEnd | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setStage('working');
    const end = await app.unlock(vault.id, textIn(new FormData(form), 'passphrase'));
    setStage(end);
    const opened = app.vaults.get().list.find(({ id }) => id === vault.id);
    if (end === 'done' && opened?.account) return onOpen?.(opened.account);
    form.querySelector('input')?.select();
  }
  return (
    <form
      data-testid="unlock"
      aria-label={t('vault.unlockOne', { label: vault.label })}
      onSubmit={(event) => void submit(event)}
      className="space-y-3 px-2 pb-3"
    >
      <TextField
        name="passphrase"
        type="password"
        autoComplete="current-password"
        label={t('vault.passphrase')}
        ref={focusNow}
        readOnly={stage === 'working'}
        error={
          stage === 'wrong' || stage === 'failed' || stage === 'busy'
            ? t(`vault.end.${stage}`)
            : undefined
        }
      />
      <div className="flex items-center gap-3">
        <Button type="submit" look="strong" busy={stage === 'working'}>
          {t('vault.unlock')}
        </Button>
        <span role="status" className="text-sm text-text-2">
          {stage === 'working' && <Working />}
        </span>
      </div>
    </form>
  );
}

/** Stable, so that it is called once: when the form comes. */
function focusNow(input: HTMLInputElement | null) {
  input?.focus();
}
