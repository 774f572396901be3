// An image of an open message, fetched for the reader; only where the deployment does so,
// and only for who has a mailbox open: this is no relay for the web.
import { FaultError } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const image: Handler<'image'> = async ({ url }, context) => {
  const { session, fetchImage, signal, bytes } = context;
  if (session.place() === null) throw new FaultError({ kind: 'not-signed-in' });
  if (fetchImage === null) throw new FaultError({ kind: 'bad-request', what: 'op' });
  const outcome = await fetchImage({ url, signal, write: (piece) => bytes.write(piece) });
  bytes.end();
  return outcome;
};
