// A pause was asked for: it is counted down, and then tried again by itself, unless the
// person stops the count or does not want to wait.
'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from './button.tsx';

/** Beyond this nobody sits and waits: the person tries again when they want to. */
const ownWaitAtMost = 300; // seconds; ours

export function Waiting({
  seconds,
  words,
  onDo,
}: {
  seconds: number;
  words: (left: number) => string;
  /** Tries again: when the time is over, or before, where the person presses. */
  onDo: () => void;
}) {
  const { t } = useText();
  const isLong = seconds > ownWaitAtMost;
  const [left, setLeft] = useState(isLong ? null : Math.max(1, Math.ceil(seconds)));
  const over = useEffectEvent(onDo);
  useEffect(() => {
    if (left === null) return;
    if (left <= 0) return over();
    const timer = setTimeout(setLeft, 1_000, left - 1);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look="strong" onClick={onDo}>
        {left === null ? t('common.retry') : words(left)}
      </Button>
      {left !== null && (
        <Button onClick={() => setLeft(null)}>{t('connect.cancel')}</Button>
      )}
    </div>
  );
}
