// Leave a mailing list, for who has a mailbox open and has just confirmed it.
import { FaultError } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const leave: Handler<'leave'> = async ({ url }, context) => {
  if (context.session.place() === null) throw new FaultError({ kind: 'not-signed-in' });
  return context.leaveList(url, context.signal);
};
