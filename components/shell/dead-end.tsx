// A page that leads nowhere, and the one way on. Drawn without the app: it may be what broke.
'use client';
import { useSyncExternalStore } from 'react';
import { createText, type TextKey } from '../../lib/i18n/text.ts';
import { Mark } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';

export function DeadEnd({
  title,
  body,
  action,
  onDo,
}: {
  title: TextKey;
  body: TextKey;
  action: TextKey;
  onDo: () => void;
}) {
  const language = useSyncExternalStore(
    () => () => {},
    () => (document.documentElement.lang === 'fr' ? 'fr' : 'en'),
    () => 'en' as const,
  );
  const { t } = createText(language);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="max-w-prose space-y-4">
        <Mark className="mx-auto size-12" />
        <h1 className="text-xl font-semibold">{t(title)}</h1>
        <p className="text-text-2">{t(body)}</p>
        <Button look="strong" onClick={onDo}>
          {t(action)}
        </Button>
      </div>
    </main>
  );
}
