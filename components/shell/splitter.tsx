// The line between list and message, to move: drag it, or focus it and use the arrows
// (16 px), Home and End. Enter returns to the usual width.
'use client';
import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useText } from '../../lib/client/language.ts';

const widths = { least: 340, usual: 460, most: 720, step: 16 } as const; // px

export function Splitter({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { t, number } = useText();
  const [width, setWidth] = useState<number>(widths.usual);
  const set = (wanted: number) => {
    const room = (frame.current?.clientWidth ?? Infinity) - widths.least;
    const next = Math.round(Math.max(widths.least, Math.min(wanted, widths.most, room)));
    frame.current?.style.setProperty('--list-width', `${next}px`);
    setWidth(next);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    const rtl = getComputedStyle(frame.current).direction === 'rtl';
    set(rtl ? box.right - event.clientX : event.clientX - box.left);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('shell.splitter')}
      aria-valuenow={width}
      aria-valuemin={widths.least}
      aria-valuemax={widths.most}
      aria-valuetext={t('shell.splitterValue', { n: number(width) })}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const next = moved(event, width);
        if (next === null) return;
        event.preventDefault();
        set(next);
      }}
      className="absolute inset-y-0 -start-1 z-10 w-2 cursor-col-resize touch-none hover:bg-accent/20 active:bg-accent/40 max-lg:hidden"
    />
  );
}

function moved({ key }: KeyboardEvent, width: number): number | null {
  if (key === 'ArrowLeft') return width - widths.step;
  if (key === 'ArrowRight') return width + widths.step;
  if (key === 'Home') return widths.least;
  if (key === 'End') return widths.most;
  return key === 'Enter' ? widths.usual : null;
}
