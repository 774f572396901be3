// Puts cleaned HTML into the empty document a message is shown in: the one place where text
// becomes elements. That document runs no script and has its own policy header.
import { remoteAttribute, type SafeHtml } from './sanitise.ts';
import { remoteVariable } from './styles.ts';

/** Replaces everything in `frame`. */
export function fillFrame(frame: Document, html: SafeHtml): void {
  frame.documentElement.innerHTML = html;
  const style = frame.createElement('style');
  style.textContent = paper;
  frame.head.prepend(style);
  if (!frame.body.dir && !frame.documentElement.dir) frame.body.dir = 'auto';
}

/** Images that were asked for, held as long as the document whose styles may show them. */
const held = new WeakMap<Document, HTMLImageElement[]>();

/**
 * Has the browser fetch an image, by an element and not by a style: of what a style asks for
 * Chromium 156 tells which site it is asked from, whatever policy the document has. Styles of
 * `frame` that name the address afterwards ask no more. False where it cannot be had.
 */
export async function fetchImage(frame: Document, address: string): Promise<boolean> {
  const image = frame.createElement('img');
  image.referrerPolicy = 'no-referrer';
  image.src = address;
  held.set(frame, [...(held.get(frame) ?? []), image]);
  return image.decode().then(
    () => true,
    () => false,
  );
}

/**
 * Shows remote image `n` wherever the message wants it. A web address must have been fetched
 * by `fetchImage` before.
 */
export function showRemote(frame: Document, n: number, address: string): void {
  for (const [name, number] of Object.entries(remoteAttribute))
    for (const element of frame.querySelectorAll(`[${number}="${n}"]`))
      element.setAttribute(name, address);
  const quoted = address.replace(/["\\\n]/g, '\\$&');
  frame.documentElement.style.setProperty(remoteVariable(n), `url("${quoted}")`);
}

/** CSS px the document wants; at most `cap`. The pane scrolls then, not the frame. */
export function heightOf(frame: Document, cap: number): number {
  const { documentElement: root, body } = frame;
  const scrollbar = root.scrollWidth > root.clientWidth ? 16 : 0;
  const wanted = root.getBoundingClientRect().height;
  // What is measured of an element in CSS px is of it before it was zoomed.
  const inside = body.scrollHeight * zoomOf(frame);
  return Math.min(cap, Math.ceil(Math.max(wanted, inside)) + scrollbar);
}

/** 1 is the size its author meant. */
export function zoomTo(frame: Document, factor: number): void {
  frame.documentElement.style.setProperty('zoom', String(factor), 'important');
}

/** How wide the message is drawn at the zoom it has, beside how wide the frame is. */
export function overflowOf(frame: Document): number {
  const { scrollWidth, clientWidth } = frame.documentElement;
  return clientWidth === 0 ? 1 : scrollWidth / clientWidth;
}

function zoomOf(frame: Document): number {
  return Number(frame.documentElement.style.getPropertyValue('zoom')) || 1;
}

/**
 * What a message looks like that says nothing of its looks: the browser's own light paper.
 * Heights are not the message's to choose, or frame and message would make each other grow.
 * What is ours in the document bears `data-` names, which no message can have.
 */
export const paper = `
:root { color-scheme: light; color: CanvasText; }
:root, body { height: auto !important; min-height: 0 !important; max-height: none !important; }
body { margin: 16px; font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; overflow-wrap: break-word; }
img { max-width: 100%; }
img:not([src]) { outline: 1px dashed GrayText; outline-offset: -1px; }
:where(img[data-remote-src]:not([src])) { display: inline-block; overflow: hidden; }
pre { white-space: pre-wrap; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid GrayText; }
:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
details[data-quoted] > summary { display: list-item !important; width: fit-content; margin-block: 8px;
  padding: 2px 10px; border: 1px solid GrayText; border-radius: 4px; font: 13px/1.6 ui-sans-serif, system-ui, sans-serif; cursor: pointer; }
@media print { details[data-quoted]::details-content { content-visibility: visible; display: block; height: auto; } body { margin: 0; } }
`;
