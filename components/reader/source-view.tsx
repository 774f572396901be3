// The Source tab: the message as the server sent it. Only the lines near the viewport are in
// the document, and the search runs beside the page, however large the message.
'use client';
import { useState } from 'react';
import type { SourceEncoding } from '../../lib/source/rows.ts';
import type { OpenSource } from '../../lib/source/source-client.ts';
import { useText } from '../../lib/client/language.ts';
import { SourceBar } from './source-bar.tsx';
import { SourceRows } from './source-rows.tsx';
import type { SourcePlace } from './use-tab.ts';
import { noMatches, useMatches, useRows, useSource } from './use-source.ts';

/** Letters in a row when lines are not wrapped; RFC 5322 §2.1.1 allows 998. */
const longestRow = 1_000;

type Ask = {
  raw: Blob;
  /** False where only the first lines are here. */
  whole: boolean;
  /** Where to begin: set by whoever leads here. */
  place: SourcePlace | null;
  onSave: () => void;
};

export function SourceView({ raw, whole, place, onSave }: Ask) {
  const { t } = useText();
  const state = useSource(raw);
  if (state.name === 'reading')
    return <output className="block p-4 text-text-2">{t('src.reading')}</output>;
  if (state.name === 'failed')
    return <p className="p-4 text-text-2">{t('src.failed')}</p>;
  return (
    <div className="space-y-3 p-4">
      {!whole && <p className="text-sm text-text-2">{t('src.peek')}</p>}
      <Opened source={state.source} place={place} onSave={onSave} />
    </div>
  );
}

export type Look = {
  encoding: SourceEncoding;
  wrap: boolean;
  query: string;
  /** Which of the matches is stood on. */
  match: number;
};

function Opened({
  source,
  place,
  onSave,
}: { source: OpenSource } & Pick<Ask, 'place' | 'onSave'>) {
  const { t, number } = useText();
  const [look, setLook] = useState<Look>({
    encoding: source.isUtf8 ? 'utf-8' : 'latin-1',
    wrap: false,
    query: '',
    match: 0,
  });
  // Letters that fit a line of the box, told by the box once it is measured.
  const [fit, setFit] = useState(80);
  const index = useRows(source, look.wrap ? fit : longestRow, look.encoding);
  const found = useMatches(source, look.query, look.encoding);
  const matches = look.query === '' ? noMatches : found;
  const count = matches.at.length;
  const match = count === 0 ? 0 : ((look.match % count) + count) % count;
  const current = count === 0 ? null : (matches.at[match] ?? null);
  return (
    <>
      <SourceBar
        source={source}
        look={look}
        matches={matches}
        match={match}
        onLook={(change) => setLook((now) => ({ ...now, ...change }))}
        onSave={onSave}
      />
      <p className="text-xs text-text-2 tabular-nums">
        {t('src.size', {
          lines: index?.lines ?? 0,
          octets: number(source.bytes.length),
        })}
      </p>
      {index && (
        <SourceRows
          source={source}
          index={index}
          matches={matches}
          current={current}
          place={place}
          onFit={setFit}
        />
      )}
    </>
  );
}
