// Copies that may be a message already, each read through: nothing is put twice.
import type { Handler } from './handler.ts';

export const targetFind: Handler<'targetFind'> = (wanted, { target, signal, id }) =>
  target.use(id, (account) => account.find(wanted, signal));
