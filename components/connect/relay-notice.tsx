// What stands between the form and the relay: nothing to say while it answers.
'use client';
import { CloudOff } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

export function RelayNotice() {
  const { t } = useText();
  const relay = useStore(app.relay, (now) => now.name);
  const isKept = useStore(app.remembered, (now) => now.length > 0);
  if (relay !== 'gone' && relay !== 'reload') return null;
  const isOld = relay === 'reload';
  return (
    <Banner
      tone="warn"
      role="status"
      testId="relay-gone"
      icon={<CloudOff aria-hidden />}
      actions={
        <Button
          size="small"
          onClick={() => (isOld ? window.location.reload() : app.start())}
        >
          {t(isOld ? 'shell.broken.reload' : 'relay.retry')}
        </Button>
      }
    >
      {isOld ? t('shell.reload.body') : t('relay.gone.connect')}
      {!isOld && isKept && ` ${t('relay.gone.kept')}`}
    </Banner>
  );
}
