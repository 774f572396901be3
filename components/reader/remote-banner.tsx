// Says what a message would fetch from elsewhere, who is asked for it, and what the sender
// learns from it. The sentence is the one that is true for this deployment.
import { ShieldCheck } from 'lucide-react';
import type { Remote, RemoteHost } from '../../lib/html/sanitise.ts';
import { useText } from '../../lib/client/language.ts';
import type { Hello } from '../../lib/wire/frames.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Consent } from './consent.ts';

export function RemoteBanner({
  remote,
  hasFonts,
  consent,
  by,
  failed,
  onOnce,
  isAllowed,
  onAlways,
}: {
  remote: Remote;
  /** It names fonts of its own. */
  hasFonts: boolean;
  consent: Consent;
  /** Who fetches. */
  by: Hello['images'];
  /** Images that could not be had. */
  failed: number;
  onOnce: () => void;
  /** The sender is among the allowed ones. */
  isAllowed: boolean;
  /** Remembers the sender, or forgets it again; null where nobody can be remembered. */
  onAlways: (() => void) | null;
}) {
  const { t } = useText();
  const { items, hosts, pixels } = remote;
  if (items === 0) return null;
  const isLoaded = consent === 'once' || consent === 'always';
  const canLoad = consent !== 'never' && consent !== 'off';
  return (
    <Banner
      testId="remote-banner"
      icon={<ShieldCheck aria-hidden />}
      actions={
        canLoad && (
          <>
            {!isLoaded && (
              <Button size="small" onClick={onOnce} title="Shift+C">
                {t('msg.loadOnce')}
              </Button>
            )}
            {onAlways && (
              <Button size="small" look="quiet" onClick={onAlways}>
                {t(isAllowed ? 'msg.stopAlways' : 'msg.loadAlways')}
              </Button>
            )}
          </>
        )
      }
    >
      <p>
        {t(isLoaded ? 'msg.remoteLoaded' : 'msg.remote', {
          n: items,
          hosts: hosts.length,
        })}{' '}
        {pixels > 0 && t('msg.pixel', { items, n: pixels, names: namesOf(hosts) })}{' '}
        {consent === 'held' && t('msg.remote.held')}
        {consent === 'unproven' && t('msg.remote.unproven')}{' '}
        <Sentence consent={consent} by={by} />{' '}
        {isLoaded && failed > 0 && t('msg.remoteFailed', { n: failed })}
      </p>
      <details className="print:hidden">
        <summary className="w-fit rounded-sm">{t('msg.remoteDetails')}</summary>
        <HostList hosts={hosts} />
        {hasFonts && <p>{t('msg.remoteFonts')}</p>}
      </details>
    </Banner>
  );
}

function Sentence({ consent, by }: { consent: Consent; by: Hello['images'] }) {
  const { t } = useText();
  if (consent === 'off') return t('msg.remote.off');
  if (consent === 'never') return t('msg.remote.never');
  if (by === 'proxy') return t('msg.remote.relay');
  return t('msg.remote.direct');
}

/** Hosts listed; a message with more has them to hide something. */
const mostListed = 100;

function HostList({ hosts }: { hosts: readonly RemoteHost[] }) {
  const { t } = useText();
  return (
    <ul className="max-h-60 overflow-y-auto py-1">
      {hosts.slice(0, mostListed).map(({ host, items, pixels, service }) => (
        <li key={host} className="flex flex-wrap gap-x-3">
          <bdi className="font-mono break-all">{host}</bdi>
          <span>
            {t('msg.remoteItems', { n: items })}
            {pixels > 0 && `, ${t('msg.remotePixels', { n: pixels })}`}
            {service !== null && ` (${service})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who is behind the suspected pixels, by name where it is known. */
function namesOf(hosts: readonly RemoteHost[]): string {
  const names = hosts
    .filter(({ pixels }) => pixels > 0)
    .map(({ service, host }) => service ?? host);
  return [...new Set(names)].slice(0, 3).join(', ');
}
