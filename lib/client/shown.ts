// Which rows are what is asked for: each is asked when the question changes or something is
// learnt of it, and not otherwise. Of a hundred thousand rows an arriving header asks one, and
// a letter typed looks nothing up that the row has at hand.
import type { MessageId, Row, Summary } from '../mail/message.ts';
import type { Answer, Target } from '../mail/query/match.ts';

export type Test = (target: Target) => Answer;

export type Shown = {
  /** Null: everything is shown. `isNarrower`: only what was shown before can be. */
  ask(test: Test | null, rows: readonly Row[], isNarrower: boolean): void;
  /** The rows are others than before. */
  place(rows: readonly Row[]): void;
  /** Something is known of these now. True where that changes what is shown. */
  again(rows: readonly Row[], indices: Iterable<number>): boolean;
  /** By index, 1 where it is shown; null where everything is. */
  fits(): Uint8Array | null;
};

export function createShown(summaryOf: (id: MessageId) => Summary | undefined): Shown {
  let test: Test | null = null;
  let fits = new Uint8Array();
  /** Made when the first question comes, for these rows. */
  let placed: readonly Row[] | null = null;
  let targets: Target[] = [];

  function askAll(rows: readonly Row[], isNarrower = false): void {
    if (!test) return;
    if (placed !== rows) {
      targets = rows.map((row) => ({ row, summary: summaryOf(row.id), text: null }));
      placed = rows;
    }
    const before = isNarrower && fits.length === rows.length ? fits : null;
    fits = new Uint8Array(rows.length);
    for (let at = 0; at < targets.length; at++) {
      if (before && before[at] !== 1) continue;
      const target = targets[at];
      if (target && test(target) === true) fits[at] = 1;
    }
  }

  return {
    ask(next, rows, isNarrower) {
      test = next;
      if (!test) fits = new Uint8Array();
      askAll(rows, isNarrower);
    },
    place(rows) {
      placed = null;
      targets = [];
      fits = new Uint8Array();
      askAll(rows);
    },
    again(rows, indices) {
      let isNews = false;
      for (const index of indices) {
        const target = placed === rows ? targets[index] : undefined;
        if (!target) continue;
        const summary = summaryOf(target.row.id);
        if (summary !== target.summary) {
          target.summary = summary;
          target.text = null;
        }
        const now = test && test(target) === true ? 1 : 0;
        if (!test || fits[index] === now) continue;
        fits[index] = now;
        isNews = true;
      }
      return isNews;
    },
    fits: () => (test ? fits : null),
  };
}
