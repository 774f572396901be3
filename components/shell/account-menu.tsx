// The banner: whose mailbox this is, and what can be done with the visit as a whole.
'use client';
import {
  ChevronDown,
  Eye,
  FolderInput,
  HardDriveDownload,
  LogOut,
  MailQuestion,
  Pencil,
  RefreshCw,
  Unlock,
} from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { useGoesOnLeaving } from '../policy/use-goes.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { showSheet } from './stage.ts';
import { useOpenVisit } from './use-open-visit.ts';

export function AccountMenu() {
  const { t } = useText();
  const visit = useOpenVisit();
  const isSingle = useStore(app.settings, (now) => now.singleKeys);
  const goes = useGoesOnLeaving();
  if (!visit) return null;
  const { account, line } = visit;
  const isLook = visit.visit === 'look';
  const name = account.isDemo ? t('demo.name') : account.address;
  const whyNot = line.name === 'away' ? t('away.needsServer') : undefined;
  const items: MenuItem[] = [
    {
      label: t('list.checkAgain'),
      whyNot,
      icon: <RefreshCw />,
      keys: isSingle ? 'Shift+R' : undefined,
      onChoose: () => void app.checkAgain(),
    },
    {
      label: t('lock.release'),
      icon: <Unlock />,
      whyNot: line.name === 'held' ? undefined : (whyNot ?? t('lock.releasedNow')),
      onChoose: () => void app.release(),
    },
    {
      label: t(isLook ? 'look.allow' : 'look.back'),
      whyNot,
      icon: isLook ? <Pencil /> : <Eye />,
      onChoose: () => void app.setVisit(isLook ? 'manage' : 'look'),
    },
    {
      label: t('saving.open'),
      icon: <HardDriveDownload />,
      onChoose: () => showSheet('device'),
    },
    { label: t('pol.open'), icon: <FolderInput />, onChoose: () => showSheet('policy') },
    { label: t('gone.title'), icon: <MailQuestion />, onChoose: () => showSheet('gone') },
    'line',
    {
      label: goes > 0 ? t('pol.disconnect', { n: goes }) : t('conn.disconnect'),
      icon: <LogOut />,
      onChoose: () => void app.disconnect(),
    },
  ];
  return (
    <header className="flex items-center gap-2 border-b px-2 py-1.5">
      <h1 className="min-w-0">
        <Menu
          label={t('shell.account', { address: name })}
          items={items}
          trigger={
            <>
              <span className="truncate font-semibold text-text-1">
                <bdi>{name}</bdi>
              </span>
              <ChevronDown className="size-4 shrink-0" aria-hidden />
            </>
          }
        />
      </h1>
    </header>
  );
}
