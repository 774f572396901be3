// Runs inside the browser of the rig: puts vectors into frames, layer by layer, does what a
// person might do to them, and tells which ran.
import { fillFrame, heightOf, paper, showRemote } from '../../lib/html/frame-document.ts';
import { fillPrint } from '../../lib/html/print-document.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { parseLetter } from '../../lib/mime/parse-client.ts';
import { cutAll, cutOf } from '../../lib/html/cut.ts';
import { htmlBudget } from '../../lib/html/policy.ts';
import { openRoom } from '../../lib/html/room.ts';
import { sanitise as clean, type Sanitised } from '../../lib/html/sanitise.ts';

export {
  cutAll,
  cutOf,
  fillFrame,
  fillPrint,
  heightOf,
  htmlBudget,
  paper,
  parseLetter,
  partBytes,
  showRemote,
};

export type Layers = { clean: boolean; sandbox: boolean; policy: boolean };
export type Ran = { scripts: string[]; moved: string[] };

const asSandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const noCids: ReadonlyMap<string, string> = new Map();

/** In the room the product cleans in. */
export async function sanitise(
  html: string,
  cids: ReadonlyMap<string, string> = noCids,
): Promise<Sanitised> {
  return clean(html, cids, await openRoom());
}

/** One batch of vectors at once, each in a frame of its own. */
export async function tryVectors(
  vectors: { id: string; payload: string }[],
  layers: Layers,
): Promise<Ran> {
  const ran: Ran = { scripts: [], moved: [] };
  const frames = await Promise.all(vectors.map((one) => place(one, layers, ran)));
  await settled();
  for (const frame of frames) {
    touch(frame);
  }
  await settled();
  for (const [at, frame] of frames.entries()) {
    const id = vectors[at]?.id ?? '';
    if (whereIs(frame) !== frame.dataset['at']) ran.moved.push(id);
    frame.remove();
  }
  return ran;
}

async function place(
  { id, payload }: { id: string; payload: string },
  layers: Layers,
  ran: Ran,
): Promise<HTMLIFrameElement> {
  const html = layers.clean ? (await sanitise(payload)).html : payload;
  const frame = document.createElement('iframe');
  if (layers.sandbox) frame.setAttribute('sandbox', asSandbox);
  frame.referrerPolicy = 'no-referrer';
  frame.src = new URL(
    layers.policy ? '/mail-frame.html' : '/bare-frame.html',
    location.href,
  ).href;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside) return frame;
  const tell = () => void ran.scripts.push(id);
  for (const scope of [inside, window]) {
    Object.assign(scope, { alert: tell, confirm: tell, prompt: tell, print: tell });
  }
  if (layers.clean) fillFrame(inside.document, (await sanitise(payload)).html);
  else {
    // As a document of its own, which is the worst a message can be.
    inside.document.open();
    inside.document.write(html);
    inside.document.close();
  }
  frame.dataset['at'] = whereIs(frame);
  return frame;
}

/** What a hand over the message does: every element hovered, focused, pressed. */
function touch(frame: HTMLIFrameElement): void {
  try {
    // Following a link is the person's own act; where it may lead is another test's matter.
    frame.contentDocument?.addEventListener('click', (event) => {
      const link = (event.target as Element | null)?.closest('a, area');
      if (link?.getAttribute('target') === '_blank') event.preventDefault();
    });
    const elements = [...(frame.contentDocument?.querySelectorAll('*') ?? [])];
    for (const element of elements.slice(0, 500)) {
      for (const name of ['mouseover', 'mouseenter', 'mousedown', 'mouseup', 'click']) {
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
      }
      if (
        element instanceof
        (frame.contentWindow as unknown as typeof globalThis).HTMLElement
      ) {
        element.focus();
        element.blur();
      }
    }
  } catch {
    // The frame went elsewhere; `whereIs` says so.
  }
}

function whereIs(frame: HTMLIFrameElement): string {
  try {
    return (frame.contentWindow?.location.href ?? '').split('#', 1)[0] ?? '';
  } catch {
    return 'elsewhere';
  }
}

/**
 * There is no event for a request that is not made. A round trip of our own and two frames
 * drawn give everything begun the time to arrive first.
 */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  await new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(resolve)),
  );
  await fetch('/fence');
}

/** The message as the only thing on the page, images and all; returns its height in px. */
export async function drawAlone(html: string, width: number): Promise<number> {
  const frame = document.createElement('iframe');
  frame.src = '/mail-frame.html';
  frame.setAttribute('sandbox', asSandbox);
  frame.width = String(width);
  frame.setAttribute('frameborder', '0');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.replaceChildren(frame);
  // The page's own margin; its policy forbids style attributes, not the object model.
  document.body.style.margin = '0';
  document.documentElement.style.overflow = 'hidden';
  await loaded;
  const inside = frame.contentDocument;
  if (!inside) throw new Error('no document');
  const safe = await sanitise(html);
  fillFrame(inside, safe.html);
  const picture = await (await fetch('/picture.png')).blob();
  safe.addresses.forEach((_, n) => showRemote(inside, n, URL.createObjectURL(picture)));
  await Promise.all([...inside.images].map((image) => image.decode().catch(() => {})));
  const height = heightOf(inside, 16_000);
  // A page fills its window; a frame as low as its message would show the page beneath.
  frame.height = String(Math.max(height, 600));
  frame.style.display = 'block';
  return height;
}

/** The share of pixels that differ, of the larger picture; both base64 of a PNG. */
export async function differing(one: string, other: string): Promise<number> {
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  const width = Math.max(a.width, b.width);
  const height = Math.max(a.height, b.height);
  let count = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (!isSame(a, b, x, y)) count++;
  return count / (width * height);
}

/** Steps of 255 by which antialiasing differs between two drawings of one thing. */
const tolerance = 24;

function isSame(a: ImageData, b: ImageData, x: number, y: number): boolean {
  const blank = (image: ImageData) => x >= image.width || y >= image.height;
  const at = (image: ImageData, part: number) =>
    blank(image) ? 255 : (image.data[(y * image.width + x) * 4 + part] ?? 0);
  return [0, 1, 2].every((part) => Math.abs(at(a, part) - at(b, part)) <= tolerance);
}

async function pixels(base64: string): Promise<ImageData> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** How long one message takes to be cleaned. */
export async function cleaningMs(html: string): Promise<number> {
  const room = await openRoom();
  const began = performance.now();
  clean(html, noCids, room);
  return performance.now() - began;
}
