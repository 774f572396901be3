// The visit while it is open; null before and after.
import { app } from '../../lib/client/instance.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';

export function useOpenVisit(): OpenVisit | null {
  return useStore(app.visit, (now) => (now.name === 'open' ? now : null));
}
