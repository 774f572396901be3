// The source of one message while it is looked at: opened once, cut into rows anew for
// another width or encoding, searched anew for other words.
import { useEffect, useState } from 'react';
import { longestQuery } from '../../lib/source/find.ts';
import type { RowIndex, SourceEncoding } from '../../lib/source/rows.ts';
import { openSource, type OpenSource } from '../../lib/source/source-client.ts';

export type SourceState =
  { name: 'reading' } | { name: 'open'; source: OpenSource } | { name: 'failed' };

export function useSource(raw: Blob): SourceState {
  const [state, setState] = useState<SourceState>({ name: 'reading' });
  useEffect(() => {
    let isWanted = true;
    let close = () => {};
    void openSource(raw).then(
      (source) => {
        close = () => source.close();
        if (isWanted) setState({ name: 'open', source });
        else close();
      },
      () => isWanted && setState({ name: 'failed' }),
    );
    return () => {
      isWanted = false;
      close();
    };
  }, [raw]);
  return state;
}

/** The rows for this width and encoding; the ones before until the new ones are there. */
export function useRows(
  source: OpenSource,
  cells: number,
  encoding: SourceEncoding,
): RowIndex | null {
  const [index, setIndex] = useState<RowIndex | null>(null);
  useEffect(() => {
    let isWanted = true;
    void source.index({ cells, encoding }).then((made) => {
      if (isWanted) setIndex(made);
    });
    return () => {
      isWanted = false;
    };
  }, [source, cells, encoding]);
  return index;
}

export type Matches = {
  query: string;
  /** First bytes, ascending, each `length` octets long. */
  at: Uint32Array;
  length: number;
  /** `all`: these are all; `most`: there are more. */
  end: 'not-yet' | 'all' | 'most';
};

export const noMatches: Matches = {
  query: '',
  at: new Uint32Array(),
  length: 0,
  end: 'all',
};

/** What was found so far, growing while the search goes on. */
export function useMatches(
  source: OpenSource,
  query: string,
  encoding: SourceEncoding,
): Matches {
  const [matches, setMatches] = useState<Matches>(noMatches);
  useEffect(() => {
    const wanted = query.slice(0, longestQuery);
    let at = new Uint32Array();
    source.find(wanted, encoding, (more) => {
      const joined = new Uint32Array(at.length + more.at.length);
      joined.set(at);
      joined.set(more.at, at.length);
      at = joined;
      setMatches({ query: wanted, at, length: more.length, end: more.end });
    });
  }, [source, query, encoding]);
  return matches.query === query.slice(0, longestQuery) ? matches : noMatches;
}

/** Index of the first of the ascending `places` that is not before `offset`. */
export function firstFrom(places: Uint32Array, offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
