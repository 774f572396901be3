// The rows of a snapshot on its way: put together from frames, whole or not at all.
import type { MessageId, Row } from '../mail/message.ts';
import type { Snapshot } from '../wire/operations.ts';

export type RowsFrame = {
  serial: number;
  from: number;
  rows: readonly (readonly [MessageId, number])[];
  last: boolean;
};

export type ComingRows = {
  /** What is here of the snapshot so far; null where a hole makes it useless. */
  take(frame: RowsFrame, isFirst: boolean): { rows: Row[]; isFirst: boolean } | null;
  /** Null where they never came whole. */
  settle(snapshot: Snapshot): Row[] | null;
  drop(): void;
};

export function createComingRows(): ComingRows {
  let coming: { serial: number; rows: Row[]; isWhole: boolean; isFirst: boolean } | null =
    null;
  return {
    take(frame, isFirst) {
      if (coming?.serial !== frame.serial || frame.from === 0)
        coming = { serial: frame.serial, rows: [], isWhole: false, isFirst };
      if (frame.from !== coming.rows.length) {
        coming = null; // a hole: what follows cannot be placed, `settle` will say so
        return null;
      }
      for (const [id, size] of frame.rows) coming.rows.push({ id, size });
      coming.isWhole = frame.last;
      return coming;
    },
    settle(snapshot) {
      const rows = coming?.serial === snapshot.serial ? coming.rows : [];
      const isWhole = coming?.serial === snapshot.serial && coming.isWhole;
      coming = null;
      return isWhole || snapshot.count === 0 ? rows : null;
    },
    drop() {
      coming = null;
    },
  };
}
