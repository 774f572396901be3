// Draws the message in its frame for the page's theme, and plainly while it is printed.
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import { dress, undress } from '../../lib/html/dark.ts';
import { useMedia } from '../mailbox/use-media.ts';

/** The page is dark now, by setting or by system. */
export function useIsDark(): boolean {
  const theme = useStore(app.settings, (now) => now.theme);
  const isSystemDark = useMedia('(prefers-color-scheme: dark)');
  return theme === 'system' ? isSystemDark : theme === 'dark';
}

/** `isDark` false: as its author drew it for light paper. The frame's own colours are the page's. */
export function useDressing(
  frame: HTMLIFrameElement | null,
  inside: Document | null,
  isDark: boolean,
): void {
  useEffect(() => {
    if (!frame || !inside) return;
    undress(inside);
    if (!isDark) return;
    const { backgroundColor, color } = getComputedStyle(frame.parentElement ?? frame);
    const dressing = dress(inside, { ground: backgroundColor, ink: color });
    dressing.set(true);
    frame.setAttribute('data-dressing', dressing.as);
    const before = () => dressing.set(false);
    const after = () => dressing.set(true);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      dressing.end();
      frame.removeAttribute('data-dressing');
    };
  }, [frame, inside, isDark]);
}
