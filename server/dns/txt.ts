// TXT records for the checks of senders: asked of name servers by Node's resolver, which
// never dials what it finds. Kept for a while, so that a page of messages from one sender
// asks once, and nobody can tell from the questions who read what when.
import { Resolver } from 'node:dns/promises';
import type { Result } from '../../lib/wire/operations.ts';
import { dnsLimits } from '../limits.ts';

type Answer = Result<'txt'>;

export type TxtLookUp = (name: string) => Promise<Answer>;

type Kept = { answer: Answer; until: number };

/**
 * `servers`: `address` or `address:port` each; null asks those of the system. Never rejects:
 * a name server that does not answer is an answer of its own.
 */
export function createTxtLookUp(options: {
  servers: readonly string[] | null;
  now: () => number;
  limits?: typeof dnsLimits;
}): TxtLookUp {
  const { servers, now, limits = dnsLimits } = options;
  const resolver = new Resolver({ timeout: limits.tryMs, tries: limits.tries });
  if (servers !== null) resolver.setServers(servers);
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Answer>>();

  return async function lookUp(name) {
    const key = name.toLowerCase();
    const known = kept.get(key);
    if (known && known.until > now()) return known.answer;
    const running = underWay.get(key);
    if (running) return running;
    if (underWay.size >= limits.atOnce) return { state: 'no-answer' };
    const asking = ask(key);
    underWay.set(key, asking);
    try {
      const answer = await asking;
      keep(key, answer);
      return answer;
    } finally {
      underWay.delete(key);
    }
  };

  async function ask(name: string): Promise<Answer> {
    try {
      // The dot ends the name: the search list of this machine has no part in it.
      const found = await resolver.resolveTxt(`${name}.`);
      const records = found
        .slice(0, limits.records)
        .map((strings) => strings.join(''))
        .filter((record) => record.length <= limits.recordChars);
      return { state: 'found', records };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      const isNone = code === 'ENODATA' || code === 'ENOTFOUND';
      return isNone ? { state: 'none' } : { state: 'no-answer' };
    }
  }

  /** Node does not tell how long an answer may be kept: a time of ours stands in for it. */
  function keep(name: string, answer: Answer): void {
    kept.delete(name);
    if (kept.size >= limits.kept) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    const ms = answer.state === 'found' ? limits.keptMs : limits.noneKeptMs;
    kept.set(name, { answer, until: now() + ms });
  }
}
