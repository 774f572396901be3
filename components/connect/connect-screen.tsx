// The first page: one form to open a mailbox, and beside it where the data goes, the demo,
// and the mailboxes remembered here.
'use client';
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { readConnectLink } from '../../lib/client/connect-link.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { ForgetMailboxDialog } from '../archive/forget-mailbox.tsx';
import { Announcer } from '../shell/announcer.tsx';
import { useDocument } from '../shell/document.ts';
import { Toasts } from '../shell/toasts.tsx';
import { Banner } from '../ui/banner.tsx';
import { ConnectForm } from './connect-form.tsx';
import { DemoCard } from './demo-card.tsx';
import { FilesCard } from './files-card.tsx';
import { fill, form } from './form.ts';
import { takeLastOpen } from './last-open.ts';
import { PageHead } from './page-head.tsx';
import { PrivacyCard } from './privacy-card.tsx';
import { SealingNotice } from './sealing-notice.tsx';
import { RelayNotice } from './relay-notice.tsx';
import { SavedMailboxes } from './saved-mailboxes.tsx';
import { StoredHere } from './stored-here.tsx';
import { useDrop } from '../shell/use-drop.ts';
import { useLaunch } from './use-launch.ts';

const page = 'mx-auto w-full max-w-5xl px-4 py-8 sm:px-8 sm:py-12';
const columns =
  'grid gap-x-8 gap-y-10 md:grid-cols-[minmax(0,1fr)_17rem] lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-14';

const importFiles = (files: File[]): void => void app.importFiles(files);

export function ConnectScreen({ onOpened }: { onOpened: () => void }) {
  const { t } = useText();
  const isOpen = useStore(app.visit, (now) => now.name === 'open');
  const notice = useStore(form, (now) => now.notice);
  useDocument();
  useDrop(importFiles);
  useLaunch();
  useEffect(() => {
    app.start();
    if (!takeLink()) takeLastOpen();
    // A link opened while the page is there changes the fragment and loads nothing.
    const take = () => void takeLink();
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    fill({ password: '', tried: false });
    onOpened();
  }, [isOpen, onOpened]);
  return (
    <div className="flex min-h-dvh flex-col">
      <PageHead />
      <RelayNotice />
      <SealingNotice />
      {notice && (
        <Banner tone="warn" role="alert" onDismiss={() => fill({ notice: null })}>
          {t(notice)}
        </Banner>
      )}
      <main className={`${page} ${columns}`}>
        <div>
          <h1 className="text-2xl font-bold">{t('app.tagline')}</h1>
          <p className="mt-1 mb-7 text-md text-text-2">{t('app.sub')}</p>
          <ConnectForm />
        </div>
        <aside className="space-y-5 md:pt-1">
          <SavedMailboxes />
          <DemoCard />
          <FilesCard />
          <PrivacyCard />
          <StoredHere />
        </aside>
      </main>
      <ForgetMailboxDialog />
      <Toasts />
      <Announcer />
    </div>
  );
}

/** A connect link is read once and taken out of the address; a password in it is dropped. */
function takeLink(): boolean {
  const link = readConnectLink(window.location.hash);
  if (!link) return false;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search);
  const { host, port, security = 'tls', user } = link;
  fill({
    ...(user && { address: user }),
    ...(host && {
      server: {
        host,
        port: String(port ?? (security === 'tls' ? 995 : 110)),
        security,
        user: 'full',
        otherUser: '',
        signIn: 'automatic',
      },
    }),
    notice: link.hadPassword ? 'connect.link.password' : null,
  });
  return true;
}
