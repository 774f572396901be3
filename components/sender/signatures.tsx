// What this page itself found of each signature (RFC 6376) of a message.
'use client';
import { useText } from '../../lib/client/language.ts';
import type { SignatureCheck } from '../../lib/mail/sender-checks.ts';
import { visible } from '../mailbox/row-view.ts';

export function Signatures({ list }: { list: readonly SignatureCheck[] }) {
  const { t } = useText();
  if (list.length === 0) return <p>{t('auth.here.none')}</p>;
  return (
    <ul className="space-y-2" data-testid="signatures">
      {list.map((one, at) => (
        <li key={at} className="wrap-anywhere" data-state={one.state}>
          <p>
            {t(`auth.sig.${one.state}`, { domain: visible(one.domain) })}{' '}
            {one.why && t(`auth.sigwhy.${one.why}`)} {one.isTest && t('auth.sig.test')}
          </p>
          <p className="text-text-2">
            {t(one.isAligned ? 'auth.aligned.yes' : 'auth.aligned.no')}
            {one.selector !== '' &&
              ` · ${t('auth.sig.key', { selector: visible(one.selector), algorithm: visible(one.algorithm) })}`}
          </p>
          {one.signed.length > 0 && (
            <p className="text-text-2">
              {t('auth.sig.signed', {
                names: visible(one.signed.join(', ')).slice(0, 500),
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
