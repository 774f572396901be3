// Leaves a mailing list by its one-click address, by way of the proxy; only when a person
// pressed for it.
import { FaultError } from '../wire/faults.ts';
import type { Result } from '../wire/operations.ts';
import type { Call } from './call.ts';

/** What the list's server answered; `offline`: nobody could be asked to ask it. */
export type Left = Result<'leave'> | { state: 'failed'; why: 'offline' };

/** Never rejects. */
export async function leaveList(call: Call, url: string): Promise<Left> {
  try {
    return await call('leave', { url }, { signal: new AbortController().signal });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { state: 'failed', why: 'offline' };
  }
}
