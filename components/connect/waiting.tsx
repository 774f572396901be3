// A pause was asked for: it is counted down, and then tried again by itself, unless the
// person stops the count or does not want to wait.
'use client';
import { useEffect, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { openNow } from './open-now.ts';

/** Beyond this nobody sits and waits: the person tries again when they want to. */
const ownWaitAtMost = 300; // seconds; ours

export function Waiting({
  seconds,
  words,
}: {
  seconds: number;
  words: (left: number) => string;
}) {
  const { t } = useText();
  const isLong = seconds > ownWaitAtMost;
  const [left, setLeft] = useState(isLong ? null : Math.max(1, Math.ceil(seconds)));
  useEffect(() => {
    if (left === null) return;
    if (left <= 0) return openNow();
    const timer = setTimeout(setLeft, 1_000, left - 1);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look="strong" onClick={openNow}>
        {left === null ? t('common.retry') : words(left)}
      </Button>
      {left !== null && (
        <Button onClick={() => setLeft(null)}>{t('connect.cancel')}</Button>
      )}
    </div>
  );
}
