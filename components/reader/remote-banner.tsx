// Says what a message would fetch from elsewhere, and what the sender learns from it.
import { ShieldCheck } from 'lucide-react';
import type { Remote } from '../../lib/html/sanitise.ts';
import { useText } from '../../lib/client/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

export type RemoteConsent = 'ask' | 'never' | 'once' | 'always';

export function RemoteBanner({
  remote,
  consent,
  onOnce,
  onAlways,
}: {
  remote: Remote;
  consent: RemoteConsent;
  onOnce: () => void;
  /** Remembers the sender, or forgets it again; absent where nobody can be remembered. */
  onAlways: (() => void) | null;
}) {
  const { t } = useText();
  const { items, hosts, pixels } = remote;
  if (items === 0) return null;
  const isLoaded = consent === 'once' || consent === 'always';
  const names = [...new Set(pixels)].slice(0, 3).join(', ');
  return (
    <Banner
      testId="remote-banner"
      tone="info"
      icon={<ShieldCheck aria-hidden />}
      actions={
        consent === 'never' ? null : (
          <>
            {!isLoaded && (
              <Button size="small" onClick={onOnce}>
                {t('msg.loadOnce')}
              </Button>
            )}
            {onAlways && (
              <Button size="small" look="quiet" onClick={onAlways}>
                {t(consent === 'always' ? 'msg.stopAlways' : 'msg.loadAlways')}
              </Button>
            )}
          </>
        )
      }
    >
      <p title={hosts.slice(0, 20).join('\n')}>
        {t(isLoaded ? 'msg.remoteLoaded' : 'msg.remote', {
          n: items,
          hosts: hosts.length,
        })}{' '}
        {pixels.length > 0 && t('msg.pixel', { n: pixels.length, names })}{' '}
        {consent === 'ask' && t('msg.remote.direct')}
        {consent === 'never' && t('msg.remote.never')}
      </p>
    </Banner>
  );
}
