// The ways out of a list that a person goes themselves: its page, or a message to it.
'use client';
import { useText } from '../../lib/client/language.ts';
import { mailOf, type ListLink } from '../../lib/mail/lists.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy.ts';
import { ListLinkButton } from './list-link.tsx';

export function OtherWays({
  links,
  isOnly,
}: {
  links: readonly ListLink[];
  /** There is no quicker one. */
  isOnly: boolean;
}) {
  const { t } = useText();
  if (links.length === 0) return null;
  return (
    <section className="space-y-2" data-testid="leave-other">
      <h3 className="font-semibold">{t(isOnly ? 'lists.ways' : 'lists.otherWays')}</h3>
      <ul className="space-y-3">
        {links.map((link, at) => (
          <li key={at} className="space-y-1">
            {link.kind === 'web' ? <ByPage link={link} /> : <ByMail link={link} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ByPage({ link }: { link: Extract<ListLink, { kind: 'web' }> }) {
  const { t } = useText();
  return (
    <>
      <p className="wrap-anywhere">{t('lists.byPage', { host: link.host })}</p>
      <ListLinkButton link={link} words={t('lists.openPage')} />
    </>
  );
}

function ByMail({ link }: { link: Extract<ListLink, { kind: 'mail' }> }) {
  const { t } = useText();
  const { address, subject } = mailOf(link);
  return (
    <>
      <p className="wrap-anywhere">
        {subject === ''
          ? t('lists.byMail', { address })
          : t('lists.byMailSubject', { address, subject })}
      </p>
      <div className="flex flex-wrap gap-2">
        <ListLinkButton link={link} words={t('link.open.write')} />
        <Button size="small" look="quiet" onClick={() => void copyText(address)}>
          {t('addr.copy')}
        </Button>
      </div>
    </>
  );
}
