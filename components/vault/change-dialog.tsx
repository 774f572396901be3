// Another passphrase for a vault; what is sealed stays as it is.
'use client';
import { useId, useState, type FormEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { VaultEnd, VaultInfo } from '../../lib/client/vaults.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import {
  focusWrong,
  NewPassphrase,
  newPassphrase,
  type Problem,
} from './new-passphrase.tsx';
import { textIn } from './seal-dialog.tsx';

export function ChangeDialog({
  vault,
  onClose,
}: {
  vault: VaultInfo;
  onClose: () => void;
}) {
  const { t } = useText();
  const form = useId();
  const [stage, setStage] = useState<Problem | 'working' | VaultEnd | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const chosen = newPassphrase(fields);
    if ('problem' in chosen) {
      focusWrong(event.currentTarget, chosen.problem);
      return setStage(chosen.problem);
    }
    setStage('working');
    const ask = { from: textIn(fields, 'from'), to: chosen.passphrase };
    const end = await app.changePassphrase(vault.id, ask);
    if (end !== 'done') return setStage(end);
    app.notify('vault.changed');
    onClose();
  }
  return (
    <Dialog
      open
      title={t('vault.change.title', { label: vault.label })}
      testId="change-passphrase"
      onClose={onClose}
      footer={
        <Button type="submit" form={form} look="strong" busy={stage === 'working'}>
          {t('vault.change.do')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="space-y-4">
        <TextField
          name="from"
          type="password"
          autoComplete="current-password"
          label={t('vault.change.from')}
          error={
            stage === 'wrong' || stage === 'failed' || stage === 'busy'
              ? t(`vault.end.${stage}`)
              : undefined
          }
        />
        <NewPassphrase
          problem={stage === 'short' || stage === 'differs' ? stage : null}
        />
        <p className="text-sm text-text-2">{t('vault.lost')}</p>
      </form>
    </Dialog>
  );
}
