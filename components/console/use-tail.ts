// Follows new lines as long as the last one is in sight; who scrolled back is left there.
import { useLayoutEffect, useRef, type RefObject } from 'react';

export function useTail(
  ref: RefObject<HTMLElement | null>,
  count: number,
  track: number,
) {
  const follows = useRef(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [ref, count, track]);
  /** To be called on every scroll. */
  return () => {
    const element = ref.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    follows.current = below < 8; // px: sub-pixel heights never reach zero
  };
}
