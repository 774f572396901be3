// Where one is in a mailbox, as the query of the address and back.
import type { Sort, SortBy } from '../../lib/client/state.ts';

const sorts: readonly SortBy[] = ['arrived', 'from', 'subject', 'size', 'server'];
const usualSort: Sort = { by: 'arrived', descending: true };

export type Place = { message: string | null; query: string; sort: Sort };

export function readPlace(search: string): Place {
  const params = new URLSearchParams(search);
  const [by, way] = (params.get('sort') ?? '').split('-');
  const known = sorts.find((one) => one === by);
  return {
    message: params.get('m'),
    query: params.get('q') ?? '',
    sort: known ? { by: known, descending: way !== 'up' } : usualSort,
  };
}

export function writePlace({ message, query, sort }: Place, isDemo: boolean): string {
  const params = new URLSearchParams();
  // A reload of the demo may open it again by itself: it needs no password.
  if (isDemo) params.set('demo', '1');
  if (message !== null) params.set('m', message);
  if (query !== '') params.set('q', query);
  if (!isUsualSort(sort))
    params.set('sort', `${sort.by}-${sort.descending ? 'down' : 'up'}`);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function isUsualSort(sort: Sort): boolean {
  return sort.by === usualSort.by && sort.descending === usualSort.descending;
}
