// The ways out of a list that a person goes themselves: its page, or a message to it.
'use client';
import { useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { mailOf, type ListLink } from '../../lib/mail/lists.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy.ts';
import { LinkDialog } from '../reader/link-dialog.tsx';
import type { LinkQuestion } from '../reader/link-questions.ts';
import { ListLinkButton, questionOf } from './list-link.tsx';

export function OtherWays({
  links,
  isOnly,
}: {
  links: readonly ListLink[];
  /** There is no quicker one. */
  isOnly: boolean;
}) {
  const { t } = useText();
  const [question, setQuestion] = useState<LinkQuestion | null>(null);
  if (links.length === 0) return null;
  const ask = (link: ListLink) => void questionOf(link).then(setQuestion);
  return (
    <section className="space-y-2" data-testid="leave-other">
      <h3 className="font-semibold">{t(isOnly ? 'lists.ways' : 'lists.otherWays')}</h3>
      <ul className="space-y-3">
        {links.map((link, at) => (
          <li key={at} className="space-y-1">
            {link.kind === 'web' ? (
              <ByPage link={link} onAsk={() => ask(link)} />
            ) : (
              <ByMail link={link} onAsk={() => ask(link)} />
            )}
          </li>
        ))}
      </ul>
      {question && <LinkDialog question={question} onClose={() => setQuestion(null)} />}
    </section>
  );
}

type Way<Kind extends ListLink['kind']> = {
  link: Extract<ListLink, { kind: Kind }>;
  onAsk: () => void;
};

function ByPage({ link, onAsk }: Way<'web'>) {
  const { t } = useText();
  return (
    <>
      <p className="wrap-anywhere">{t('lists.byPage', { host: link.host })}</p>
      <ListLinkButton words={t('lists.openPage')} onAsk={onAsk} />
    </>
  );
}

function ByMail({ link, onAsk }: Way<'mail'>) {
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
        <ListLinkButton words={t('link.open.write')} onAsk={onAsk} />
        <Button size="small" onClick={() => void copyText(address)}>
          {t('addr.copy')}
        </Button>
      </div>
    </>
  );
}
