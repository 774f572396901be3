// Runs inside the browser of the rig: one message cleaned and drawn, by us and by DOMPurify
// as it comes.
import createDOMPurify from 'dompurify';
import { fillFrame, heightOf } from '../../../lib/html/frame-document.ts';
import { openRoom } from '../../../lib/html/room.ts';
import { sanitise } from '../../../lib/html/sanitise.ts';

/** Milliseconds. */
export type Times = { plain: number; ours: number; drawn: number };

const purify = createDOMPurify(window);

/** `drawn`: cleaned by us, put into the frame and laid out. */
export async function timeOf(html: string): Promise<Times> {
  const plain = took(() => purify.sanitize(html, { WHOLE_DOCUMENT: true }));
  const room = await openRoom();
  const ours = took(() => sanitise(html, new Map(), room));
  const frame = document.createElement('iframe');
  frame.src = '/mail-frame.html';
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.width = '740';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  const inserted = performance.now();
  document.body.append(frame);
  await loaded;
  const opening = performance.now() - inserted;
  const inside = frame.contentDocument;
  if (!inside) throw new Error('no document');
  const drawn = took(() => {
    fillFrame(inside, sanitise(html, new Map(), room).html);
    heightOf(inside, 30_000);
  });
  frame.remove();
  return { plain, ours, drawn: drawn + opening };
}

function took(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
