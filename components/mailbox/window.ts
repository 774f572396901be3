// Which rows of a long list are drawn, from four numbers. Rows have one fixed height, so
// the scrollbar is true; lists taller than a browser can lay out get a shortened track.

/** Browsers stop laying out near 16.7 million px (Chromium) and 17.8 million (Firefox). */
const tallestTrack = 15_000_000;

export type WindowAsk = {
  /** px the scroller is scrolled by, and its inner height. */
  scrollTop: number;
  viewport: number;
  /** px, the same for every row. */
  rowHeight: number;
  count: number;
  /** Rows in the document at most; those in sight are drawn even where they are more. */
  limit: number;
};

export type Window = {
  /** Drawn: first row, and the row after the last. */
  first: number;
  end: number;
  /** In sight, the same way: what `app.showing` is told. */
  firstSeen: number;
  endSeen: number;
  /** px of the scrolled box. */
  track: number;
  /** px to take from a row's own offset (`index * rowHeight`) to place it on the track. */
  shift: number;
};

/** More rows ahead than this are work without a gain. */
const aheadMost = 12;

export function windowOf(ask: WindowAsk): Window {
  const { viewport, rowHeight, count, limit } = ask;
  const whole = count * rowHeight;
  const track = Math.min(whole, tallestTrack);
  const furthest = Math.max(0, track - viewport);
  const top = clamp(ask.scrollTop, 0, furthest);
  const shift =
    track === whole || furthest === 0 ? 0 : (top / furthest) * (whole - viewport) - top;
  const at = top + shift;
  const firstSeen = clamp(Math.floor(at / rowHeight), 0, count);
  const endSeen = clamp(Math.ceil((at + viewport) / rowHeight), firstSeen, count);
  // One place is kept for the focused row, which stays in the document wherever it is.
  const spare = Math.max(0, limit - 1 - (endSeen - firstSeen));
  const ahead = Math.min(aheadMost, Math.floor(spare / 2));
  return {
    first: Math.max(0, firstSeen - ahead),
    end: Math.min(count, endSeen + ahead),
    firstSeen,
    endSeen,
    track,
    shift,
  };
}

/** The scroll position nearest to the present one that shows row `index` in full. */
export function reveal(ask: WindowAsk, index: number): number {
  const { viewport, rowHeight, count } = ask;
  const whole = count * rowHeight;
  const { track, shift } = windowOf(ask);
  const at = ask.scrollTop + shift;
  const rowTop = index * rowHeight;
  let wanted = at;
  if (rowTop < at) wanted = rowTop;
  else if (rowTop + rowHeight > at + viewport) wanted = rowTop + rowHeight - viewport;
  if (wanted === at) return ask.scrollTop;
  if (track === whole) return wanted;
  return (wanted / (whole - viewport)) * (track - viewport);
}

/** Rows that Page Up and Page Down move by: one less than fit, so that the eye keeps a hold. */
export function pageOf(viewport: number, rowHeight: number): number {
  return Math.max(1, Math.floor(viewport / rowHeight) - 1);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
