// Orders a mailbox while its headers are still coming in. What is known is kept sorted and
// new headers are merged into it; the whole is sorted again only when the wish changes.
import type { Row, Summary } from './message.ts';

export type SortWish = {
  by: 'arrived' | 'from' | 'subject' | 'size' | 'server';
  descending: boolean;
};

export type SortedRows = {
  /** Indices into `rows`, in order; those whose value is not known yet come last. */
  order(): { indices: readonly number[]; unsortedFrom: number };
  /** Headers of these rows came in; rows already known are left where they are. */
  learn(indices: Iterable<number>): void;
};

type Key = number | string;

export function createSortedRows(
  rows: readonly Row[],
  summaryOf: (row: Row) => Summary | undefined,
  wish: SortWish,
  languages: readonly string[],
): SortedRows {
  // `numeric`: "Invoice 9" before "Invoice 10". `base`: accents and case do not part names.
  const collator = new Intl.Collator([...languages], {
    numeric: true,
    sensitivity: 'base',
    ignorePunctuation: false,
  });
  const keys: (Key | null)[] = rows.map((row, index) =>
    keyOf(wish.by, row, index, summaryOf(row)),
  );
  const direction = wish.descending ? -1 : 1;

  const compare = (a: number, b: number): number => {
    const one = keys[a];
    const other = keys[b];
    const apart =
      typeof one === 'string' && typeof other === 'string'
        ? collator.compare(one, other)
        : Number(one) - Number(other);
    // Equal ones keep the server's order, turned round with the rest: newest with newest.
    return (apart || a - b) * direction;
  };

  let known = keys
    .map((_, index) => index)
    .filter((index) => keys[index] !== null)
    .sort(compare);

  let order: ReturnType<SortedRows['order']> | null = null;
  return {
    order() {
      if (order) return order;
      const unknown: number[] = [];
      if (known.length < rows.length)
        for (let index = 0; index < rows.length; index++)
          if (keys[index] === null) unknown.push(index);
      // Headers are fetched newest first; these rows follow the same way.
      if (wish.by !== 'arrived' || wish.descending) unknown.reverse();
      order = { indices: known.concat(unknown), unsortedFrom: known.length };
      return order;
    },
    learn(indices) {
      const fresh: number[] = [];
      for (const index of indices) {
        const row = rows[index];
        if (!row || keys[index] !== null) continue;
        const key = keyOf(wish.by, row, index, summaryOf(row));
        if (key === null) continue;
        keys[index] = key;
        fresh.push(index);
      }
      if (fresh.length === 0) return;
      known = merge(known, fresh.sort(compare), compare);
      order = null;
    },
  };
}

function keyOf(
  by: SortWish['by'],
  row: Row,
  index: number,
  summary: Summary | undefined,
): Key | null {
  if (by === 'server') return index;
  if (by === 'size') return row.size;
  if (!summary) return null;
  // A header without a date is known; it counts as older than every date.
  if (by === 'arrived') return summary.arrived ?? summary.date ?? -8.64e15;
  if (by === 'subject') return plainSubject(summary.subject);
  const from = summary.from[0];
  return from ? from.name || from.address : '';
}

/** Without `Re:`, `Fwd:` and their likes in French and German, so that answers stand together. */
export function plainSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fwd?|tr|aw|wg|réf?)(?:\[\d+\])?\s*:)+\s*/i, '');
}

/** Both sorted. Few are merged into many by search, so a batch costs few comparisons. */
function merge(
  many: readonly number[],
  few: readonly number[],
  compare: (a: number, b: number) => number,
): number[] {
  const merged: number[] = [];
  let from = 0;
  for (const one of few) {
    let low = from;
    let high = many.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(many[middle] ?? 0, one) < 0) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) merged.push(many[from] ?? 0);
    merged.push(one);
  }
  for (; from < many.length; from++) merged.push(many[from] ?? 0);
  return merged;
}
