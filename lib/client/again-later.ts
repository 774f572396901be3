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

export function isAgainLater({ kind }: Fault): boolean {
  return passing.has(kind);
}
