// Copies of messages into files of other programs, or into an IMAP account: which messages,
// in which form; then how far it is, and at the end whether the copy is what it should be.
'use client';
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { CopyForm } from '../../lib/client/copying.ts';
import { canSaveFolder } from '../../lib/client/save-file.ts';
import { useStore } from '../../lib/client/store.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { showSheet, stage } from '../shell/stage.ts';
import { isBeforeStart, Transfer } from '../transfer/transfer.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField } from '../ui/field.tsx';
import { CopyEnd } from './copy-end.tsx';
import { CopyUnderWay } from './copy-under-way.tsx';

const scopes = ['selected', 'shown', 'all'] as const;
type Scope = (typeof scopes)[number];
type Form = CopyForm | 'account';

export function CopyDialog() {
  const { t } = useText();
  const isOpen = useStore(stage, (now) => now.sheet === 'copy');
  const name = useStore(app.copying, (now) => now.name);
  const transfer = useStore(app.transfer, (now) => now.name);
  // Who closed this while it went on hears of its end.
  useEffect(() => {
    if (isOpen || (name !== 'done' && name !== 'failed')) return;
    app.notify(name === 'done' ? 'copy.toldDone' : 'copy.toldFailed');
  }, [isOpen, name]);
  useEffect(() => {
    if (isOpen || (transfer !== 'done' && transfer !== 'stopped')) return;
    app.notify(transfer === 'done' ? 'transfer.toldDone' : 'transfer.toldStopped');
  }, [isOpen, transfer]);
  const close = () => {
    app.dismissCopy();
    if (isBeforeStart(app.transfer.get().name)) app.leaveTarget();
    showSheet(null);
  };
  return (
    <Dialog open={isOpen} title={t('copy.title')} testId="copy" onClose={close}>
      <Content onClose={close} />
    </Dialog>
  );
}

function Content({ onClose }: { onClose: () => void }) {
  const name = useStore(app.copying, (now) => now.name);
  const transfer = useStore(app.transfer, (now) => now.name);
  const [ids, setIds] = useState<readonly MessageId[] | null>(null);
  if (name === 'running') return <CopyUnderWay />;
  if (name === 'done' || name === 'failed') return <CopyEnd onClose={onClose} />;
  if (ids || transfer !== 'idle') {
    const back = () => {
      app.leaveTarget();
      setIds(null);
    };
    return <Transfer ids={ids ?? []} onBack={back} onClose={onClose} />;
  }
  return <Choose onAccount={setIds} />;
}

function Choose({ onAccount }: { onAccount: (ids: readonly MessageId[]) => void }) {
  const { t, number } = useText();
  const rows = useStore(app.mailbox, (now) => now.all);
  const view = useStore(app.mailbox, (now) => now.view);
  const selected = useStore(app.mailbox, (now) => now.selected);
  const known = useStore(app.mailbox, (now) => now.summaries.size);
  const counts = { selected: selected.size, shown: view.length, all: rows.length };
  const offered = scopes.filter(
    (one) => one === 'all' || (counts[one] > 0 && counts[one] < counts.all),
  );
  const [chosen, setScope] = useState<Scope | null>(null);
  const scope = chosen ?? offered[0] ?? 'all';
  const forms: readonly Form[] = canSaveFolder()
    ? ['mbox', 'eml', 'folder', 'maildir', 'csv', 'json', 'account']
    : ['mbox', 'eml', 'maildir', 'csv', 'json', 'account'];
  const [form, setForm] = useState<Form>('mbox');
  const isList = form === 'csv' || form === 'json';
  const group = 'border-0 p-0';
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (form === 'account') onAccount(idsOf(scope));
        else app.copy(idsOf(scope), form);
      }}
    >
      <fieldset className={group}>
        <legend className="font-medium">{t('copy.which')}</legend>
        {offered.map((one) => (
          <CheckField
            key={one}
            type="radio"
            name="copy-which"
            label={t(`copy.which.${one}`, { n: counts[one] })}
            checked={one === scope}
            onChange={() => setScope(one)}
          />
        ))}
      </fieldset>
      <fieldset className={group}>
        <legend className="font-medium">{t('copy.form')}</legend>
        {forms.map((one) => (
          <CheckField
            key={one}
            type="radio"
            name="copy-form"
            label={t(`copy.form.${one}`)}
            hint={t(`copy.hint.${one}`)}
            checked={one === form}
            onChange={() => setForm(one)}
          />
        ))}
      </fieldset>
      {isList && known < rows.length && (
        <p className="text-sm text-text-2">
          {t('copy.someHeaders', { done: number(known), total: number(rows.length) })}
        </p>
      )}
      {!isList && <p className="text-sm text-text-2">{t('copy.leaves')}</p>}
      <div className="flex justify-end">
        <Button look="strong" type="submit">
          {t(form === 'account' ? 'transfer.next' : 'copy.start')}
        </Button>
      </div>
    </form>
  );
}

/** In the order shown, which is the order of the file. */
function idsOf(scope: Scope): readonly MessageId[] {
  const { all, view, selected } = app.mailbox.get();
  if (scope === 'selected') return view.filter((id) => selected.has(id));
  return scope === 'shown' ? view : all.map(({ id }) => id);
}
