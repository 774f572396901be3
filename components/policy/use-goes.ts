// How many messages are removed from the server when this visit is left.
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';

export function useGoesOnLeaving(): number {
  const rule = useStore(app.policy, (now) => {
    if (now.name === 'off' || now.policy.asks || !now.found) return null;
    return now.found.bar === null && !now.found.waits ? now.policy.rule.name : null;
  });
  const mayChange = useStore(
    app.visit,
    (now) => now.name === 'open' && now.visit === 'manage',
  );
  const marked = useStore(app.deletion, ({ marks }) => {
    let n = 0;
    for (const { because } of marks.values()) if (because?.rule === rule) n++;
    return n;
  });
  return rule !== null && mayChange ? marked : 0;
}
