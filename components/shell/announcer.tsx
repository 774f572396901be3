// The one polite live region of the page, and the sentences it says about the connection.
'use client';
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { announce, stage } from './stage.ts';

const bothWays = (n: number) => (n % 2 ? '\u00a0' : '');

export function Announcer() {
  const said = useStore(stage, (now) => now.said);
  useLineNews();
  // A sentence said twice has to differ, or nobody hears the second.
  return (
    <div role="status" aria-live="polite" className="sr-only" data-testid="announcer">
      {said.text && said.text + bothWays(said.n)}
    </div>
  );
}

function useLineNews() {
  const { t, size } = useText();
  useEffect(() => {
    let before = app.visit.get();
    return app.visit.subscribe(() => {
      const now = app.visit.get();
      if (now.name === 'open' && before.name !== 'open')
        announce(
          `${t('connect.opened', { n: now.snapshot.count, size: size(now.snapshot.octets) })} ${t(
            now.visit === 'look' ? 'look.chip' : 'look.manage',
          )}`,
        );
      else if (now.name === 'open' && before.name === 'open') {
        if (now.line.name !== before.line.name) announce(t(`lock.say.${now.line.name}`));
        else if (now.visit !== before.visit)
          announce(t(now.visit === 'look' ? 'look.nowLook' : 'look.nowManage'));
      }
      before = now;
    });
  }, [t, size]);
}
