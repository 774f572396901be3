// A commit that went wrong, told by what is true of the mailbox: nothing was deleted and the
// marks are kept (F28a and what goes wrong before QUIT), or nobody knows yet (F28b).
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { faultWords } from '../../lib/client/fault-words.ts';
import { isAgainLater } from '../../lib/client/again-later.ts';
import type { CommitState, OpenVisit } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';
import type { Fault } from '../../lib/wire/faults.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FailurePanel } from '../ui/failure-panel.tsx';
import { leaveTray } from './leave-tray.ts';
import { CopyReceipt } from './receipt-stage.tsx';
import { ReceiptView } from './receipt-view.tsx';

export function CommitFailed({ fault, marked }: { fault: Fault; marked: number }) {
  const text = useText();
  const { t } = text;
  const main = useRef<HTMLButtonElement>(null);
  const stopped = fault.kind === 'cancelled';
  return (
    <Dialog
      open
      testId="tray"
      title={t('del.tray')}
      onClose={leaveTray}
      initialFocus={main}
      footer={
        <Button ref={main} onClick={leaveTray}>
          {t('del.close')}
        </Button>
      }
    >
      {stopped ? (
        <div role="status" className="space-y-1 py-2">
          <p className="text-md font-semibold">{t('F28a.title')}</p>
          <p className="text-text-2">{t('del.stopped', { n: marked })}</p>
        </div>
      ) : (
        <FailurePanel
          {...wordsOf(fault, marked, text)}
          line={lineOf(fault)}
          action={{ label: t('F28a.action'), onDo: () => void app.commit() }}
          onConsole={showConsole}
        />
      )}
    </Dialog>
  );
}

type Unknown = Extract<CommitState, { name: 'unknown' }>;

export function CommitUnknown({ commit, visit }: { commit: Unknown; visit: OpenVisit }) {
  const text = useText();
  const { t } = text;
  const main = useRef<HTMLButtonElement>(null);
  const { receipt, fault } = commit;
  return (
    <Dialog
      open
      testId="tray"
      title={t('del.tray')}
      onClose={() => app.setTray(false)}
      initialFocus={main}
      footer={
        <>
          <CopyReceipt receipt={receipt} />
          <Button onClick={() => app.setTray(false)}>{t('del.close')}</Button>
        </>
      }
    >
      <div className="space-y-4">
        <FailurePanel
          title={t('F28b.title', { n: receipt.lines.length })}
          {...nextOf(fault, visit, text)}
          line={fault ? lineOf(fault) : undefined}
          actionRef={main}
          onConsole={showConsole}
        />
        <ReceiptView receipt={receipt} />
      </div>
    </Dialog>
  );
}

/** What happens next: it is looked at again by itself, or what the person can do first. */
function nextOf(fault: Fault | null, visit: OpenVisit, { t }: Text) {
  const check = { label: t('F28b.action'), onDo: () => void app.settle() };
  if (!fault || isAgainLater(fault)) return { body: t('F28b.body'), action: check };
  const leave = { label: t('del.signInAgain'), onDo: () => void app.signInAgain() };
  const { title, body, values } = faultWords(fault, visit);
  return {
    body: `${t(title, values)}. ${t(body, values)} ${t('del.settledLater')}`,
    // A refused password is not sent again by a click: that gets accounts locked.
    ...(fault.kind === 'sign-in' ? { action: leave } : { action: check, also: [leave] }),
  };
}

/** Faults by which the line was lost on the way; all others have words of their own. */
const lineLost: ReadonlySet<Fault['kind']> = new Set([
  'closed',
  'timed-out',
  'garbled',
  'idle',
  'relay-gone',
  'shutting-down',
]);

function wordsOf(fault: Fault, marked: number, { t }: Text) {
  if (lineLost.has(fault.kind))
    return { title: t('F28a.title'), body: t('F28a.body', { n: marked }) };
  const { title, body, values } = faultWords(fault);
  return {
    title: t(title, values),
    body: `${t(body, values)} ${t('del.kept', { n: marked })}`,
  };
}

function showConsole() {
  app.setTray(false);
  app.setConsole(true);
}

/** The raw evidence: the server's own line, else the kind of the fault. */
function lineOf(fault: Fault): string {
  return 'line' in fault && fault.line ? fault.line : fault.kind;
}
