// Asks before a link is followed that says one thing and does another.
'use client';
import { useRef } from 'react';
import type { LinkDoubt } from '../../lib/html/links.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function LinkDialog({
  doubt: { why, shown, real, href },
  onClose,
}: {
  doubt: LinkDoubt & { href: string };
  onClose: () => void;
}) {
  const { t } = useText();
  const stay = useRef<HTMLButtonElement>(null);
  const words =
    why === 'other-site'
      ? t('link.mismatch', { shown, real })
      : t(`link.${why}`, { real });
  return (
    <Dialog
      open
      title={t('link.title')}
      onClose={onClose}
      initialFocus={stay}
      testId="link-dialog"
      footer={
        <>
          <Button ref={stay} look="strong" onClick={onClose}>
            {t('link.stay')}
          </Button>
          <Button
            onClick={() => {
              window.open(href, '_blank', 'noopener,noreferrer');
              onClose();
            }}
          >
            {t('link.open', { real })}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      <p className="mt-2 font-mono text-sm break-all text-text-2">
        <bdi>{href}</bdi>
      </p>
    </Dialog>
  );
}
