// Sealing a mailbox: what it does and what it does not, before the passphrase is chosen.
'use client';
import { useId, useState, type FormEvent } from 'react';
import { vaultLimits } from '../../lib/archive/vault/limits.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Account } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import type { VaultEnd } from '../../lib/client/vaults.ts';
import { showSheet } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import {
  focusWrong,
  NewPassphrase,
  newPassphrase,
  type Problem,
} from './new-passphrase.tsx';

type Stage = Problem | 'notUnderstood' | 'working' | VaultEnd | null;

export function SealDialog({
  account,
  onClose,
}: {
  account: Account;
  onClose: () => void;
}) {
  const { t } = useText();
  const form = useId();
  const [stage, setStage] = useState<Stage>(null);
  const isWorking = stage === 'working';
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const chosen = newPassphrase(fields);
    const isUnderstood = fields.has('understood');
    if ('problem' in chosen || !isUnderstood) {
      const problem = 'problem' in chosen ? chosen.problem : 'notUnderstood';
      focusWrong(event.currentTarget, problem);
      return setStage(problem);
    }
    setStage('working');
    const label = textIn(fields, 'label').trim() || t('vault.label.first');
    const { passphrase } = chosen;
    const end = await app.seal({ account: account.key, label, passphrase });
    if (end !== 'done') return setStage(end);
    onClose();
    // The mailbox was closed meanwhile; opened again, it begins without the settings over it.
    showSheet(null);
  }
  return (
    <Dialog
      open
      title={t('vault.title', { address: account.address })}
      testId="seal"
      onClose={isWorking ? () => {} : onClose}
      footer={
        <Button type="submit" form={form} look="strong" busy={isWorking}>
          {t('vault.seal.do')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="space-y-4">
        <p>{t('vault.what')}</p>
        <p className="text-sm text-text-2">{t('vault.readable')}</p>
        <p className="rounded-md border border-danger p-3 font-medium">
          {t('vault.lost')}
        </p>
        <fieldset disabled={isWorking} className="space-y-4">
          <TextField
            name="label"
            label={t('vault.label')}
            hint={t('vault.label.hint')}
            defaultValue={t('vault.label.first')}
            maxLength={vaultLimits.labelChars}
            autoComplete="off"
          />
          <NewPassphrase
            problem={stage === 'short' || stage === 'differs' ? stage : null}
          />
          <CheckField
            name="understood"
            label={t('vault.understood')}
            hint={
              stage === 'notUnderstood' ? t('vault.problem.notUnderstood') : undefined
            }
          />
        </fieldset>
        <p className="text-sm text-text-2">{t('vault.seal.closes')}</p>
        <p role="status" className="text-sm">
          {isWorking && <Working />}
          {stage === 'failed' && t('vault.end.failed')}
          {stage === 'busy' && t('vault.end.busy')}
        </p>
      </form>
    </Dialog>
  );
}

/** How far it is: the key first, then the messages. */
export function Working() {
  const { t } = useText();
  const left = useStore(app.vaults, ({ moving }) => moving?.left ?? null);
  return left === null ? t('vault.making') : t('vault.moving', { left });
}

export function textIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
