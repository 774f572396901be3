// Checks a sender without freezing the page: a worker does it, against the clock. A worker
// that is late or fails is ended; what it had found out by then stays, as not finished.
import type { SenderChecks } from '../mail/sender-checks.ts';
import type { CheckAsk } from './check.ts';
import type { FromWorker, ToWorker } from './check-worker.ts';
import { checkLimits } from './limits.ts';
import type { LookUp, TxtAnswer } from './look-up.ts';

export type CheckParts = {
  lookUp: LookUp;
  tell(checks: SenderChecks): void;
  /** Nothing is told once it is raised. */
  signal: AbortSignal;
};

/** Of a message whose check failed before it had found anything. */
const nothingKnown: SenderChecks = {
  verdict: 'unchecked',
  by: null,
  domain: '',
  via: '',
  trusted: null,
  claimed: [],
  signatures: [],
  dmarc: 'unknown',
  arc: null,
  doubts: [],
  look: 'failed',
};

/** One worker for each message: what is not wanted any more ends with it. */
export function checkInWorker(ask: CheckAsk, { lookUp, tell, signal }: CheckParts): void {
  if (signal.aborted) return;
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
    type: 'module',
  });
  let last: SenderChecks | null = null;
  const n = 1;
  const send = (message: ToWorker) => worker.postMessage(message);
  const end = () => {
    clearTimeout(late);
    worker.terminate();
    signal.removeEventListener('abort', end);
  };
  const fail = () => {
    if (!signal.aborted) tell({ ...(last ?? nothingKnown), look: 'failed' });
    end();
  };
  const late = setTimeout(fail, deadline(ask.raw.size));
  signal.addEventListener('abort', end);
  worker.onerror = fail;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (signal.aborted) return;
    if (data.type === 'done') return end();
    if (data.type === 'told') return tell((last = data.checks));
    const { name } = data;
    void inTime(lookUp(name)).then((answer) => {
      if (!signal.aborted) send({ type: 'answer', n, name, answer });
    });
  };
  send({ type: 'check', n, ask });
}

function inTime(answer: Promise<TxtAnswer>): Promise<TxtAnswer> {
  const none: TxtAnswer = { kind: 'no-answer' };
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(none), checkLimits.lookUpMs);
    void answer
      .catch(() => none)
      .then(resolve)
      .finally(() => clearTimeout(timer));
  });
}

/** Look-ups of policy, keys and chain come one after the other at worst. */
function deadline(octets: number): number {
  const { deadlineMs, deadlinePerMebibyteMs, mebibyte, lookUpMs } = checkLimits;
  return deadlineMs + 4 * lookUpMs + (octets / mebibyte) * deadlinePerMebibyteMs;
}
