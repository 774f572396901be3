// One row of a source: its number, its letters, the words that were looked for.
import type { RowIndex, SourceRow } from '../../lib/source/rows.ts';
import type { OpenSource } from '../../lib/source/source-client.ts';
import { written } from '../../lib/source/written.ts';
import { firstFrom, type Matches } from './use-source.ts';

type RowAsk = {
  row: SourceRow;
  ask: {
    source: OpenSource;
    index: RowIndex;
    matches: Matches;
    /** First byte of the match that is stood on. */
    current: number | null;
  };
  /** Somebody led here. */
  isPlace: boolean;
  height: number;
};

export function SourceRowView({ row, ask, isPlace, height }: RowAsk) {
  return (
    <div
      data-source-line
      data-current={isPlace || undefined}
      className={`flex gap-3 ${isPlace ? 'bg-mark-subtle text-on-mark-subtle' : ''}`}
      style={{ height, lineHeight: `${height}px` }}
    >
      <span
        aria-hidden
        className="w-14 shrink-0 pe-2 text-end text-text-3 tabular-nums select-none"
      >
        {row.isFirst ? row.line : ''}
      </span>
      <bdo dir="ltr" className="min-w-0 whitespace-pre">
        {piecesOf(row, ask).map(({ text, at, isCurrent }) =>
          at === null ? (
            text
          ) : (
            <mark
              key={at}
              data-current={isCurrent || undefined}
              className={
                isCurrent ? 'bg-accent text-on-accent' : 'bg-mark-subtle text-inherit'
              }
            >
              {text}
            </mark>
          ),
        )}
        {row.ending === 'lf' && <span className="text-text-3 select-none">␊</span>}
        {row.ending === 'cr' && <span className="text-text-3 select-none">␍</span>}
      </bdo>
    </div>
  );
}

type Piece = { text: string; at: number | null; isCurrent: boolean };

/** The row cut at the matches in it. */
function piecesOf(row: SourceRow, { source, index, matches, current }: RowAsk['ask']) {
  const text = (from: number, to: number) =>
    written(source.bytes.subarray(from, to), index.encoding);
  const pieces: Piece[] = [];
  const { at: places, length } = matches;
  let from = row.start;
  for (let n = firstFrom(places, row.start - length + 1); n < places.length; n++) {
    const at = places[n] ?? row.end;
    if (at >= row.end) break;
    const [start, end] = [Math.max(at, from), Math.min(at + length, row.end)];
    pieces.push({ text: text(from, start), at: null, isCurrent: false });
    pieces.push({ text: text(start, end), at, isCurrent: at === current });
    from = end;
  }
  pieces.push({ text: text(from, row.end), at: null, isCurrent: false });
  return pieces;
}
