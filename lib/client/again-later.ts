// Which faults go away by themselves. Only after these is a mailbox tried again unasked: a
// password that was refused, sent again and again, gets the account locked.
import type { Fault } from '../wire/faults.ts';

const passing: ReadonlySet<Fault['kind']> = new Set([
  'closed',
  'timed-out',
  'no-answer',
  'unreachable',
  'in-use',
  'login-delay',
  'server-temporary',
  'relay-gone',
  'shutting-down',
]);

export function isAgainLater(fault: Fault): boolean {
  // Some servers hang up on a wrong password, and that is all they say of it.
  if (fault.kind === 'closed' && fault.during === 'authorization') return false;
  return passing.has(fault.kind);
}
