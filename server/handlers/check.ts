// Leave and come back, for what the server has now: a POP3 session never sees new mail.
import type { Handler } from './handler.ts';

export const check: Handler<'check'> = (_params, { session, signal, id }) =>
  session.check({ signal, cause: id });
