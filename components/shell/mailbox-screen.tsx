// The mailbox on screen: rail or bottom bar, list, message, console, status strip. Below
// 1024 px either the list or the message is seen; both keep their place.
'use client';
import { useEffect, useRef } from 'react';
import { ConsolePane } from '../console/console-pane.tsx';
import { MessageListPane } from '../mailbox/message-list-pane.tsx';
import { ReadingPane } from '../reader/reading-pane.tsx';
import { CopyDialog } from '../archive/copy-dialog.tsx';
import { ForgetDialog } from '../archive/forget-dialog.tsx';
import { ForgetMailboxDialog } from '../archive/forget-mailbox.tsx';
import { GoneDialog } from '../archive/gone-dialog.tsx';
import { SaveDialog } from '../archive/save-dialog.tsx';
import { PolicyDialog } from '../policy/policy-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { Tray } from '../tray/tray.tsx';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { AccountMenu } from './account-menu.tsx';
import { Announcer } from './announcer.tsx';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { useDocument } from './document.ts';
import { Keys } from './keys.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { SequenceHint } from './sequence-hint.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { Splitter } from './splitter.tsx';
import { StatusStrip } from './status-strip.tsx';
import { Toasts } from './toasts.tsx';
import { usePlace } from './place.ts';
import { useDrop } from './use-drop.ts';

const panes =
  'relative grid min-h-0 flex-1 grid-cols-1 overflow-hidden grid-rows-[minmax(0,1fr)] lg:grid-cols-[var(--list-width,28.75rem)_minmax(0,1fr)]';
const pane = 'flex min-h-0 min-w-0 flex-col max-lg:col-start-1 max-lg:row-start-1';

/** What is dropped here by mistake must not take the mailbox from the screen. */
const sayWhere = (): void => app.notify('notices.dropOnFirst');

/** `onLeft` hears whether a mailbox was open here before there was none. */
export function MailboxScreen({ onLeft }: { onLeft: (wasOpen: boolean) => void }) {
  const visit = useStore(app.visit, (now) => now.name);
  const wasOpen = useRef(false);
  useEffect(() => {
    app.start();
    if (visit === 'open') wasOpen.current = true;
    else if (visit !== 'opening') onLeft(wasOpen.current);
  }, [visit, onLeft]);
  return visit === 'open' ? <Frame /> : <Opening />;
}

function Opening() {
  const { t } = useText();
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-text-2">
      <p role="status">{t('shell.opening')}</p>
    </main>
  );
}

function Frame() {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const isReading = useStore(app.reader, (now) => now.name !== 'empty');
  usePlace();
  useDocument();
  useDrop(sayWhere);
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-bg">
      <a href="#messages" className="skip-link">
        {t('shell.skip')}
      </a>
      <Banners />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          <div ref={frame} className={panes} data-panes>
            <div
              className={`${pane} bg-surface-1 ${isReading ? 'max-lg:invisible' : ''}`}
            >
              <AccountMenu />
              <main
                id="messages"
                data-zone="list"
                tabIndex={-1}
                className="flex min-h-0 flex-1 flex-col outline-none"
              >
                <MessageListPane />
              </main>
            </div>
            <aside
              data-zone="message"
              aria-label={t('shell.message')}
              className={`${pane} relative bg-bg lg:border-s ${isReading ? '' : 'max-lg:invisible'}`}
            >
              <Splitter frame={frame} />
              <ReadingPane />
            </aside>
          </div>
          <Tray />
          <ConsolePane />
        </div>
      </div>
      <StatusStrip />
      <BottomBar />
      <Toasts />
      <SequenceHint />
      <Palette />
      <ShortcutHelp />
      <SettingsDialog />
      <CopyDialog />
      <SaveDialog />
      <PolicyDialog />
      <GoneDialog />
      <ForgetDialog />
      <ForgetMailboxDialog />
      <Announcer />
      <Keys />
    </div>
  );
}
