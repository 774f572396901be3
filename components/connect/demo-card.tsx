// The mailbox to try: real POP3, sample letters, nothing to fill in.
'use client';
import { FlaskConical } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';

export function DemoCard() {
  const { t } = useText();
  const demo = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.demo !== null : null,
  );
  if (demo === false) return null;
  return (
    <section aria-labelledby="demo" className="card p-4">
      <h2 id="demo" className="font-semibold">
        {t('connect.demo.title')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-text-2">{t('connect.demo.sub')}</p>
      <Button
        data-testid="demo-open"
        icon={<FlaskConical className="size-4" aria-hidden />}
        onClick={() => void app.openDemo()}
        className="w-full px-2!"
      >
        {t('connect.demo')}
      </Button>
    </section>
  );
}
