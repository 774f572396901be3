// The five steps between the click and the mailbox, as they happen. A step that takes
// longer than a second and a half says so in words. Stopping always works.
'use client';
import { Check, Circle, LoaderCircle, Minus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { VisitState } from '../../lib/client/state.ts';
import { steps, type Step } from '../../lib/wire/faults.ts';
import { Button } from '../ui/button.tsx';
import { focusIfLost } from './focus.ts';

type Opening = Extract<VisitState, { name: 'opening' }>;

const slowAfterMs = 1_500;
const pictures = {
  waiting: <Circle className="size-4 text-text-3" aria-hidden />,
  running: <LoaderCircle className="size-4 animate-spin text-accent" aria-hidden />,
  done: <Check className="size-4 text-ok" aria-hidden />,
  none: <Minus className="size-4 text-text-3" aria-hidden />,
};

export function OpeningSteps({ visit }: { visit: Opening }) {
  const { t } = useText();
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stop.current?.focus();
    return focusIfLost;
  }, []);
  return (
    <section aria-label={t('shell.opening')} className="space-y-3 card p-4">
      <ol className="flex flex-col gap-2 sm:flex-row sm:flex-wrap sm:gap-x-5">
        {steps.map((step) => (
          <OneStep key={step} step={step} state={stateOf(visit, step)} />
        ))}
      </ol>
      <Slow key={visit.stepSince} since={visit.stepSince} />
      <Button ref={stop} onClick={() => app.cancelOpening()}>
        {t('connect.cancel')}
      </Button>
    </section>
  );
}

type StepState = Opening['steps'][Step] | 'none';

/** Without encryption there is nothing to encrypt and no certificate to check. */
function stateOf({ account, steps }: Opening, step: Step): StepState {
  const isOfTls = step === 'tls' || step === 'cert';
  return isOfTls && account.security === 'plain' ? 'none' : steps[step];
}

function OneStep({ step, state }: { step: Step; state: StepState }) {
  const { t } = useText();
  return (
    <li
      data-testid="connect-step"
      data-state={state}
      aria-current={state === 'running' ? 'step' : undefined}
      className={`flex items-center gap-1.5 ${state === 'waiting' || state === 'none' ? 'text-text-3' : ''}`}
    >
      {pictures[state]}
      <span className={state === 'none' ? 'line-through' : ''}>
        {t(`connect.step.${step}`)}
      </span>
      <span className={state === 'none' ? '' : 'sr-only'}>
        {t(`connect.state.${state}`)}
      </span>
    </li>
  );
}

/** Mounted anew for each step, so that it counts from its beginning. */
function Slow({ since }: { since: number }) {
  const { t } = useText();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const waited = now - since;
  return (
    <p role="status" className="text-sm text-text-2">
      {waited >= slowAfterMs && t('connect.slow', { s: Math.round(waited / 1000) })}
    </p>
  );
}
