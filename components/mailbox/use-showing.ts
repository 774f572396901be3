// Tells the client which rows are on screen, so that their headers come first: ten times a
// second at most while scrolling, and only when they are others than before.
import { useEffect, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import type { Window } from './window.ts';

/** ours: a fling passes hundreds of rows a second that nobody reads */
const throttleMs = 100;

export function useShowing(view: readonly MessageId[], shown: Window): void {
  const told = useRef<{ at: number; ids: readonly MessageId[] }>({ at: 0, ids: [] });
  const { firstSeen, endSeen } = shown;
  useEffect(() => {
    const wait = Math.max(0, told.current.at + throttleMs - performance.now());
    const timer = setTimeout(() => {
      const ids = view.slice(firstSeen, endSeen);
      if (sameIds(ids, told.current.ids)) return;
      told.current = { at: performance.now(), ids };
      app.showing(ids);
    }, wait);
    return () => clearTimeout(timer);
  }, [view, firstSeen, endSeen]);
}

function sameIds(a: readonly MessageId[], b: readonly MessageId[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
