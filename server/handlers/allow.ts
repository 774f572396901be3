// From looking to managing and back, without a new session.
import type { Handler } from './handler.ts';

export const allow: Handler<'allow'> = async ({ visit }, { session }) => {
  session.allow(visit);
  return {};
};
