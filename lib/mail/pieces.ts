// The pieces of one message that a mailbox holds (RFC 2046 §5.2.2), found by their headers.
import type { MessageId, Piece, Row, Summary } from './message.ts';

export type FoundPiece = { number: number; id: MessageId; size: number };

export type FoundPieces = {
  /** One of each number, 1 first. */
  found: FoundPiece[];
  /** Null where no piece here says how many there are. */
  total: number | null;
  /** Numbers that are not here; empty where nobody knows them. */
  missing: number[];
};

/**
 * Pieces with the same identifier from the same sender: anybody may have written an
 * identifier, and a stranger's piece has no place in somebody else's message. Where a number
 * comes twice, the open one counts, then the older. More than `most` pieces are not counted.
 */
export function findPieces(
  open: { id: MessageId; piece: Piece; sender: string },
  {
    rows,
    summaries,
  }: { rows: readonly Row[]; summaries: ReadonlyMap<MessageId, Summary> },
  most: number,
): FoundPieces {
  const byNumber = new Map<number, FoundPiece>();
  const totals = [open.piece.total];
  for (const { id, size } of rows) {
    const isOpen = id === open.id;
    const piece = isOpen ? open.piece : pieceFrom(summaries.get(id), open);
    if (!piece || piece.number > most) continue;
    totals.push(piece.total);
    if (isOpen || !byNumber.has(piece.number))
      byNumber.set(piece.number, { number: piece.number, id, size });
  }
  const known = totals.find((total) => total !== null) ?? null;
  const total = known !== null && known <= most ? known : null;
  const numbers = Array.from({ length: total ?? 0 }, (_, at) => at + 1);
  return {
    found: [...byNumber.values()]
      .filter(({ number }) => total === null || number <= total)
      .sort((a, b) => a.number - b.number),
    total,
    missing: numbers.filter((number) => !byNumber.has(number)),
  };
}

function pieceFrom(
  summary: Summary | undefined,
  { piece, sender }: { piece: Piece; sender: string },
): Piece | null {
  const isOurs =
    summary?.piece?.id === piece.id &&
    summary.from[0]?.address.toLowerCase() === sender.toLowerCase();
  return isOurs ? (summary?.piece ?? null) : null;
}
