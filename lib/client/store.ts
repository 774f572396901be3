// A store is get, set and subscribe; a component reads it through a selector that returns
// a stable value. No library is needed for that.
import { useSyncExternalStore } from 'react';

export type Store<S> = {
  get(): S;
  set(next: S | ((now: S) => S)): void;
  subscribe(listener: () => void): () => void;
};

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      const value = next instanceof Function ? next(state) : next;
      if (Object.is(value, state)) return;
      state = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a store in a component; `select` must return the same value while nothing changed. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
