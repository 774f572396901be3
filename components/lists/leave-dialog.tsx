// The question before a list is left: by which way, where it goes and what it says. Nothing
// is sent before the button is pressed, and what came of it is told as it was.
'use client';
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Left } from '../../lib/client/leaving.ts';
import { isLeavingSigned } from '../../lib/checks/leaving.ts';
import type { HeaderField } from '../../lib/mail/attachment.ts';
import type { ListMail } from '../../lib/mail/lists.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { Look } from '../sender/look.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { OtherWays } from './other-ways.tsx';

type State = { name: 'asking' } | { name: 'sending' } | { name: 'told'; left: Left };

export function LeaveDialog({
  list,
  checks,
  headers,
  onClose,
}: {
  list: ListMail;
  checks: SenderChecks | null;
  headers: readonly HeaderField[];
  onClose: () => void;
}) {
  const { t } = useText();
  const [state, setState] = useState<State>({ name: 'asking' });
  const { oneClick } = list;
  const isSigned = checks !== null && isLeavingSigned(checks, headers);
  const host = oneClick === null ? '' : new URL(oneClick).host;
  const canPost = oneClick !== null && isSigned && state.name !== 'told';
  async function leave(url: string) {
    setState({ name: 'sending' });
    setState({ name: 'told', left: await app.leaveList(url) });
  }
  return (
    <Dialog
      open
      title={t('lists.leaveTitle')}
      testId="leave-dialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>
            {t(state.name === 'told' ? 'common.close' : 'lists.stay')}
          </Button>
          {canPost && (
            <Button
              look="strong"
              busy={state.name === 'sending'}
              data-testid="leave-now"
              onClick={() => {
                if (state.name === 'asking') void leave(oneClick);
              }}
            >
              {t('lists.leaveNow')}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-4">
        {oneClick !== null && state.name !== 'told' && (
          <section className="space-y-1.5" data-testid="leave-one-click">
            <p className="wrap-anywhere">
              {isSigned
                ? t('lists.oneClick', { host })
                : t('lists.oneClickUnsigned', { host })}
            </p>
            <p className="max-h-32 overflow-y-auto font-mono text-sm break-all text-text-2">
              <bdi>{oneClick}</bdi>
            </p>
            {!isSigned && checks && <Look checks={checks} />}
          </section>
        )}
        <output className="block wrap-anywhere empty:hidden" data-testid="leave-result">
          {state.name === 'told' && <Result left={state.left} host={host} />}
        </output>
        {!(state.name === 'told' && state.left.state === 'accepted') && (
          <OtherWays links={list.unsubscribe} isOnly={!canPost} />
        )}
      </div>
    </Dialog>
  );
}

function Result({ left, host }: { left: Left; host: string }) {
  const { t } = useText();
  switch (left.state) {
    case 'accepted':
      return t('lists.accepted', { host, status: String(left.status) });
    case 'refused':
      return t('lists.refused', { host, status: String(left.status) });
    case 'failed':
      return t(`lists.failed.${left.why}`, { host });
  }
}
