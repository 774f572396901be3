// The rows of a source in sight. All have one height, wrapped or not, so the scrollbar is
// true from the first line to the last.
'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { rowOf, rowsAt, type RowIndex, type SourceRow } from '../../lib/source/rows.ts';
import type { OpenSource } from '../../lib/source/source-client.ts';
import { useText } from '../../lib/client/language.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { SourceRowView } from './source-row.tsx';
import type { Matches } from './use-source.ts';
import type { SourcePlace } from './use-tab.ts';

/** Row nodes in the document at most. */
const mostRows = 300;
const rowPx = 20; // at 16 px letters
/** Letters a row is measured by. */
const ruler = '0'.repeat(50);

type Ask = {
  source: OpenSource;
  index: RowIndex;
  matches: Matches;
  /** First byte of the match that is stood on. */
  current: number | null;
  place: SourcePlace | null;
  /** Letters that fit a row without scrolling sideways. */
  onFit: (letters: number) => void;
};

export function SourceRows({ source, index, matches, current, place, onFit }: Ask) {
  const { t } = useText();
  const { bytes } = source;
  const virtual = useVirtual({
    count: index.rows,
    limit: mostRows,
    heightOf: ({ scale }) => rowPx * scale,
  });
  const { ref, rowHeight, shown, box } = virtual;
  const measure = useRef<HTMLSpanElement>(null);
  const rows = rowsAt(bytes, index, shown.first, shown.end);

  useLayoutEffect(() => {
    const span = measure.current;
    if (!span || box.width === 0) return;
    const letter = span.getBoundingClientRect().width / ruler.length;
    const gutter = span.parentElement?.offsetLeft ?? 0;
    onFit(Math.max(20, Math.floor((box.width - gutter - 8) / letter)));
    // The box alone decides.
  }, [box.width, box.scale]); // eslint-disable-line react-hooks/exhaustive-deps

  // Cut anew, the byte at the top stays at the top.
  const topByte = useRef(0);
  useLayoutEffect(() => {
    if (box.height === 0) return;
    virtual.reveal(Math.max(0, index.rows - 1));
    virtual.reveal(rowOf(bytes, index, topByte.current));
  }, [index]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    topByte.current = rows[shown.firstSeen - shown.first]?.start ?? 0;
  });

  const wanted = current ?? place?.at ?? null;
  const isMeasured = box.height > 0;
  useEffect(() => {
    if (wanted === null || !isMeasured) return undefined;
    const row = rowOf(bytes, index, wanted);
    const half = Math.max(0, Math.floor(box.height / rowHeight / 2) - 1);
    virtual.reveal(Math.min(row + half, index.rows - 1));
    virtual.reveal(Math.max(row - half, 0));
    // Once it is drawn: the box itself may be partly out of sight, the match far to the side.
    const frame = requestAnimationFrame(() =>
      ref.current
        ?.querySelector('[data-current]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
    // Only another match or place moves the view; scrolling by hand is left alone.
  }, [wanted, place, index, isMeasured]); // eslint-disable-line react-hooks/exhaustive-deps

  return (
    <section
      ref={ref}
      onScroll={() => virtual.onScroll()}
      // oxlint-disable-next-line no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      aria-label={t('src.name')}
      data-testid="source"
      className="relative h-[70dvh] min-h-60 overflow-auto rounded-md border bg-surface-1 font-mono text-xs focus-inset"
    >
      <div style={{ height: shown.track }} className="min-w-max">
        <div style={{ height: shown.first * rowHeight - shown.shift }}>
          <div aria-hidden className="invisible flex h-0 gap-3 overflow-hidden">
            <span className="w-14 shrink-0 pe-2" />
            <span className="relative">
              <span ref={measure}>{ruler}</span>
            </span>
          </div>
        </div>
        {rows.map((row) => (
          <SourceRowView
            key={row.start}
            row={row}
            ask={{ source, index, matches, current }}
            isPlace={holds(row, current === null ? (place?.at ?? null) : null)}
            height={rowHeight}
          />
        ))}
      </div>
    </section>
  );
}

function holds({ start, end }: SourceRow, at: number | null): boolean {
  return at !== null && at >= start && at <= end;
}
