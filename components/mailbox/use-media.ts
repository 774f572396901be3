// What the device says of itself, followed while it changes.
import { useSyncExternalStore } from 'react';

/** True while the media query holds; false where there is no window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

/** A finger rather than a mouse is the main pointer. */
export function useCoarse(): boolean {
  return useMedia('(pointer: coarse)');
}
