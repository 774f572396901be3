// The lines of a source in sight. Unwrapped they have one height and stand by their number;
// wrapped, pages of lines are drawn around the scroll position.
'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { pictured, type SourceLine } from './source-lines.ts';

/** Line nodes in the document at most. */
const mostLines = 300;
const lineHeight = 20; // px at 16 px letters

type Ask = { lines: readonly SourceLine[]; wrap: boolean; at: number | null };

export function SourceLines({ lines, wrap, at }: Ask) {
  return wrap ? <Wrapped lines={lines} at={at} /> : <Straight lines={lines} at={at} />;
}

const box =
  'h-[70dvh] min-h-60 overflow-auto rounded-md border bg-surface-1 font-mono text-xs focus-inset';

function Straight({ lines, at }: Omit<Ask, 'wrap'>) {
  const { t } = useText();
  const virtual = useVirtual({
    count: lines.length,
    limit: mostLines,
    heightOf: ({ scale }) => lineHeight * scale,
  });
  const { ref, rowHeight, shown } = virtual;
  useEffect(() => {
    if (at !== null) virtual.reveal(at);
    // Only another match moves the view; scrolling by hand is left alone.
  }, [at]); // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <section
      ref={ref}
      onScroll={() => virtual.onScroll()}
      // oxlint-disable-next-line no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      aria-label={t('src.name')}
      data-testid="source"
      className={box}
    >
      <div style={{ height: shown.track, position: 'relative' }} className="min-w-max">
        <div style={{ height: shown.first * rowHeight - shown.shift }} />
        {lines.slice(shown.first, shown.end).map((line, n) => (
          <Line
            key={shown.first + n}
            line={line}
            isMatch={shown.first + n === at}
            className="whitespace-pre"
            height={rowHeight}
          />
        ))}
      </div>
    </section>
  );
}

/** Wrapped lines have no height known beforehand, so a page of them is shown at a time. */
function Wrapped({ lines, at }: Omit<Ask, 'wrap'>) {
  const { t } = useText();
  const [first, setFirst] = useState(at ?? 0);
  const ref = useRef<HTMLElement>(null);
  const end = Math.min(lines.length, first + mostLines);
  const turn = Math.floor(mostLines / 2);
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- another match moves the page once
    if (at !== null) setFirst(Math.max(0, at - 2));
  }, [at]);
  function onScroll() {
    const element = ref.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isAtEnd = scrollTop + clientHeight > scrollHeight - 40;
    if (isAtEnd && end < lines.length) hold(element, turn);
    else if (scrollTop < 40 && first > 0) hold(element, -Math.min(turn, first));
  }
  /** The line at the edge stays where it was while the page moves on. */
  function hold(element: HTMLElement, by: number) {
    const mark = element.children[by > 0 ? turn : 0];
    const before = mark?.getBoundingClientRect().top ?? 0;
    const number = first + (by > 0 ? turn : 0);
    setFirst(first + by);
    requestAnimationFrame(() => {
      const after = element.children[number - (first + by)]?.getBoundingClientRect().top;
      if (after !== undefined) element.scrollTop += after - before;
    });
  }
  return (
    <section
      ref={ref}
      onScroll={onScroll}
      // oxlint-disable-next-line no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      aria-label={t('src.name')}
      data-testid="source"
      className={box}
    >
      {lines.slice(first, end).map((line, n) => (
        <Line
          key={first + n}
          line={line}
          isMatch={first + n === at}
          className="break-all whitespace-pre-wrap"
        />
      ))}
    </section>
  );
}

function Line(ask: {
  line: SourceLine;
  isMatch: boolean;
  className: string;
  height?: number;
}) {
  const { line, isMatch, className, height } = ask;
  return (
    <div
      data-source-line
      className={`flex gap-3 ${isMatch ? 'bg-mark-subtle text-on-mark-subtle' : ''}`}
      style={height === undefined ? undefined : { height, lineHeight: `${height}px` }}
    >
      <span
        aria-hidden
        className="w-14 shrink-0 pe-2 text-end text-text-3 tabular-nums select-none"
      >
        {line.number}
      </span>
      <span className={`min-w-0 ${className}`}>{pictured(line.text)}</span>
    </div>
  );
}
