// The Source tab: the message as the server sent it, with line numbers. Only the lines near
// the viewport are in the document, however large the message.
'use client';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { SourceLines } from './source-window.tsx';
import { linesWith, longestLine, sourceLines, type SourceLine } from './source-lines.ts';

export function SourceView({ raw, whole }: { raw: Blob; whole: boolean }) {
  const { t } = useText();
  const lines = useSourceLines(raw);
  if (!lines) {
    return <output className="block p-4 text-text-2">{t('src.reading')}</output>;
  }
  return <Found lines={lines} whole={whole} />;
}

type Look = { wrap: boolean; query: string; match: number };

function Found({ lines, whole }: { lines: readonly SourceLine[]; whole: boolean }) {
  const { t } = useText();
  const [look, setLook] = useState<Look>({ wrap: false, query: '', match: 0 });
  const query = useDeferredValue(look.query);
  const found = useMemo(() => linesWith(lines, query), [lines, query]);
  const match = found.length === 0 ? 0 : look.match % found.length;
  const next = () => setLook({ ...look, match: match + 1 });
  const last = lines.at(-1)?.number ?? 0;
  return (
    <div className="space-y-3 p-4">
      {!whole && <p className="text-sm text-text-2">{t('src.peek')}</p>}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            type="search"
            label={t('src.find')}
            value={look.query}
            onChange={(event) =>
              setLook({ ...look, query: event.target.value, match: 0 })
            }
            onKeyDown={(event) => event.key === 'Enter' && next()}
          />
        </div>
        <Button onClick={next} whyNot={found.length ? undefined : t('src.notFound')}>
          {t('src.next')}
        </Button>
        <CheckField
          label={t('src.wrap')}
          checked={look.wrap}
          onChange={(event) => setLook({ ...look, wrap: event.target.checked })}
        />
      </div>
      <output className="block text-sm text-text-2 tabular-nums">
        {t('src.lines', { n: last })}
        {lines.length > last && <> {t('src.longLine', { n: longestLine })}</>}
        {query &&
          ` · ${found.length ? t('src.found', { i: match + 1, n: found.length }) : t('src.notFound')}`}
      </output>
      <SourceLines
        lines={lines}
        wrap={look.wrap}
        at={query ? (found[match] ?? null) : null}
      />
    </div>
  );
}

function useSourceLines(raw: Blob): SourceLine[] | null {
  const [lines, setLines] = useState<SourceLine[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void raw.arrayBuffer().then((buffer) => {
      if (isWanted) setLines(sourceLines(new Uint8Array(buffer)));
    });
    return () => {
      isWanted = false;
    };
  }, [raw]);
  return lines;
}
