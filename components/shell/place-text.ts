// Where one is in a mailbox, as the query and the fragment of the address and back. What is
// searched for stands in the fragment, which no server sees.
import type { Sort, SortBy } from '../../lib/client/state.ts';

const sorts: readonly SortBy[] = ['arrived', 'from', 'subject', 'size', 'server'];
const usualSort: Sort = { by: 'arrived', descending: true };

export type Place = { message: string | null; query: string; sort: Sort };

/** `address`: from its `?` or `#` on. */
export function readPlace(address: string): Place {
  const [search = '', fragment = ''] = address.split('#');
  const params = new URLSearchParams(search);
  const [by, way] = (params.get('sort') ?? '').split('-');
  const known = sorts.find((one) => one === by);
  return {
    message: params.get('m'),
    query: new URLSearchParams(fragment).get('q') ?? '',
    sort: known ? { by: known, descending: way !== 'up' } : usualSort,
  };
}

export function writePlace({ message, query, sort }: Place, isDemo: boolean): string {
  const params = new URLSearchParams();
  // A reload of the demo may open it again by itself: it needs no password.
  if (isDemo) params.set('demo', '1');
  if (message !== null) params.set('m', message);
  if (!isUsualSort(sort))
    params.set('sort', `${sort.by}-${sort.descending ? 'down' : 'up'}`);
  const text = params.toString();
  const asked = query === '' ? '' : `#${new URLSearchParams({ q: query }).toString()}`;
  return `${text === '' ? '' : `?${text}`}${asked}`;
}

export function isUsualSort(sort: Sort): boolean {
  return sort.by === usualSort.by && sort.descending === usualSort.descending;
}
