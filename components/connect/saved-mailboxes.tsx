// The mailboxes the person asked to remember. Choosing one fills in the form, all but the
// password, which was never kept; while nobody can sign in it opens what is here of it.
'use client';
import { CloudOff, EllipsisVertical, LockKeyhole, Mail, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { isOfFiles } from '../../lib/client/importing.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { forgetMailbox } from '../archive/forget-mailbox.tsx';
import { Menu } from '../ui/menu.tsx';
import { focusPassword } from './focus.ts';
import { fillFrom } from './form.ts';
import { LockedMailbox } from './locked-mailbox.tsx';

export function SavedMailboxes() {
  const { t, ago } = useText();
  const saved = useStore(app.remembered, (now) => now);
  const [now] = useState(Date.now);
  const vaults = useStore(app.vaults, ({ list }) => list);
  const locked = vaults.filter(({ account }) => account === null);
  const isSealed = (key: string) => vaults.some(({ account }) => account === key);
  if (saved.length + locked.length === 0) return null;
  return (
    <section aria-labelledby="saved">
      <h2 id="saved" className="pb-1 font-semibold">
        {t('connect.saved')}
      </h2>
      <ul className="divide-y" data-testid="saved">
        {saved.map(({ account, visit, lastVisit }) => (
          <li key={account.key} className="flex items-center gap-1">
            <button
              type="button"
              onClick={() => {
                if (isOfFiles(account)) return void app.openSaved(account.key);
                fillFrom(account, visit);
                // A password is no use then.
                if (app.relay.get().name === 'gone') void app.openSaved(account.key);
                else focusPassword();
              }}
              className="flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-sm px-2 text-start hover:bg-surface-2"
            >
              <Mail
                className="size-5 shrink-0 text-text-3"
                strokeWidth={1.75}
                aria-hidden
              />
              <span className="min-w-0">
                <bdi className="block truncate">{account.address}</bdi>
                <span className="block text-xs text-text-3">
                  {t('connect.saved.last', { ago: ago(lastVisit, now) })}
                  {isSealed(account.key) && ` · ${t('vault.open')}`}
                </span>
              </span>
            </button>
            <Menu
              square
              label={t('connect.saved.more', { address: account.address })}
              align="end"
              trigger={<EllipsisVertical className="size-5" aria-hidden />}
              items={[
                {
                  label: t('away.open'),
                  icon: <CloudOff />,
                  onChoose: () => void app.openSaved(account.key),
                },
                ...(isSealed(account.key)
                  ? [
                      {
                        label: t('vault.lock'),
                        icon: <LockKeyhole />,
                        onChoose: () => void app.lockVaults(),
                      },
                    ]
                  : []),
                {
                  label: t('settings.forget'),
                  icon: <Trash2 />,
                  onChoose: () => void forgetMailbox(account),
                },
              ]}
            />
          </li>
        ))}
        {locked.map((vault) => (
          <LockedMailbox key={vault.id} vault={vault} />
        ))}
      </ul>
    </section>
  );
}
