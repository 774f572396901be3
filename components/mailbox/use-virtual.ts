// A scroller that draws only the rows near its viewport. Positions are set through the
// style object at run time; nothing here is prerendered, so a strict policy allows it.
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { reveal, windowOf, type Window, type WindowAsk } from './window.ts';

/** The scroller's inside in px; `scale` is the reader's font size against 16 px. */
export type Box = { width: number; height: number; scale: number };

export type Virtual = {
  ref: React.RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  box: Box;
  rowHeight: number;
  shown: Window;
  /** Scrolls as little as it takes to show the row in full. */
  reveal(index: number): void;
};

/** `heightOf` gives a row's height in px for the width there is. */
export function useVirtual(ask: {
  count: number;
  limit: number;
  heightOf: (box: Box) => number;
}): Virtual {
  const ref = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<Box>({ width: 0, height: 0, scale: 1 });
  const [scrollTop, setScrollTop] = useState(0);
  const rowHeight = ask.heightOf(box);
  const now = (top: number): WindowAsk => ({
    scrollTop: top,
    viewport: box.height,
    rowHeight,
    count: ask.count,
    limit: ask.limit,
  });
  const shown = windowOf(now(scrollTop));

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setBox({
        width: element.clientWidth,
        height: element.clientHeight,
        scale: size / 16,
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Another density or layout: the row at the top stays the row at the top.
  const heightBefore = useRef(rowHeight);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || heightBefore.current === rowHeight) return;
    element.scrollTop = (element.scrollTop / heightBefore.current) * rowHeight;
    heightBefore.current = rowHeight;
  }, [rowHeight]);

  return {
    ref,
    box,
    rowHeight,
    shown,
    onScroll() {
      const top = ref.current?.scrollTop ?? 0;
      const next = windowOf(now(top));
      const same =
        next.firstSeen === shown.firstSeen &&
        next.endSeen === shown.endSeen &&
        next.shift === shown.shift;
      // Drawn before the browser paints the new position: no frame without rows.
      if (!same) flushSync(() => setScrollTop(top));
    },
    reveal(index) {
      const element = ref.current;
      if (element) element.scrollTop = reveal(now(element.scrollTop), index);
    },
  };
}
