// The end of a commit that is under way.
import type { DeletionState } from './state.ts';
import type { Store } from './store.ts';

const goesOn: ReadonlySet<DeletionState['commit']['name']> = new Set([
  'running',
  'stopping',
  'checking',
]);

/**
 * Null where none is under way. One whose end is unknown counts as ended: it is looked for in
 * growing pauses, and by the next visit.
 */
export function commitEnd(store: Store<DeletionState>): Promise<void> | null {
  const isGoing = (): boolean => goesOn.has(store.get().commit.name);
  if (!isGoing()) return null;
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (isGoing()) return;
      stop();
      resolve();
    });
  });
}
