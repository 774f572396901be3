// How the line to the mail server is protected, and by which certificate.
'use client';
import { Server, ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { CertificateFacts, daysLeft } from '../ui/certificate-facts.tsx';
import { ChipPopover } from '../ui/popover.tsx';

const soonDays = 14;

export function TlsChip({ visit: { account, server, snapshot } }: { visit: OpenVisit }) {
  const { t } = useText();
  const { tls, host } = server;
  if (!tls) {
    const why = t(account.isDemo ? 'tls.demo.why' : 'tls.plain');
    return (
      <ChipPopover
        tone={account.isDemo ? 'neutral' : 'danger'}
        icon={account.isDemo ? <Server aria-hidden /> : <ShieldOff aria-hidden />}
        chip={t(account.isDemo ? 'tls.demo' : 'tls.none')}
        title={t('tls.title', { host })}
        hint={why}
        testId="tls-chip"
        isCompact
      >
        {() => <p>{why}</p>}
      </ChipPopover>
    );
  }
  const days = daysLeft(tls.certificate, snapshot.takenAt);
  const protocol = tls.protocol.replace(/^TLSv/, 'TLS ');
  const needsCare = tls.pinned || days < soonDays;
  const chip = tls.pinned ? t('tls.pinned', { protocol }) : protocol;
  return (
    <ChipPopover
      tone={needsCare ? 'mark' : 'neutral'}
      icon={needsCare ? <ShieldAlert aria-hidden /> : <ShieldCheck aria-hidden />}
      chip={days < soonDays && !tls.pinned ? t('tls.soon', { n: days }) : chip}
      title={t('tls.title', { host })}
      testId="tls-chip"
      isCompact
    >
      {() => (
        <>
          <p className="text-sm text-text-2">
            {t('tls.protocol')} {protocol}, {tls.cipher}
          </p>
          <CertificateFacts
            host={host}
            certificate={tls.certificate}
            now={snapshot.takenAt}
          />
        </>
      )}
    </ChipPopover>
  );
}
