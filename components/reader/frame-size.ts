// Keeps a frame as tall as its message and, where it should fit, the message as wide as its
// frame, for as long as both last.
import { heightOf, overflowOf, zoomTo } from '../../lib/html/frame-document.ts';

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
  const fit = () => {
    if (++resizes <= mostResizes) frame.height = String(heightOf(inside, tallest));
  };
  const layOut = () => {
    if (resizes > mostResizes) return;
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
  return () => {
    height.disconnect();
    width.disconnect();
    inside.removeEventListener('load', layOut, true);
    inside.removeEventListener('toggle', fit, true);
  };
}
