// Why the mailbox did not open, where the person is looking, with the cure one click away.
// Focus goes to the password after a refused sign-in, else to the main action.
'use client';
import { useEffect, useRef } from 'react';
import { faultWords } from '../../lib/client/fault-words.ts';
import { useText } from '../../lib/client/language.ts';
import type { VisitState } from '../../lib/client/state.ts';
import { FailurePanel } from '../ui/failure-panel.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { carryOut } from './carry-out.ts';
import { focusField } from './focus.ts';
import { openNow } from './open-now.ts';
import { PinAdvanced } from './pin.tsx';

type Failed = Extract<VisitState, { name: 'failed' }>;

export const signInErrorId = 'sign-in-error';

export function ConnectFailure({ visit }: { visit: Failed }) {
  const { t } = useText();
  const { account, fault } = visit;
  const panel = useRef<HTMLDivElement>(null);
  const action = useRef<HTMLButtonElement>(null);
  const { title, body, action: label, values, fix, details } = faultWords(fault, visit);
  const isSignIn = fault.kind === 'sign-in';
  useEffect(() => {
    if (fault.kind === 'sign-in') focusField('password');
    else (action.current ?? panel.current)?.focus();
    // The form is longer than a phone is high: what went wrong comes into sight, wherever
    // the focus has gone two frames from now.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest' })),
    );
  }, [fault]);
  return (
    <div ref={panel} tabIndex={-1} className="scroll-my-4 rounded-md">
      <FailurePanel
        id={isSignIn ? signInErrorId : undefined}
        title={t(title, values)}
        body={t(body, values)}
        line={details || fault.kind}
        actionRef={action}
        more={
          fault.kind === 'certificate' && (
            <PinAdvanced account={account} fault={fault} onPinned={openNow} />
          )
        }
        action={
          fix.kind === 'wait'
            ? undefined
            : { label: t(label, values), onDo: () => carryOut(fix, account, details) }
        }
      >
        {fix.kind === 'wait' && (
          <Waiting
            seconds={fix.seconds}
            words={(s) => t(label, { ...values, s, n: s })}
            onDo={openNow}
          />
        )}
      </FailurePanel>
    </div>
  );
}
