// Results that stream in above do not push away what is looked at: the row that has the focus,
// or else the first in sight, stays where it is on the screen.
import { useLayoutEffect, useRef } from 'react';
import type { MailboxState } from '../../lib/client/state.ts';
import type { ListFocus } from './use-list-focus.ts';
import type { Virtual } from './use-virtual.ts';

export function useAnchor(
  { view, filter, sort }: MailboxState,
  virtual: Virtual,
  focus: ListFocus,
) {
  const { ref, rowHeight, shown } = virtual;
  const before = useRef({ view, filter, sort, focus, first: shown.firstSeen });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { view, filter, sort, focus, first: shown.firstSeen };
    const list = ref.current;
    const isSame = was.filter === filter && was.sort === sort && filter !== '';
    if (!list || !isSame || was.view === view || shown.shift !== 0) return;
    const isHeld = list.contains(document.activeElement);
    // At its top the list shows what comes in there, while nobody is in it.
    if (!isHeld && list.scrollTop === 0) return;
    const at = isHeld ? was.focus.at : was.first;
    const id = was.view[at];
    const now = id === undefined ? -1 : view.indexOf(id);
    if (now >= 0 && now !== at) list.scrollTop += (now - at) * rowHeight;
  });
}
