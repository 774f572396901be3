// What concerns the whole window, across its top: this is the demo; the relay is gone; the
// line to the mail server is lost.
'use client';
import {
  CloudOff,
  FlaskConical,
  FolderOpen,
  KeyRound,
  Sparkles,
  Unplug,
} from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { isOfFiles } from '../../lib/client/importing.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useOpenVisit } from './use-open-visit.ts';

export function Banners() {
  const { t } = useText();
  const visit = useOpenVisit();
  const relay = useStore(app.relay, (now) => now.name);
  const isLost = relay === 'ready' && visit?.line.name === 'lost';
  const isRefused = visit?.line.name === 'lost' && visit.line.fault.kind === 'sign-in';
  const isAway = visit?.line.name === 'away';
  const isCut = (relay === 'gone' && !isAway) || relay === 'reload';
  const isOffered = useStore(app.update, (now) => now === 'offered');
  if (!visit?.account.isDemo && !isLost && !isCut && !isOffered && !isAway) return null;
  return (
    <section aria-label={t('shell.notices')}>
      {visit?.account.isDemo && <DemoBanner />}
      {isAway && visit && <Away visit={visit} />}
      {relay === 'gone' && !isAway && <RelayGone />}
      {relay === 'reload' && <Reload />}
      {isOffered && relay !== 'reload' && <Update />}
      {isLost && (isRefused ? <PasswordRefused /> : <LineLost />)}
    </section>
  );
}

function DemoBanner() {
  const { t } = useText();
  return (
    <Banner
      testId="demo"
      icon={<FlaskConical aria-hidden />}
      actions={
        <>
          <Button
            size="small"
            look="quiet"
            className="max-sm:hidden"
            onClick={() => void beginAgain()}
          >
            {t('demo.reset')}
          </Button>
          <Button size="small" onClick={() => void app.disconnect()}>
            {t('demo.own')}
          </Button>
        </>
      }
    >
      {t('demo.banner')}
    </Banner>
  );
}

/** By a new page: whatever was read or marked is gone with the old one. */
async function beginAgain() {
  await app.resetDemo();
  window.location.assign('/demo');
}

/** F29. Beginning again at once is safe: the app keeps one socket. */
function RelayGone() {
  const { t } = useText();
  const isOnline = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
  return (
    <Banner
      tone="warn"
      role="status"
      testId="relay-gone"
      icon={<CloudOff aria-hidden />}
      actions={
        <Button size="small" onClick={() => app.start()}>
          {t('relay.retry')}
        </Button>
      }
    >
      {t(isOnline ? 'relay.gone.now' : 'relay.gone.offline')}
    </Banner>
  );
}

function Reload() {
  const { t } = useText();
  return (
    <Banner
      tone="warn"
      role="alert"
      actions={
        <Button size="small" onClick={() => app.reload()}>
          {t('shell.broken.reload')}
        </Button>
      }
    >
      {t('shell.reload.body')}
    </Banner>
  );
}

/** Nobody is signed in: what is shown is as old as it says. */
function Away({ visit: { account, snapshot } }: { visit: OpenVisit }) {
  const { t, dateTime } = useText();
  if (isOfFiles(account))
    return (
      <Banner testId="away" icon={<FolderOpen aria-hidden />}>
        {t('import.banner')}
      </Banner>
    );
  return (
    <Banner
      tone="warn"
      role="status"
      testId="away"
      icon={<CloudOff aria-hidden />}
      actions={
        <Button size="small" onClick={() => void app.signInAgain()}>
          {t('away.signIn')}
        </Button>
      }
    >
      {t('away.banner', { time: dateTime(snapshot.takenAt) })}
    </Banner>
  );
}

/** A reload asks for the password again, so it is the person's to choose when. */
function Update() {
  const { t } = useText();
  return (
    <Banner
      role="status"
      testId="update"
      icon={<Sparkles aria-hidden />}
      actions={
        <Button size="small" onClick={() => app.reload()}>
          {t('shell.broken.reload')}
        </Button>
      }
    >
      {t('shell.update')}
    </Banner>
  );
}

function LineLost() {
  const { t } = useText();
  return (
    <Banner
      tone="danger"
      role="alert"
      testId="line-lost"
      icon={<Unplug aria-hidden />}
      actions={
        <Button size="small" onClick={() => void app.checkAgain()}>
          {t('lock.reconnect')}
        </Button>
      }
    >
      {t('lock.say.lost')}
    </Banner>
  );
}

/** The server took the password before and does not now: only another one can help. */
function PasswordRefused() {
  const { t } = useText();
  return (
    <Banner
      tone="danger"
      role="alert"
      testId="password-refused"
      icon={<KeyRound aria-hidden />}
      actions={
        <Button size="small" onClick={() => void app.signInAgain()}>
          {t('shell.signInAgain')}
        </Button>
      }
    >
      {t('shell.refused')}
    </Banner>
  );
}

function watchNetwork(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
