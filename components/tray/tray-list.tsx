// The frame of the tray's lists: long ones draw what is in sight.
import type { ReactNode } from 'react';
import { useVirtual } from '../mailbox/use-virtual.ts';

/** px at a normal font size: two lines and a button a finger can press */
const rowPx = 52;
const drawnMost = 40;

/** Where nothing in a row takes the focus the list itself does: it must scroll by key. */
export function TrayList<Item extends { id: string }>({
  items,
  label,
  rowsTakeFocus,
  children,
}: {
  items: readonly Item[];
  label: string;
  rowsTakeFocus: boolean;
  children: (item: Item) => ReactNode;
}) {
  const { ref, onScroll, shown, rowHeight } = useVirtual({
    count: items.length,
    limit: drawnMost,
    heightOf: ({ scale }) => rowPx * scale,
  });
  return (
    <div
      ref={ref}
      onScroll={onScroll}
      {...(rowsTakeFocus ? {} : { role: 'region', tabIndex: 0, 'aria-label': label })}
      className="max-h-[42dvh] overflow-y-auto overscroll-contain rounded-md border focus-inset"
    >
      <ul aria-label={label} className="relative" style={{ height: shown.track }}>
        {items.slice(shown.first, shown.end).map((item, n) => (
          <li
            key={item.id}
            data-id={item.id}
            style={{
              top: (shown.first + n) * rowHeight - shown.shift,
              height: rowHeight,
            }}
            className="absolute inset-x-0 flex items-center gap-3 border-b ps-3 pe-1.5"
          >
            {children(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Two lines that a row is known by. */
export function RowWords({
  subject,
  below,
  title,
}: {
  subject: { words: string; isKnown: boolean };
  below: ReactNode;
  title?: string | undefined;
}) {
  return (
    <div className="min-w-0 flex-1">
      <span className={`block truncate ${subject.isKnown ? '' : 'text-text-3'}`}>
        <bdi>{subject.words}</bdi>
      </span>
      <span className="block truncate text-xs text-text-3" title={title}>
        {below}
      </span>
    </div>
  );
}
