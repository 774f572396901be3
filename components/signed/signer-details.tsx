// The exact figures behind the sentences: names, dates, fingerprints.
'use client';
import type { SignerFacts } from '../../lib/mail/signature.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { FactList, type Fact } from '../preview/fact-list.tsx';

export function SignerDetails({ signer }: { signer: SignerFacts }) {
  const { t, dateTime, list } = useText();
  const { name, addresses, signedAt, by } = signer;
  const facts: Fact[] = [
    [t('sig.field.name'), visible(name)],
    [t('sig.field.addresses'), addresses.join('\n')],
    [t('sig.field.signedAt'), signedAt === null ? '' : dateTime(signedAt)],
  ];
  if (by.kind === 'certificate') {
    const { issuer, chain, notBefore, notAfter, fingerprint } = by.certificate;
    facts.push(
      [t('sig.field.issuer'), visible(issuer)],
      [t('sig.field.chain'), visible(list(chain))],
      [
        t('sig.field.validity'),
        t('sig.field.period', { from: dateTime(notBefore), to: dateTime(notAfter) }),
      ],
      [t('sig.field.fingerprint'), <Print key="print" hex={fingerprint} />],
    );
  }
  if (by.kind === 'key') {
    facts.push([t('sig.field.key'), <Print key="print" hex={by.key.fingerprint} />]);
  }
  return (
    <details className="text-sm print:hidden">
      <summary className="w-fit rounded-sm">{t('sig.details')}</summary>
      <div className="py-1.5">
        <FactList facts={facts} />
      </div>
    </details>
  );
}

function Print({ hex }: { hex: string }) {
  return (
    <code className="font-mono text-xs break-all">
      {hex.toUpperCase().replace(/(....)(?=.)/g, '$1 ')}
    </code>
  );
}
