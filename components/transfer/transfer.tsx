// A copy into an IMAP account, from its address to what came of it, within the export's dialog.
'use client';
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { FolderForm } from './folder-form.tsx';
import { TargetForm } from './target-form.tsx';
import { TransferEnd } from './transfer-end.tsx';
import { TransferProgress } from './transfer-progress.tsx';

export function Transfer({
  ids,
  onBack,
  onClose,
}: {
  ids: readonly MessageId[];
  onBack: () => void;
  onClose: () => void;
}) {
  const state = useStore(app.transfer, (now) => now);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  switch (state.name) {
    case 'signed-in':
      return <FolderForm state={state} ids={ids} onBack={() => app.leaveTarget()} />;
    case 'running':
    case 'stopped':
      return <TransferProgress state={state} />;
    case 'done':
      return <TransferEnd state={state} onClose={onClose} />;
    default:
      return <TargetForm draft={draft} change={change} onBack={onBack} />;
  }
}

/** True while closing the dialog leaves nothing behind that goes on. */
export function isBeforeStart(
  name: ReturnType<typeof app.transfer.get>['name'],
): boolean {
  return name !== 'running' && name !== 'stopped';
}
