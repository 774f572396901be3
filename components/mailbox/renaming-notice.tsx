// The server gave its messages new names: how far the comparison is, and what came of it.
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';

export function RenamingNotice() {
  const { t, number } = useText();
  const now = useStore(app.renaming, (state) => state);
  const expiry = useStore(app.expiry, (state) => state);
  const [away, setAway] = useState<typeof now | null>(null);
  if (now.name === 'idle' || now === away) return null;
  if (now.name === 'comparing') {
    const waits = expiry === 'declined' && now.done === 0;
    return (
      <Banner role="status" testId="renaming">
        <span className="tabular-nums">
          {t(waits ? 'renaming.declined' : 'renaming.comparing', {
            done: number(now.done),
            total: number(now.total),
          })}
        </span>
      </Banner>
    );
  }
  const words =
    now.name === 'done'
      ? t('renaming.done', {
          n: now.recognised,
          known: number(now.recognised),
          total: number(now.total),
        })
      : t('renaming.impossible');
  return (
    <Banner role="status" testId="renaming" onDismiss={() => setAway(now)}>
      {words}
    </Banner>
  );
}
