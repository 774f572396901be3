// The mailbox before its first rows; sort and filter are taken over from what was there.
import type { MailboxState, Sort } from './state.ts';

export const firstSort: Sort = { by: 'arrived', descending: true };

export function emptyMailbox(keep?: Pick<MailboxState, 'sort'>): MailboxState {
  return {
    rows: [],
    onlyHere: [],
    all: [],
    covered: 0,
    summaries: new Map(),
    version: 0,
    headers: 'can-come',
    failed: new Map(),
    view: [],
    unsortedFrom: 0,
    sort: keep?.sort ?? firstSort,
    filter: '',
    selected: new Set(),
    focused: null,
    seen: new Set(),
    octets: 0,
    largest: 0,
  };
}
