// Connect, sign in, count and list; each step is reported as it begins and ends.
import { FaultError, type Step } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const open: Handler<'open'> = async (params, context) => {
  const { session, policy, id, signal } = context;
  const { visit, ...credentials } = params;
  const { host, port, security, pin } = credentials;
  if (security === 'plain' && !policy.allowPlaintext && !policy.isDemo(host, port))
    throw new FaultError({ kind: 'bad-request', what: 'plaintext' });
  if (pin !== undefined && !policy.allowPins)
    throw new FaultError({ kind: 'bad-request', what: 'pin' });

  let running: Step | null = null;
  const begin = (step: Step | null) => {
    if (running !== null) context.part({ step: running, state: 'done' });
    if (step !== null) context.part({ step, state: 'running' });
    running = step;
  };
  const opened = await session.open(credentials, visit, {
    signal,
    cause: id,
    onStep: begin,
  });
  begin(null);
  return opened;
};
