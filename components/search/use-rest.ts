// The words for what is not here yet, followed while it changes.
import { useMemo } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { restOf, restWords } from './rest.ts';

/** Null where nothing can be fetched, or nothing is missing. */
export function useRest(): string | null {
  const text = useText();
  const rows = useStore(app.mailbox, (now) => now.rows);
  const saved = useStore(app.saved, (now) => now);
  const rate = useStore(app.downloading, (now) =>
    now.name === 'idle' ? null : now.figures.rate,
  );
  const isAway = useStore(
    app.visit,
    (now) => now.name === 'open' && now.line.name === 'away',
  );
  const octets = useMemo(() => restOf(rows, saved), [rows, saved]);
  return octets === 0 || isAway ? null : restWords(octets, rate, text);
}
