// Waiting until nobody waits: work that can be done later gives way to what is read.
import type { ReaderState } from './state.ts';
import type { Store } from './store.ts';

/** Resolves when no message is on its way to a reader, or the signal is raised. */
export function nobodyReads(
  reader: Store<ReaderState>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { name } = reader.get();
      if ((name === 'loading' || name === 'parsing') && !signal.aborted) return;
      unsubscribe();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const unsubscribe = reader.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}
