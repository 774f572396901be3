// Where in the account: a new folder named after this mailbox, or one that is there; and
// whether what the account confirms is to be marked here.
'use client';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { isOfFiles } from '../../lib/client/importing.ts';
import { mayBeSame } from '../../lib/client/same-account.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { TransferState } from '../../lib/client/transfer-state.ts';
import { folderName } from '../../lib/mail/imap-folder.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { visible } from '../mailbox/row-view.ts';
import { faultText } from './fault-text.ts';

type Choice = { folder: string | null; name: string; markAfter: boolean };

export function FolderForm({
  state,
  ids,
  onBack,
}: {
  state: Extract<TransferState, { name: 'signed-in' }>;
  ids: readonly MessageId[];
  onBack: () => void;
}) {
  const { t, size } = useText();
  const account = useStore(app.visit, (now) => ('account' in now ? now.account : null));
  const [choice, setChoice] = useState<Choice>({
    folder: null,
    name: account?.address ?? '',
    markAfter: false,
  });
  const change = (part: Partial<Choice>) => setChoice((now) => ({ ...now, ...part }));
  const start = useRef<HTMLButtonElement>(null);
  useEffect(() => start.current?.focus(), []);
  const { opened, target, fault } = state;
  const name = folderName(choice.name, opened.delimiter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { folder, markAfter } = choice;
    app.copyToTarget({ ids, folder: folder ?? name, markAfter });
  };
  return (
    <form className="space-y-4" onSubmit={submit} data-testid="folder-form">
      <p role="status">
        {t('transfer.signedIn', { host: target.host, user: target.user })}
      </p>
      {fault && (
        <div role="alert" className="space-y-1">
          <p className="font-medium text-danger">{t('transfer.folder.fault')}</p>
          <bdi className="block font-mono text-sm">
            {visible(faultText(fault, target, t).line)}
          </bdi>
        </div>
      )}
      <SelectField
        label={t('transfer.folder')}
        name="target-folder"
        value={choice.folder ?? ''}
        onChange={(event) => change({ folder: event.target.value || null })}
      >
        <option value="">{t('transfer.folder.new')}</option>
        {opened.folders
          .filter(({ holdsMessages }) => holdsMessages)
          .map(({ path }) => (
            <option key={path} value={path}>
              {visible(path)}
            </option>
          ))}
      </SelectField>
      {choice.folder === null && (
        <TextField
          label={t('transfer.folder.name')}
          name="target-folder-name"
          autoComplete="off"
          spellCheck={false}
          value={choice.name}
          hint={name !== choice.name && t('transfer.folder.called', { name })}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
      <p className="text-sm text-text-2">
        {t('transfer.unread')}{' '}
        {opened.appendLimit !== null &&
          t('transfer.limit', { size: size(opened.appendLimit) })}
      </p>
      {account && mayBeSame(account, target) && (
        <p className="text-sm text-text-2">{t('transfer.same')}</p>
      )}
      {account && !isOfFiles(account) && !mayBeSame(account, target) && (
        <CheckField
          label={t('transfer.mark')}
          hint={t('transfer.mark.hint')}
          checked={choice.markAfter}
          onChange={(event) => change({ markAfter: event.target.checked })}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{t('transfer.back')}</Button>
        <Button ref={start} look="strong" type="submit">
          {t('transfer.start', { n: ids.length })}
        </Button>
      </div>
    </form>
  );
}
