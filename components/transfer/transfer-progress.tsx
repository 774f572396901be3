// A copy into an account under way, or stopped: how far it is and the way on.
'use client';
import { useEffect, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { TransferState } from '../../lib/client/transfer-state.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { visible } from '../mailbox/row-view.ts';
import { faultText } from './fault-text.ts';
import { Findings } from './findings.tsx';

type Going = Extract<TransferState, { name: 'running' | 'stopped' }>;

export function TransferProgress({ state }: { state: Going }) {
  const { t, size } = useText();
  const { done, total, octets, totalOctets, copied, there } = state.figures;
  // What was pressed is gone: the keys stay within reach, and on no button.
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  const text = { done, total, size: size(octets), of: size(totalOctets) };
  return (
    <div
      ref={here}
      tabIndex={-1}
      className="space-y-4 rounded-md"
      data-testid="transfer-progress"
    >
      <Progress
        value={octets}
        max={totalOctets}
        label={t('transfer.progress')}
        text={t('transfer.soFar', text)}
        className="w-full"
      />
      <p className="text-sm text-text-2 tabular-nums">
        {t('transfer.counts', { copied, there })}
      </p>
      {state.name === 'stopped' ? (
        <Stopped state={state} />
      ) : (
        <p className="text-sm text-text-2">{t('transfer.goesOn')}</p>
      )}
      <Findings figures={state.figures} />
      <div className="flex flex-wrap justify-end gap-2">
        {state.name === 'running' ? (
          <Button onClick={() => app.stopTransfer()}>{t('transfer.stop')}</Button>
        ) : (
          <>
            <Button onClick={() => app.leaveTarget()}>{t('transfer.leave')}</Button>
            <Button look="strong" onClick={() => app.resumeTransfer()}>
              {t('transfer.resume')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Stopped({
  state: { why, target },
}: {
  state: Extract<TransferState, { name: 'stopped' }>;
}) {
  const { t } = useText();
  if (why.kind === 'cancelled') return <p role="status">{t('transfer.stopped')}</p>;
  const { title, body, line } = faultText(why, target, t);
  return (
    <div role="alert" className="space-y-1">
      <p className="font-medium text-danger">{t('transfer.interrupted')}</p>
      <p>
        {title}. {body}
      </p>
      <bdi className="block font-mono text-sm">{visible(line)}</bdi>
    </div>
  );
}
