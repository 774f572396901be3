// A message that could not be had, and why, in the words every failure is told with.
import type { MessageId } from '../../lib/mail/message.ts';
import type { Fault } from '../../lib/wire/faults.ts';
import { faultWords, type Fix } from '../../lib/client/fault-words.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useOpenVisit } from '../shell/use-open-visit.ts';
import { FailurePanel } from '../ui/failure-panel.tsx';
import { Waiting } from '../ui/waiting.tsx';

export function ReadingFailed({ id, fault }: { id: MessageId; fault: Fault }) {
  const { t } = useText();
  const isAway = useOpenVisit()?.line.name === 'away';
  const { title, body, action, values, fix, details } = faultWords(fault);
  const deed = deedOf(fix, id);
  const isRefused = fault.kind === 'sign-in' || fault.kind === 'not-signed-in';
  const retry = { label: t('common.retry'), onDo: () => app.open(id) };
  const signIn = {
    label: t('shell.signInAgain'),
    onDo: () => void app.signInAgain(),
  };
  const own = deed && { label: t(action, { s: 0, ...values }), onDo: deed };
  return (
    <div className="p-4">
      <FailurePanel
        title={isAway ? t('lock.chip.away') : t(title, values)}
        body={isAway ? t('away.notHere') : t(body, values)}
        line={details || undefined}
        action={isRefused ? signIn : fix.kind === 'wait' ? undefined : (own ?? retry)}
        also={!isRefused && own && fix.kind !== 'retry' ? [retry] : undefined}
        onConsole={() => app.setConsole(true)}
      >
        {fix.kind === 'wait' && !isRefused && (
          <Waiting
            seconds={fix.seconds}
            words={(s) => t(action, { ...values, s, n: s })}
            onDo={retry.onDo}
          />
        )}
      </FailurePanel>
    </div>
  );
}

/** Null where what the words propose is nothing this pane can do: then it tries again. */
function deedOf(fix: Fix, id: MessageId): (() => void) | null {
  switch (fix.kind) {
    case 'retry':
      return () => app.open(id);
    case 'check':
      return () => void app.checkAgain();
    case 'allow-retr':
      return () => app.download(id, true);
    case 'reload':
      return () => app.reload();
    default:
      return null;
  }
}
