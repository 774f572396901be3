// After `g`: which keys go on from here.
'use client';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { stage } from './stage.ts';

export function SequenceHint() {
  const { t } = useText();
  const isOn = useStore(stage, (now) => now.hinting);
  if (!isOn) return null;
  return (
    <p
      aria-hidden
      className="fixed inset-x-0 bottom-12 z-60 mx-auto w-fit rounded-md border bg-bg px-3 py-1.5 text-sm shadow-menu"
    >
      {t('shell.sequence')}
    </p>
  );
}
