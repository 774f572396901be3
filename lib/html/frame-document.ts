// Puts cleaned HTML into the empty document a message is shown in: the one place where text
// becomes elements. That document runs no script and has its own policy header.
import type { SafeHtml } from './sanitise.ts';

/** Replaces everything in `frame`. */
export function fillFrame(frame: Document, html: SafeHtml): void {
  frame.documentElement.innerHTML = html;
  const style = frame.createElement('style');
  style.textContent = paper;
  frame.head.prepend(style);
  if (!frame.body.dir && !frame.documentElement.dir) frame.body.dir = 'auto';
}

/**
 * px the document wants; at most `cap`. The frame is then as tall as the message and the
 * pane scrolls, not the frame.
 */
export function heightOf(frame: Document, cap: number): number {
  const { documentElement: root, body } = frame;
  const scrollbar = root.scrollWidth > root.clientWidth ? 16 : 0;
  const wanted = Math.max(root.offsetHeight, body.scrollHeight) + scrollbar;
  return Math.min(cap, Math.ceil(wanted));
}

/**
 * What a message looks like that says nothing of its looks: the browser's own light paper.
 * Heights are not the message's to choose, or frame and message would make each other grow.
 */
const paper = `
:root { color-scheme: light; color: CanvasText; }
:root, body { height: auto !important; min-height: 0 !important; max-height: none !important; }
body { margin: 16px; font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; overflow-wrap: break-word; }
img { max-width: 100%; }
img:not([src]) { outline: 1px dashed GrayText; outline-offset: -1px; }
pre { white-space: pre-wrap; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid GrayText; }
:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
`;
