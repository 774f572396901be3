// The same talk as the protocol reads on paper: C: is what we sent, S: what came back.
import { useMemo } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { useVirtual } from '../mailbox/use-virtual.ts';
import { transcript } from './facts.ts';
import { useTail } from './use-tail.ts';

const rowPx = 20;
const drawnMost = 80;

export function ConsoleTranscript({ lines }: { lines: readonly TalkLine[] }) {
  const { t } = useText();
  const spoken = useMemo(() => transcript(lines), [lines]);
  const { ref, onScroll, shown, rowHeight } = useVirtual({
    count: spoken.length,
    limit: drawnMost,
    heightOf: ({ scale }) => rowPx * scale,
  });
  const tail = useTail(ref, spoken.length, shown.track);
  return (
    <div
      ref={ref}
      role="log"
      aria-live="off"
      aria-label={t('con.transcript')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by key
      tabIndex={0}
      onScroll={() => {
        tail();
        onScroll();
      }}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain focus-inset"
    >
      <div style={{ height: shown.track }} />
      {spoken.slice(shown.first, shown.end).map(({ text, ok }, n) => (
        <bdi
          key={shown.first + n}
          style={{ top: (shown.first + n) * rowHeight - shown.shift, height: rowHeight }}
          className={`absolute start-0 px-4 font-mono text-sm whitespace-pre ${lookOf(text, ok)}`}
        >
          {text}
        </bdi>
      ))}
    </div>
  );
}

function lookOf(text: string, ok: boolean): string {
  if (!ok) return 'text-danger font-semibold';
  if (text.startsWith('C:')) return 'text-text-1';
  return text.startsWith('S:') ? 'text-text-2' : 'text-text-3';
}
