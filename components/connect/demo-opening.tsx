// The demo, opened without a click; where there is none, or it fails, it says so.
'use client';
import { useEffect, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { useDocument } from '../shell/document.ts';
import { Brand } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';
import { OpeningSteps } from './opening-steps.tsx';

export function DemoOpening({
  onOpened,
  onGiveUp,
}: {
  onOpened: () => void;
  onGiveUp: () => void;
}) {
  const { t } = useText();
  const visit = useStore(app.visit, (now) => now);
  const hasDemo = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.demo !== null : null,
  );
  const asked = useRef(false);
  useDocument();
  useEffect(() => app.start(), []);
  useEffect(() => {
    if (visit.name === 'open') onOpened();
    else if (visit.name === 'failed') onGiveUp();
    else if (visit.name === 'closed' && hasDemo && !asked.current) {
      asked.current = true;
      void app.openDemo();
    } else if (visit.name === 'closed' && asked.current) onGiveUp();
  }, [visit, hasDemo, onOpened, onGiveUp]);
  return (
    <main className="mx-auto grid min-h-dvh max-w-2xl content-center gap-6 p-6">
      <h1>
        <Brand />
      </h1>
      {visit.name === 'opening' ? (
        <OpeningSteps visit={visit} />
      ) : (
        <p role="status" className="text-text-2">
          {t(hasDemo === false ? 'connect.noDemo' : 'connect.relay.waiting')}
        </p>
      )}
      {hasDemo === false && <Button onClick={onGiveUp}>{t('demo.own')}</Button>}
    </main>
  );
}
