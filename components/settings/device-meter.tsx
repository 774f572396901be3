// How much room all of it took when this was drawn, by kind, and what the browser allows;
// nothing where it does not say.
'use client';
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { StorageUse } from '../../lib/client/parts.ts';
import { Progress } from '../ui/progress.tsx';

const kinds = ['mail', 'marks', 'app'] as const;

export function DeviceMeter() {
  const { t, size } = useText();
  const [use, setUse] = useState<StorageUse | null>(null);
  useEffect(() => void app.storageUse().then(setUse), []);
  if (!use) return null;
  const { by } = use;
  const text = t('settings.meter', { used: size(use.used), quota: size(use.quota) });
  return (
    <div className="space-y-2">
      <p data-testid="meter">
        <Progress
          value={use.used}
          max={use.quota}
          label={t('settings.meterName')}
          text={text}
          className="w-full"
        />
      </p>
      {by && (
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm text-text-2">
          {kinds.map((kind) => (
            <Kind key={kind} name={t(`settings.kept.${kind}`)} text={size(by[kind])} />
          ))}
        </dl>
      )}
    </div>
  );
}

function Kind({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="text-end tabular-nums">{text}</dd>
    </>
  );
}
