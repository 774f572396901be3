// Faults that say nothing of a message.
import { FaultError, type Fault } from '../wire/faults.ts';

/** True where the line failed, and the same question may be answered later. */
export function isOfLine(error: unknown): boolean {
  return error instanceof FaultError && linesOwn.has(error.fault.kind);
}

const linesOwn: ReadonlySet<Fault['kind']> = new Set([
  'closed',
  'timed-out',
  'no-answer',
  'unreachable',
  'in-use',
  'login-delay',
  'server-temporary',
  'relay-gone',
  'idle',
  'too-many',
]);
