// What a visit is opened with, and the opening before anything of it has happened.
import type { Step } from '../wire/faults.ts';
import type { Params, VisitKind } from '../wire/operations.ts';
import type { Account, OpenVisit, VisitState } from './state.ts';

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

/** The opening, one step on; any other state stays. */
export function stepped(
  now: VisitState,
  step: Step,
  state: 'running' | 'done',
  at: number,
): VisitState {
  if (now.name !== 'opening') return now;
  return {
    ...now,
    steps: { ...now.steps, [step]: state },
    stepSince: state === 'running' ? at : now.stepSince,
  };
}

export function paramsOf({ account, password, visit }: Ask): Params<'open'> {
  const { host, port, security, user, pin, signIn } = account;
  const more = { ...(pin && { pin }), ...(signIn && { signIn }) };
  return { host, port, security, user, password, visit, ...more };
}

/** A visit that nobody signed in for: of the server nothing is known but how to reach it. */
export function keptVisit(account: Account, snapshot: OpenVisit['snapshot']): OpenVisit {
  const { host, port, security } = account;
  return {
    name: 'open',
    account,
    visit: 'look',
    server: {
      host,
      port,
      security,
      capabilities: [],
      greeting: '',
      tls: null,
      hasTop: true,
      hasUidl: true,
      pipelining: false,
      expireDays: null,
      loginDelaySeconds: null,
    },
    snapshot,
    line: { name: 'away' },
    since: null,
  };
}
