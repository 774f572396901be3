// SASLprep (RFC 4013), handed to the engine, which imports nothing but Node.
import { saslprep } from '@mongodb-js/saslprep';
import type { Prepare } from './pop3/api.ts';

/** Throws for what SASLprep prohibits. */
export const saslPrepare: Prepare = (text, what) =>
  // RFC 5802 §5.1 and §2.2: a name is a query, a password is as it was stored.
  saslprep(text, { allowUnassigned: what === 'name' });
