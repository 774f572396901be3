// Which rows are what is asked for: each is asked when the question changes or something is
// learnt of it, and not otherwise. Of a hundred thousand rows an arriving header asks one.
import type { MessageId, Row, Summary } from '../mail/message.ts';
import type { Answer, Target } from '../mail/query/match.ts';

export type Test = (target: Target) => Answer;

export type Shown = {
  /** Null: everything is shown. */
  ask(test: Test | null, rows: readonly Row[]): void;
  /** The rows are others than before. */
  place(rows: readonly Row[]): void;
  /** Something is known of these now. True where that changes what is shown. */
  again(rows: readonly Row[], indices: Iterable<number>): boolean;
  has(index: number): boolean;
};

export function createShown(summaryOf: (id: MessageId) => Summary | undefined): Shown {
  let test: Test | null = null;
  let fits = new Uint8Array();

  function fit(row: Row | undefined): 0 | 1 {
    if (!row || !test) return 0;
    return test({ row, summary: summaryOf(row.id) }) === true ? 1 : 0;
  }

  function place(rows: readonly Row[]): void {
    fits = new Uint8Array(test ? rows.length : 0);
    if (test) for (let at = 0; at < rows.length; at++) fits[at] = fit(rows[at]);
  }

  return {
    ask(next, rows) {
      test = next;
      place(rows);
    },
    place,
    again(rows, indices) {
      if (!test) return false;
      let isNews = false;
      for (const index of indices) {
        const now = fit(rows[index]);
        if (fits[index] === now) continue;
        fits[index] = now;
        isNews = true;
      }
      return isNews;
    },
    has: (index) => test === null || fits[index] === 1,
  };
}
