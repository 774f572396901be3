// A server that says EXPIRE 0 may delete what was read (RFC 2449 section 6.7). Of its mailbox
// nothing but names and sizes is asked for before the person agreed, once in each visit.
import type { ExpiryConsent, VisitState } from './state.ts';
import type { Store } from './store.ts';

/** Whether looking at this mailbox's messages may cost them; null while none is open. */
export function mayExpire(visit: VisitState): boolean | null {
  return visit.name === 'open' ? visit.server.expireDays === 0 : null;
}

/** Whether a header or a message may be asked for now. */
export function mayTouch(
  visit: Store<VisitState>,
  consent: Store<ExpiryConsent>,
): boolean {
  const expires = mayExpire(visit.get());
  return expires === false || (expires === true && consent.get() === 'given');
}
