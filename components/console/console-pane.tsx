// The conversation with the mail server as it happens: every command, its answer, its bytes
// and its time; secrets were taken out before a line came here. Not read aloud by itself.
'use client';
import { useMemo } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { ConsoleBar } from './console-bar.tsx';
import { ConsoleTable } from './console-table.tsx';
import { ConsoleTranscript } from './console-transcript.tsx';
import { consoleView } from './console-view.ts';
import { createFilter } from './filter.ts';
import { LineDetail } from './line-detail.tsx';
import { Summary } from './summary.tsx';

export function ConsolePane() {
  const isOpen = useStore(app.console, (state) => state.open);
  return isOpen ? <OpenConsole /> : null;
}

function OpenConsole() {
  const { t } = useText();
  const lines = useStore(app.console, (state) => state.lines);
  const { filter, errorsOnly, mode, picked } = useStore(consoleView, (state) => state);
  const shown = useMemo(() => {
    const matches = createFilter(errorsOnly ? `${filter} status:err` : filter);
    return lines.filter(matches);
  }, [lines, filter, errorsOnly]);
  return (
    <section
      aria-label={t('con.title')}
      data-testid="console"
      data-zone="console"
      className="@container flex h-[min(45dvh,22rem)] min-h-52 shrink-0 flex-col border-t bg-bg max-sm:h-[70dvh]"
    >
      <ConsoleBar shown={shown} />
      {shown.length === 0 ? (
        <p className="min-h-0 flex-1 px-4 py-6 text-text-3">
          {t(lines.length === 0 ? 'con.empty' : 'con.noMatch')}
        </p>
      ) : mode === 'table' ? (
        <ConsoleTable lines={shown} picked={picked} />
      ) : (
        <ConsoleTranscript lines={shown} />
      )}
      <LineDetail line={picked && shown.includes(picked) ? picked : null} />
      <Summary lines={lines} />
    </section>
  );
}
