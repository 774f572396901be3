// The checks behind the verdict, each told by who made it: the person's mail server, this
// page, the domain's own policy, whoever passed the message on, and the message itself.
'use client';
import type { ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { AuthResults } from '../../lib/mail/auth-results.ts';
import type { ArcCheck, SenderChecks } from '../../lib/mail/sender-checks.ts';
import { visible } from '../mailbox/row-view.ts';
import { mostListed, Results } from './results.tsx';
import { Signatures } from './signatures.tsx';

export function Technical({ checks }: { checks: SenderChecks }) {
  const { t } = useText();
  const { trusted, claimed, signatures, dmarc, arc } = checks;
  return (
    <div className="space-y-5 pt-3 text-sm" data-testid="sender-technical">
      <Part title={t('auth.server')}>
        {trusted ? (
          <>
            <p>
              {trusted.authservId === ''
                ? t('auth.server.unnamed')
                : t('auth.server.by', { server: trusted.authservId })}
            </p>
            <p className="text-text-2">{t('auth.server.rests')}</p>
            <Results of={trusted} author={checks.domain} />
          </>
        ) : (
          <p>{t('auth.server.none')}</p>
        )}
      </Part>
      <Part title={t('auth.here')}>
        <Signatures list={signatures} />
      </Part>
      <Part title={t('auth.dmarc')}>
        {dmarc === null && <p>{t('auth.dmarc.absent')}</p>}
        {dmarc === 'unknown' && <p>{t('auth.dmarc.unknown')}</p>}
        {typeof dmarc === 'object' && dmarc && (
          <p className="wrap-anywhere">
            {t(`auth.dmarc.${dmarc.policy}`, { domain: dmarc.domain })}{' '}
            {(dmarc.strictDkim || dmarc.strictSpf) && t('auth.dmarc.strict')}
          </p>
        )}
      </Part>
      {arc && <Arc arc={arc} />}
      {claimed.length > 0 && <Claimed list={claimed} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-1.5">
      <h3 className="border-b pb-1 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Arc({ arc }: { arc: ArcCheck }) {
  const { t } = useText();
  const { state, why, sets, oldestPass } = arc;
  return (
    <Part title={t('auth.arc')}>
      <p>
        {t(`auth.arc.${state}`)}{' '}
        {why && t(why === 'shape' ? 'auth.arc.shape' : `auth.sigwhy.${why}`)}{' '}
        {oldestPass !== null && t('auth.arc.oldest', { n: oldestPass })}
      </p>
      <ol className="space-y-2">
        {sets.slice(0, mostListed).map(({ instance, domain, results }) => (
          <li key={instance}>
            <p className="wrap-anywhere">{t('auth.arc.set', { n: instance, domain })}</p>
            {results && <Results of={results} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Claimed({ list }: { list: readonly AuthResults[] }) {
  const { t } = useText();
  const more = list.length - mostListed;
  return (
    <Part title={t('auth.claimed')}>
      <p className="text-text-2">{t('auth.claimed.note')}</p>
      <ul className="space-y-2" data-testid="claimed">
        {list.slice(0, mostListed).map((one, at) => (
          <li key={at}>
            <bdi className="wrap-anywhere">
              {visible(one.authservId) || t('auth.unnamed')}
            </bdi>
            <Results of={one} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('auth.more', { n: more })}</p>}
    </Part>
  );
}
