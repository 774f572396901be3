// The talk as a table of fixed-height rows, newest at the end. ↑ and ↓ move from line to
// line; the chosen line is explained below the table.
import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { ConsoleRow, consoleColumns } from './console-row.tsx';
import { look } from './console-view.ts';
import { waterfall } from './facts.ts';
import { useTail } from './use-tail.ts';

/** px at a normal font size */
const rowPx = 26;
const drawnMost = 60;
const heads = ['n', 'time', 'command', 'answer', 'bytes', 'ms', 'when'] as const;
const wideOnly: ReadonlySet<string> = new Set(['time', 'bytes', 'when']);
const atEnd: ReadonlySet<string> = new Set(['n', 'bytes', 'ms']);

export function ConsoleTable({
  lines,
  picked,
}: {
  lines: readonly TalkLine[];
  picked: TalkLine | null;
}) {
  const { t } = useText();
  const bars = useMemo(() => waterfall(lines), [lines]);
  const virtual = useVirtual({
    count: lines.length,
    limit: drawnMost,
    heightOf: ({ scale }) => rowPx * scale,
  });
  const { ref, shown, rowHeight } = virtual;
  const tail = useTail(ref, lines.length, shown.track);
  const at = picked ? lines.indexOf(picked) : -1;
  const tabStop = at >= 0 ? at : lines.length - 1;
  // A line chosen elsewhere is brought into sight once there is a box to show it in.
  const isMeasured = virtual.box.height > 0;
  useEffect(() => {
    if (isMeasured && at >= 0) virtual.reveal(at);
    // Only another choice moves the view; lines that come and scrolling by hand do not.
  }, [picked, isMeasured]); // eslint-disable-line react-hooks/exhaustive-deps

  const typed = (event: KeyboardEvent<HTMLElement>) => {
    const to = next(event.key, tabStop, lines.length);
    const line = to === null ? undefined : lines[to];
    if (to === null || !line) return;
    event.preventDefault();
    virtual.reveal(to);
    virtual.onScroll();
    look({ picked: line });
    const list = ref.current;
    requestAnimationFrame(() =>
      list?.querySelector<HTMLElement>(`[aria-rowindex="${to + 2}"] button`)?.focus(),
    );
  };
  return (
    <div
      role="table"
      aria-label={t('con.title')}
      aria-rowcount={lines.length + 1}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div
        role="row"
        aria-rowindex={1}
        className={`h-6 shrink-0 [scrollbar-gutter:stable] overflow-hidden border-b text-xs text-text-3 ${consoleColumns}`}
      >
        {heads.map((head) => (
          <span
            key={head}
            role="columnheader"
            className={`${wideOnly.has(head) ? '@max-2xl:hidden' : ''} ${atEnd.has(head) ? 'text-end' : ''}`}
          >
            {t(`con.col.${head}`)}
          </span>
        ))}
      </div>
      <div
        ref={ref}
        role="rowgroup"
        onScroll={() => {
          tail();
          virtual.onScroll();
        }}
        className="relative min-h-0 flex-1 [scrollbar-gutter:stable] overflow-y-auto overscroll-contain"
      >
        <div role="presentation" style={{ height: shown.track }} />
        {lines.slice(shown.first, shown.end).map((line, offset) => {
          const index = shown.first + offset;
          return (
            <ConsoleRow
              key={index}
              line={line}
              bar={bars[index]}
              index={index}
              isPicked={line === picked}
              isTabStop={index === tabStop}
              top={index * rowHeight - shown.shift}
              height={rowHeight}
              onKey={typed}
            />
          );
        })}
      </div>
    </div>
  );
}

function next(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  return null;
}
