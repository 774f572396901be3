// Being rid of what is here, after a second question.
'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';

/** `locked`: vaults into which nobody can look now. */
export function Erase({ locked, onErased }: { locked: number; onErased: () => void }) {
  const { t } = useText();
  const [isAsking, setAsking] = useState<boolean | null>(null);
  const [lonely, setLonely] = useState(0);
  useEffect(() => void app.lonely().then(setLonely), [isAsking]);
  if (!isAsking)
    return (
      // What was answered is gone with its focus.
      <Button ref={isAsking === false ? focusNow : null} onClick={() => setAsking(true)}>
        {t('settings.erase')}
      </Button>
    );
  return (
    <Sure
      title={t('settings.erase')}
      question={t('settings.erase.sure')}
      more={
        (lonely > 0 || locked > 0) && (
          <>
            {lonely > 0 && t('pol.lonely', { n: lonely })}{' '}
            {locked > 0 && t('settings.erase.vaults', { n: locked })}
          </>
        )
      }
      yes={t('settings.erase.yes')}
      onNo={() => setAsking(false)}
      onYes={() => {
        setAsking(false);
        void app.forgetEverything().then(onErased);
      }}
    />
  );
}

/** The second question; the safe answer has the focus. */
export function Sure(ask: {
  title: string;
  question: string;
  more?: ReactNode;
  yes: string;
  onYes: () => void;
  onNo: () => void;
}) {
  const { t } = useText();
  return (
    <fieldset className="space-y-3 rounded-md border border-danger p-3">
      <legend className="px-1 font-medium">{ask.title}</legend>
      <p>{ask.question}</p>
      {ask.more && <p className="font-medium">{ask.more}</p>}
      <div className="flex flex-wrap gap-2">
        <Button ref={focusNow} onClick={ask.onNo}>
          {t('settings.erase.no')}
        </Button>
        <Button look="danger" onClick={ask.onYes}>
          {ask.yes}
        </Button>
      </div>
    </fieldset>
  );
}

/** The safe answer, as soon as the question stands there. */
function focusNow(button: HTMLButtonElement | null) {
  button?.focus();
}
