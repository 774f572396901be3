// The worker's entry: one message to check, questions for name servers out, answers in, and
// what is known each time it changes.
import type { SenderChecks } from '../mail/sender-checks.ts';
import { checkSender, type CheckAsk } from './check.ts';
import type { TxtAnswer } from './look-up.ts';

export type ToWorker =
  | { type: 'check'; n: number; ask: CheckAsk }
  | { type: 'answer'; n: number; name: string; answer: TxtAnswer };
export type FromWorker =
  | { type: 'told'; n: number; checks: SenderChecks }
  | { type: 'question'; n: number; name: string }
  | { type: 'done'; n: number };

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
};
const scope = globalThis as unknown as Scope;
const waiting = new Map<string, (answer: TxtAnswer) => void>();

scope.onmessage = ({ data }) => {
  if (data.type === 'answer') {
    const key = `${data.n} ${data.name}`;
    waiting.get(key)?.(data.answer);
    waiting.delete(key);
    return;
  }
  const { n, ask } = data;
  const lookUp = (name: string) =>
    new Promise<TxtAnswer>((resolve) => {
      waiting.set(`${n} ${name}`, resolve);
      scope.postMessage({ type: 'question', n, name });
    });
  void checkSender(ask, lookUp, (checks) =>
    scope.postMessage({ type: 'told', n, checks }),
  ).then(() => scope.postMessage({ type: 'done', n }));
};
