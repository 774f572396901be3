// How far a commit is, and whether it can still be stopped: until QUIT it can, and nothing
// is final; after it there is only waiting for the proof. A stop is answered at once on the
// button. Closing it stops nothing.
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { CommitState } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Progress } from '../ui/progress.tsx';

type UnderWay = Extract<CommitState, { name: 'running' | 'stopping' | 'checking' }>;

export function CommitUnderWay({ commit }: { commit: UnderWay }) {
  const text = useText();
  const stop = useRef<HTMLButtonElement>(null);
  const { sentence, value, max, canStop } = phaseOf(commit, text);
  const isStopping = commit.name === 'stopping';
  return (
    <Dialog
      open
      testId="tray"
      title={text.t('del.tray')}
      onClose={() => app.setTray(false)}
      initialFocus={stop}
      footer={
        canStop && (
          <Button
            ref={stop}
            data-testid="commit-cancel"
            busy={isStopping}
            onClick={() => app.stopCommit()}
          >
            {text.t(isStopping ? 'del.stopping' : 'del.stop')}
          </Button>
        )
      }
    >
      <div data-testid="commit-progress" className="space-y-3 py-4">
        <p role="status" className="tabular-nums">
          {sentence}
        </p>
        <Progress
          value={value}
          max={max}
          label={text.t('del.progress')}
          text={sentence}
          showText={false}
          className="w-full"
        />
      </div>
    </Dialog>
  );
}

function phaseOf(commit: UnderWay, { t, number }: Text) {
  const waiting = { value: 0, max: null, canStop: false };
  if (commit.name === 'checking') return { sentence: t('del.checking'), ...waiting };
  const { progress } = commit;
  if (progress.phase === 'applying') return { sentence: t('del.applying'), ...waiting };
  const { done, total } = progress;
  const key = progress.phase === 'checking' ? 'del.verifying' : 'del.running';
  const isStopping = commit.name === 'stopping';
  return {
    sentence: isStopping
      ? t('del.stopAsked')
      : t(key, { i: number(done), n: number(total) }),
    value: done,
    max: total,
    canStop: true,
  };
}
