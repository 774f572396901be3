// Another order or another search begins at its top; rows that merely arrive move nothing.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Sort } from '../../lib/client/state.ts';

export function useTop(ref: RefObject<HTMLElement | null>, sort: Sort, filter: string) {
  const before = useRef({ sort, filter });
  useLayoutEffect(() => {
    const { sort: oldSort, filter: oldFilter } = before.current;
    before.current = { sort, filter };
    if ((sort !== oldSort || filter !== oldFilter) && ref.current)
      ref.current.scrollTop = 0;
  }, [ref, sort, filter]);
}
