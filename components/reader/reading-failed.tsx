// A message that could not be had, and why, in the words every failure is told with.
import type { MessageId } from '../../lib/mail/message.ts';
import type { Fault } from '../../lib/wire/faults.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { FailurePanel } from '../ui/failure-panel.tsx';

export function ReadingFailed({ id, fault }: { id: MessageId; fault: Fault }) {
  const { t } = useText();
  return (
    <div className="p-4">
      <FailurePanel
        title={t('get.failed')}
        body=""
        line={'line' in fault ? fault.line : fault.kind}
        action={{ label: t('common.retry'), onDo: () => app.open(id) }}
        onConsole={() => app.setConsole(true)}
      />
    </div>
  );
}
