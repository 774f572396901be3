// Single keys of an open message; off where the person switched them off (WCAG 2.1.4).
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';

export function useKeys(keys: Record<string, () => void>): void {
  const isOn = useStore(app.settings, ({ singleKeys }) => singleKeys);
  useEffect(() => {
    if (!isOn) return;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const place = event.target;
      if (
        place instanceof Element &&
        place.closest('input, textarea, select, dialog, [role="menu"], [contenteditable]')
      ) {
        return;
      }
      keys[event.key]?.();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
