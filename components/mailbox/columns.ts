// The table's columns, once for the heads and the rows so that they align. In rem: they
// grow with the reader's font like the rows do; the sender gives way where it is tight.
import type { SortBy } from '../../lib/client/state.ts';

/** check, dot, from, subject, attachments and saved, bar, size, arrived */
export const columns =
  'grid grid-cols-[1.25rem_0.5rem_minmax(7rem,min(13rem,20cqw))_minmax(0,1fr)_2.25rem_4.5rem_5rem_5.75rem] items-center gap-x-3 px-3';

/** From this list width on, in px at a normal font size, there is room for columns. */
export const tableWidth = 640;

/** Row heights in px at a normal font size: fixed, so that the scrollbar is true. */
export const rowHeights = {
  table: { compact: 32, cosy: 44, roomy: 56 },
  cards: { compact: 52, cosy: 68, roomy: 84 },
} as const;
export type Layout = keyof typeof rowHeights;

/** What a first press on a column gives: the newest and the largest first, names from A. */
export const startsDescending: Record<SortBy, boolean> = {
  arrived: true,
  size: true,
  from: false,
  subject: false,
  server: false,
};
