// Leaves the account that copies went to.
import type { Handler } from './handler.ts';

export const targetClose: Handler<'targetClose'> = async (_params, { target }) => {
  await target.leave();
  return {};
};
