// A certificate in plain words: who, who vouches, until when; below, the exact figures.
// Every text in it is the server's own.
'use client';
import type { ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Certificate } from '../../lib/wire/faults.ts';

const dayMs = 86_400_000;

/** Whole days until the certificate ends; negative once it has. */
export function daysLeft(certificate: Certificate, now: number): number {
  return Math.floor((Date.parse(certificate.validTo) - now) / dayMs);
}

export function CertificateFacts({
  host,
  certificate,
  now,
}: {
  host: string;
  certificate: Certificate;
  now: number;
}) {
  const { t, dateTime } = useText();
  const days = daysLeft(certificate, now);
  const date = (text: string) =>
    Number.isNaN(Date.parse(text)) ? text : dateTime(Date.parse(text));
  const names = certificate.names.join(', ') || certificate.subject;
  return (
    <dl className="space-y-2.5">
      <Fact name={t('cert.who')}>{t('cert.asked', { host, names })}</Fact>
      <Fact name={t('cert.vouches')}>
        <bdi>{certificate.issuer}</bdi>
      </Fact>
      <Fact name={t('cert.until')}>
        {days < 0
          ? t('cert.ended', { date: date(certificate.validTo) })
          : t('cert.days', { date: date(certificate.validTo), n: days })}
      </Fact>
      <Fact name={t('cert.from')}>{date(certificate.validFrom)}</Fact>
      <Fact name={t('cert.subject')}>
        <bdi>{certificate.subject}</bdi>
      </Fact>
      <Fact name={t('cert.print')}>
        <code className="font-mono text-xs break-all">{inPairs(certificate.sha256)}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs font-medium text-text-3">{name}</dt>
      <dd className="text-sm text-text-1">{children}</dd>
    </div>
  );
}

function inPairs(hex: string): string {
  return hex.toUpperCase().replace(/(..)(?=.)/g, '$1:');
}
