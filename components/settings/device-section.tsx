// What is kept on this device, and how to be rid of it: one mailbox, or all of it after a
// second question.
'use client';
import { useEffect, useState } from 'react';
import { lockAfter } from '../../lib/client/settings.ts';
import type { Use } from '../../lib/archive/messages.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { StoragePromise } from '../archive/storage-promise.tsx';
import { Choice } from './choice.tsx';
import { DeviceMeter } from './device-meter.tsx';
import { Erase } from './erase.tsx';
import { KeptMailbox } from './kept-mailbox.tsx';
import { LockedVault } from './locked-vault.tsx';

export function DeviceSection() {
  const { t } = useText();
  const remembered = useStore(app.remembered, (state) => state);
  const vaults = useStore(app.vaults, ({ list }) => list);
  const uses = useUses(remembered.length + vaults.length);
  const locked = vaults.filter(({ account }) => account === null);
  const [erased, setErased] = useState(0);
  const isEmpty = remembered.length + locked.length === 0;
  return (
    <>
      <p className="text-sm text-text-2">{t('settings.device.what')}</p>
      <p className="text-sm text-text-2">{t('list.localState')}</p>
      {isEmpty && <p className="text-sm text-text-3">{t('settings.device.none')}</p>}
      <ul className="divide-y">
        {remembered.map((one) => (
          <KeptMailbox
            key={one.account.key}
            kept={one}
            use={uses && (uses.get(one.account.key) ?? null)}
            vault={vaults.find(({ account }) => account === one.account.key) ?? null}
          />
        ))}
        {locked.map((vault) => (
          <LockedVault key={vault.id} vault={vault} />
        ))}
      </ul>
      {vaults.length > 0 && <LockAfter />}
      {!isEmpty && <StoragePromise />}
      <DeviceMeter key={`${remembered.length} ${vaults.length} ${erased}`} />
      <Erase locked={locked.length} onErased={() => setErased((times) => times + 1)} />
    </>
  );
}

function LockAfter() {
  const { t } = useText();
  const minutes = useStore(app.settings, (now) => now.lockAfterMinutes);
  return (
    <Choice
      label={t('vault.after')}
      value={String(minutes)}
      options={lockAfter.map((n) => [String(n), t('vault.minutes', { n })])}
      onChoose={(chosen) => {
        const n = lockAfter.find((one) => String(one) === chosen);
        if (n) app.change({ lockAfterMinutes: n });
      }}
    />
  );
}

/** What each mailbox takes up here; asked again when one is forgotten or sealed. */
function useUses(mailboxes: number): ReadonlyMap<string, Use> | null {
  const [uses, setUses] = useState<ReadonlyMap<string, Use> | null>(null);
  useEffect(() => {
    if (mailboxes === 0) return; // nothing is kept of what is not remembered
    void app.lookAtVaults();
    void app
      .savedUse()
      .then((all) => setUses(new Map(all.map((use) => [use.account, use]))));
  }, [mailboxes]);
  return uses;
}
