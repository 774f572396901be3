// The room messages are cleaned in: an empty document of ours that is never seen, with the
// policy and the sandbox of the one that shows them. Beneath the page's own policy a browser
// would complain of every style attribute it parses, and a complaint takes it twenty times as
// long as the style; here styles are allowed, and nothing else is.

export type Room = Window & typeof globalThis;

let opening: Promise<Room> | null = null;

/** Opened once; never rejects: where it cannot be had, the page itself is the room. */
export function openRoom(): Promise<Room> {
  return (opening ??= new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.dataset['room'] = '';
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.src = '/mail-frame.html';
    frame.addEventListener('load', () => {
      const room = roomIn(frame);
      resolve(room ?? window);
      if (room) return;
      frame.remove();
      opening = null; // the server may answer next time
    });
    document.body.append(frame);
  }));
}

/** An error page of the browser's is another origin's: there is no document to be had. */
function roomIn({ contentDocument }: HTMLIFrameElement): Room | null {
  return contentDocument?.defaultView ?? null;
}
