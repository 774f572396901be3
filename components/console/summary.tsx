// What the talk adds up to. In a look-only visit it says how many DELE were sent and how
// many changes made, counted from the lines; where lines are missing it says how many.
import { Eye } from 'lucide-react';
import { useMemo } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { missing, sumOf } from './facts.ts';

export function Summary({ lines }: { lines: readonly TalkLine[] }) {
  const { t, size } = useText();
  const isLook = useStore(
    app.visit,
    (visit) => visit.name === 'open' && visit.visit === 'look',
  );
  const sum = useMemo(() => sumOf(lines), [lines]);
  const gone = useMemo(() => missing(lines), [lines]);
  return (
    <p
      data-testid="console-summary"
      className="flex shrink-0 flex-wrap gap-x-4 border-t bg-surface-1 px-4 py-1 text-xs text-text-2 tabular-nums"
    >
      <span>
        {t('con.summary', {
          commands: sum.commands,
          out: size(sum.bytesOut),
          in: size(sum.bytesIn),
        })}
      </span>
      {isLook && (
        <span
          title={t('con.changesAbout')}
          className="inline-flex items-center gap-1 font-semibold text-ok"
        >
          <Eye className="size-3.5" aria-hidden />
          {t('con.changes', { dele: sum.dele, changes: sum.changes })}
        </span>
      )}
      {gone > 0 && <span className="text-text-3">{t('con.missing', { n: gone })}</span>}
    </p>
  );
}
