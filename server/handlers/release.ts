// Give the mailbox back now; the visit stays, and comes back when it has work.
import type { Handler } from './handler.ts';

export const release: Handler<'release'> = async (_params, { session, signal }) => {
  await session.release(signal);
  return {};
};
