// Keeps a frame as tall as its message and, where it should fit, the message as wide as its
// frame, for as long as both last.
import { heightOf, overflowOf, zoomTo } from '../../lib/html/frame-document.ts';
import { breaksPages } from '../../lib/html/paper.ts';

/** px; taller messages scroll inside. Higher ones cost the browser memory for layers. */
const tallest = 30_000;
/** A layout that never comes to rest is left as it is after so many steps. */
const mostResizes = 60;
/** Below a third nobody can read it: then it scrolls sideways. */
const smallest = 0.33;

export type Size = { zoom: number; fits: boolean };

/** Returns how to stop. */
export function followSize(
  frame: HTMLIFrameElement,
  inside: Document,
  { zoom, fits }: Size,
): () => void {
  let resizes = 0;
  let isPrinting = false;
  const fit = () => {
    if (isPrinting) return;
    if (++resizes <= mostResizes) frame.height = String(heightOf(inside, tallest));
  };
  const layOut = () => {
    if (isPrinting || resizes > mostResizes) return;
    zoomTo(inside, zoom);
    const overflow = overflowOf(inside);
    if (fits && overflow > 1.005) zoomTo(inside, Math.max(smallest, zoom / overflow));
    fit();
  };
  const height = new ResizeObserver(fit);
  height.observe(inside.body);
  // A new width is a new layout, and its own allowance.
  let before = 0;
  const width = new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0);
    if (now === before) return;
    before = now;
    resizes = 0;
    layOut();
  });
  width.observe(frame);
  inside.addEventListener('load', layOut, true);
  inside.addEventListener('toggle', fit, true);
  const onPaper = () => {
    isPrinting = true;
    // Else whoever knows all frames does it (use-print.ts).
    if (!breaksPages()) fitPaper(frame, inside, zoom);
  };
  const onScreen = () => {
    isPrinting = false;
    frame.style.removeProperty('width');
    resizes = 0;
    layOut();
    // A browser may say so while it is still laid out for paper.
    requestAnimationFrame(layOut);
  };
  window.addEventListener('beforeprint', onPaper);
  window.addEventListener('afterprint', onScreen);
  return () => {
    window.removeEventListener('beforeprint', onPaper);
    window.removeEventListener('afterprint', onScreen);
    height.disconnect();
    width.disconnect();
    inside.removeEventListener('load', layOut, true);
    inside.removeEventListener('toggle', fit, true);
  };
}

/** px; A4 and Letter are wider with the margins browsers give them. */
const paperWidth = 680;
/** px; thirty pages and more. */
const longestPrint = 300_000;

/**
 * A frame on paper is as tall as it was on the screen, where the message had another width
 * and its quotations were folded: so it is laid out as on paper before it is printed.
 */
function fitPaper(frame: HTMLIFrameElement, inside: Document, zoom: number): void {
  const folds = inside.querySelectorAll<HTMLDetailsElement>('details[data-quoted]');
  const folded = [...folds].filter(({ open }) => !open);
  frame.style.width = `${paperWidth}px`;
  zoomTo(inside, zoom);
  const overflow = overflowOf(inside);
  if (overflow > 1.005) zoomTo(inside, zoom / overflow);
  for (const fold of folded) fold.open = true;
  frame.height = String(heightOf(inside, longestPrint));
  for (const fold of folded) fold.open = false;
}
