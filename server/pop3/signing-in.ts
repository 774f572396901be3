// One sign-in: methods tried in turn, each command alone until it is answered, the server's
// own proof demanded where the method has one.
import type { AskOptions, Capabilities, Credentials } from './api.ts';
import type { Answer } from './ask.ts';
import { methodsFor, type AuthServer, type Method } from './auth.ts';
import type { Connection } from './connection.ts';
import { Pop3Error } from './errors.ts';
import { responseCode, shownLine } from './redact.ts';

/** Where a connection leads, as far as a sign-in depends on it. */
export type Origin = Omit<AuthServer, 'capabilities'> & {
  greeting: string;
  /** Capabilities of an earlier visit, in place of asking; null where they were asked. */
  remembered: Capabilities | null;
};

type Talk = {
  connection: Connection;
  ask: AskOptions | undefined;
  capabilities: () => Capabilities;
  askCapabilities: () => Promise<Capabilities>;
};

/** Rejects with a Pop3Error: 'sign-in' with the server's words, 'no-method', 'unsayable', … */
export async function signIn(
  who: Credentials,
  origin: Origin,
  talk: Talk,
): Promise<void> {
  const refused = await trySigningIn(who, origin, talk);
  if (!refused) return;
  const line = shownLine(talk.connection.redact(refused.line));
  throw new Pop3Error({ kind: 'sign-in', line, code: responseCode(line) });
}

/** What was remembered of a server is asked for where it leads to no sign-in. */
async function trySigningIn(
  who: Credentials,
  origin: Origin,
  talk: Talk,
): Promise<Answer | null> {
  const before = talk.capabilities();
  const methods = choose(who, origin, before);
  const refused = 'kind' in methods ? null : await tryInTurn(talk, methods);
  const isIn = !('kind' in methods) && !refused;
  if (isIn) return null;
  if (origin.remembered === before) {
    const now = await talk.askCapabilities();
    const others = choose(who, origin, now);
    const isNews = now.lines.join('\n') !== before.lines.join('\n');
    if (isNews && !('kind' in others)) return tryInTurn(talk, others);
  }
  if ('kind' in methods) throw new Pop3Error(methods);
  return refused;
}

function choose(who: Credentials, origin: Origin, capabilities: Capabilities) {
  return methodsFor(who, { ...origin, capabilities });
}

/** Null when one succeeded, else the last refusal. */
async function tryInTurn(
  { connection, ask }: Talk,
  methods: readonly Method[],
): Promise<Answer | null> {
  let refusal: Answer | null = null;
  for (const method of methods) {
    refusal = await tryOne(connection, method, ask);
    const code = refusal && responseCode(refusal.line);
    const isAboutPassword = code === null || code === 'AUTH';
    if (!refusal || !method.mayBeUnfit || !isAboutPassword) break;
  }
  return refusal;
}

/**
 * Null when it succeeded. A server that says "+OK" without the proof it owes is `garbled`,
 * and the line is cut.
 */
async function tryOne(
  connection: Connection,
  { steps }: Method,
  ask: AskOptions | undefined,
): Promise<Answer | null> {
  for (const { isProven, ...step } of steps) {
    // Each waits for its answer: Courier's sign-in swallows what follows PASS in a packet.
    const alone = { expects: 0, alone: true, whenAborted: 'cut' } as const;
    const answer = await connection.ask({ ...step, ...alone }, ask, (whole) => whole);
    if (!answer.ok) return answer;
    if (isProven?.() === false) {
      const line = shownLine(connection.redact(answer.line));
      connection.end({ kind: 'garbled', command: step.word, line });
      throw new Pop3Error({ kind: 'garbled', command: step.word, line });
    }
  }
  return null;
}
