// End the visit: call off what runs, say goodbye to the server, forget the password.
import { farewellMs } from '../limits.ts';
import type { Handler } from './handler.ts';

export const close: Handler<'close'> = async (_params, { session, cancelOthers }) => {
  cancelOthers();
  await session.close(farewellMs);
  return {};
};
