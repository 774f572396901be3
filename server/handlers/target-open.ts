// Signs in to the IMAP account that copies go to; each step is reported as it begins and ends.
import { FaultError, type Step } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const targetOpen: Handler<'targetOpen'> = async (account, context) => {
  const { target, policy, id, signal } = context;
  if (account.pin !== undefined && !policy.allowPins)
    throw new FaultError({ kind: 'bad-request', what: 'pin' });
  let running: Step | null = null;
  const begin = (step: Step | null) => {
    if (running === step) return;
    if (running !== null) context.part({ step: running, state: 'done' });
    if (step !== null) context.part({ step, state: 'running' });
    running = step;
  };
  const opened = await target.open(account, { signal, cause: id, onStep: begin });
  begin(null);
  return opened;
};
