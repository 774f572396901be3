// A link of a message in full: asked about before it is followed where it says one thing and
// does another, and whenever the person wants to know.
'use client';
import { useRef } from 'react';
import { withoutTracking } from '../../lib/html/links.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { openLink, type LinkQuestion } from './link-questions.ts';

export function LinkDialog({
  question,
  onClose,
}: {
  question: LinkQuestion;
  onClose: () => void;
}) {
  const { t } = useText();
  const stay = useRef<HTMLButtonElement>(null);
  const { kind, href } = question;
  const shown = kind === 'write' ? question.address : href;
  const subject = kind === 'write' ? (question.subject ?? '') : '';
  const clean = kind === 'write' ? null : withoutTracking(href);
  const go = (to: string) => () => {
    if (kind === 'write') window.location.assign(to);
    else openLink(to);
    onClose();
  };
  return (
    <Dialog
      open
      title={t(`link.title.${kind}`)}
      onClose={onClose}
      initialFocus={stay}
      testId="link-dialog"
      footer={
        <>
          <Button
            ref={stay}
            look={kind === 'doubt' ? 'strong' : 'plain'}
            onClick={onClose}
          >
            {t('link.stay')}
          </Button>
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(shown);
              onClose();
            }}
          >
            {t('link.copy')}
          </Button>
          {clean !== null && (
            <Button onClick={go(clean)} data-testid="open-clean">
              {t('link.clean')}
            </Button>
          )}
          <Button onClick={go(kind === 'write' ? mailto(shown, subject) : href)}>
            {t(`link.open.${kind}`)}
          </Button>
        </>
      }
    >
      <Words question={question} />
      <p className="mt-2 font-mono text-sm break-all text-text-2">
        <bdi>{shown}</bdi>
      </p>
      {subject !== '' && (
        <p className="wrap-anywhere">{t('lists.subject', { subject })}</p>
      )}
    </Dialog>
  );
}

/** Made anew, so that nothing but these two can be in it. */
function mailto(address: string, subject: string): string {
  const to = encodeURIComponent(address).replaceAll('%40', '@');
  return `mailto:${to}${subject === '' ? '' : `?subject=${encodeURIComponent(subject)}`}`;
}

function Words({ question }: { question: LinkQuestion }) {
  const { t } = useText();
  switch (question.kind) {
    case 'about':
      return null;
    case 'write':
      return <p>{t('link.write')}</p>;
    case 'doubt': {
      const { why, shown, real } = question.doubt;
      return (
        <p>
          {why === 'other-site'
            ? t('link.mismatch', { shown, real })
            : t(`link.${why}`, { real })}
        </p>
      );
    }
  }
}
