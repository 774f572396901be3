// A sealed mailbox on the first page: its passphrase comes before anything else of it.
'use client';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { isOfFiles } from '../../lib/client/importing.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { VaultInfo } from '../../lib/client/vaults.ts';
import { UnlockForm } from '../vault/unlock-form.tsx';
import { focusPassword } from './focus.ts';
import { fillFrom } from './form.ts';

export function LockedMailbox({ vault }: { vault: VaultInfo }) {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <li>
      <button
        type="button"
        aria-expanded={isAsking}
        data-testid="locked-vault"
        onClick={() => setAsking(!isAsking)}
        className="flex min-h-12 w-full min-w-0 items-center gap-3 rounded-sm px-2 text-start hover:bg-surface-2"
      >
        <LockKeyhole
          className="size-5 shrink-0 text-text-3"
          strokeWidth={1.75}
          aria-hidden
        />
        <span className="min-w-0">
          <bdi className="block truncate">{vault.label}</bdi>
          <span className="block text-xs text-text-3">{t('vault.locked')}</span>
        </span>
      </button>
      {isAsking && <UnlockForm vault={vault} onOpen={fillIn} />}
    </li>
  );
}

/** All but the mailbox's own password, which was never kept. */
function fillIn(key: string) {
  const found = app.remembered.get().find(({ account }) => account.key === key);
  if (!found || isOfFiles(found.account)) return;
  fillFrom(found.account, found.visit);
  focusPassword();
}
