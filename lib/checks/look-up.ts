// How a check asks for TXT records: once for each name, within the bounds of one message.
// Asking tells the owner of a name that somebody looked; so what was not allowed is not
// asked, and that is an answer of its own.
import { checkLimits } from './limits.ts';

export type TxtAnswer =
  | { kind: 'records'; records: string[] }
  | { kind: 'none' }
  | { kind: 'no-answer' }
  | { kind: 'not-asked' };

/** Never rejects. */
export type LookUp = (name: string) => Promise<TxtAnswer>;

export function once(lookUp: LookUp): LookUp {
  const asked = new Map<string, Promise<TxtAnswer>>();
  return (name) => {
    const key = name.toLowerCase();
    const known = asked.get(key);
    if (known) return known;
    if (asked.size >= checkLimits.lookUps) return Promise.resolve({ kind: 'no-answer' });
    const answer = lookUp(key).catch((): TxtAnswer => ({ kind: 'no-answer' }));
    asked.set(key, answer);
    return answer;
  };
}
