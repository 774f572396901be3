// Short confirmations, newest last. Whoever draws them takes them away by their number.
import type { Notice } from './state.ts';
import type { Store } from './store.ts';

export type Notify = (key: string, values?: Record<string, string | number>) => void;

/** ours: more than these nobody reads */
const noticesAtMost = 5;

export function createNotify(store: Store<readonly Notice[]>): Notify {
  let n = 0;
  return (key, values) => {
    n++;
    store.set((now) =>
      [...now, { n, key, ...(values && { values }) }].slice(-noticesAtMost),
    );
  };
}
