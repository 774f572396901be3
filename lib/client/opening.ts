// What a visit is opened with, and the opening before anything of it has happened.
import type { Params, VisitKind } from '../wire/operations.ts';
import type { Account } from './state.ts';

export type Ask = {
  account: Account;
  password: string;
  visit: VisitKind;
  remember: boolean;
};

export const noSteps = {
  connect: 'waiting',
  tls: 'waiting',
  cert: 'waiting',
  auth: 'waiting',
  count: 'waiting',
} as const;

export function paramsOf({ account, password, visit }: Ask): Params<'open'> {
  const { host, port, security, user, pin, signIn } = account;
  const more = { ...(pin && { pin }), ...(signIn && { signIn }) };
  return { host, port, security, user, password, visit, ...more };
}
