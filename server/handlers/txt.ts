// A TXT record that says who may send for a domain; only for who has a mailbox open, for
// this is no name server for everybody.
import { FaultError } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const txt: Handler<'txt'> = async ({ name }, { session, lookUpTxt }) => {
  if (session.place() === null) throw new FaultError({ kind: 'not-signed-in' });
  return lookUpTxt(name);
};
