// One line of the talk: what was sent, what came back, how much and how long.
import { memo, type KeyboardEvent } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { look } from './console-view.ts';
import { isCommand } from './explain.ts';
import type { Bar } from './facts.ts';

/** number, time, command, answer, octets, ms, waterfall; fewer where it is narrow */
export const consoleColumns =
  'grid grid-cols-[3rem_6rem_minmax(8rem,14rem)_minmax(0,1fr)_6rem_3.5rem_7rem] items-center gap-x-3 pe-3 @max-2xl:grid-cols-[2.25rem_minmax(6rem,9rem)_minmax(0,1fr)_3rem]';

export const ConsoleRow = memo(function ConsoleRow(row: {
  line: TalkLine;
  bar: Bar | undefined;
  index: number;
  isPicked: boolean;
  isTabStop: boolean;
  /** px */
  top: number;
  height: number;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { t, time, number } = useText();
  const { line, bar } = row;
  const ground = row.isPicked ? 'bg-accent-subtle' : 'hover:bg-surface-2';
  return (
    <div
      role="row"
      data-testid="console-row"
      data-line={line.n}
      data-ok={line.ok}
      aria-rowindex={row.index + 2}
      aria-current={row.isPicked || undefined}
      style={{ top: row.top, height: row.height }}
      className={`absolute inset-x-0 cursor-default font-mono text-sm ${consoleColumns} ${ground}`}
    >
      <span role="cell" className="text-end text-text-3 tabular-nums">
        {line.n}
      </span>
      <span
        role="cell"
        className="whitespace-nowrap text-text-3 tabular-nums @max-2xl:hidden"
      >
        {time(line.at)}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2">
        <button
          type="button"
          tabIndex={row.isTabStop ? 0 : -1}
          onClick={() => look({ picked: line })}
          onKeyDown={row.onKey}
          className={`min-w-0 truncate rounded-sm text-start focus-inset after:absolute after:inset-0 ${isCommand(line.command) ? 'text-text-1' : 'text-text-2 italic'}`}
        >
          {line.command}
        </button>
        {line.times > 1 && (
          <span className="shrink-0 text-text-3">
            {t('con.times', { n: line.times })}
          </span>
        )}
      </span>
      <span
        role="cell"
        className={`min-w-0 truncate ${line.ok ? 'text-text-2' : 'font-semibold text-danger'}`}
      >
        <bdi>{line.answer}</bdi>
      </span>
      <span role="cell" className="text-end text-text-3 tabular-nums @max-2xl:hidden">
        {number(line.bytesIn + line.bytesOut)}
      </span>
      <span role="cell" className="text-end text-text-2 tabular-nums">
        {line.ms === null ? '…' : number(Math.round(line.ms))}
      </span>
      <span role="cell" aria-hidden className="h-1.5 @max-2xl:hidden">
        {bar && (
          <span
            className={`block h-full rounded-full ${line.ok ? 'bg-size-2' : 'bg-danger'}`}
            style={{ marginInlineStart: `${bar.start}%`, width: `${bar.length}%` }}
          />
        )}
      </span>
    </div>
  );
});
