// What saying a fault needs everywhere: the shape of what is said, and the few things that
// one click can do about it.
import type { failures } from '../i18n/en/failures.ts';
import type { Values } from '../i18n/text.ts';
import type { Security } from '../wire/operations.ts';
import type { Account } from './state.ts';

/** What the main action does. Whoever draws the fault carries it out. */
export type Fix =
  | { kind: 'retry' }
  /** Counts down, then tries again; the action's text takes the seconds left as `s`. */
  | { kind: 'wait'; seconds: number }
  /** Fills in these settings and tries again, in one click. */
  | { kind: 'switch'; port?: number; security?: Security; host?: string; user?: string }
  /** Puts the person into this field. */
  | { kind: 'edit'; field: 'server' | 'password' | 'sign-in' }
  | { kind: 'back' }
  /** Leaves and comes back: `app.checkAgain()`. */
  | { kind: 'check' }
  | { kind: 'reload' }
  /** The provider's own page. */
  | { kind: 'help'; url: string }
  | { kind: 'copy-details' }
  /** The person consents to RETR: `app.download(id, true)`. */
  | { kind: 'allow-retr' }
  | { kind: 'sign-in' };

export type Base<K extends string = keyof typeof failures> = K extends `${infer B}.title`
  ? B
  : never;

export type FaultContext = {
  /** The mailbox that was opened or tried. */
  account?: Pick<Account, 'address' | 'user' | 'host'>;
  /** A copy of the message is in memory: F26 says so. */
  hasCopy?: boolean;
};

export type Said = {
  base: Base;
  /** Whose action text fits the fix, where that is not the base's own. */
  actionOf?: Base;
  values?: Values;
  fix: Fix;
  details?: string;
};

export const retry: Fix = { kind: 'retry' };
export const back: Fix = { kind: 'back' };
export const toTls: Fix = { kind: 'switch', port: 995, security: 'tls' };
export const editServer: Fix = { kind: 'edit', field: 'server' };
export const editPassword: Fix = { kind: 'edit', field: 'password' };
export const editSignIn: Fix = { kind: 'edit', field: 'sign-in' };

export function waiting(seconds: number): Pick<Said, 'values' | 'fix'> {
  return { values: { s: seconds, n: seconds }, fix: { kind: 'wait', seconds } };
}

/** A server's line, and whether it said anything at all. */
export function saying(line: string): Values {
  return { says: line ? 'yes' : 'no', line };
}
