// One sign-in: methods tried in turn, the server's own proof demanded where the method has
// one. Nothing is ever written behind a password before its answer.
import type { AskOptions, Capabilities, Credentials } from './api.ts';
import type { Answer } from './ask.ts';
import { methodsFor, type AuthServer, type Method, type Step } from './auth.ts';
import type { Connection } from './connection.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';
import { responseCode, shownLine } from './redact.ts';
import { answerToPass } from './unheard.ts';

/** Where a connection leads, as far as a sign-in depends on it. */
export type Origin = Omit<AuthServer, 'capabilities'> & {
  greeting: string;
  /** Capabilities of an earlier visit, in place of asking; null where they were asked. */
  remembered: Capabilities | null;
  remember: (now: Capabilities) => void;
  /** What was remembered is not what is there. */
  forget: () => void;
  /** It was caught lying about PIPELINING. */
  isSuspect: boolean;
};

/** Of who was caught lying about PIPELINING it is not believed. */
export function believed(said: Capabilities, { isSuspect }: Origin): Capabilities {
  return isSuspect ? { ...said, pipelining: false } : said;
}

type Talk = {
  connection: Connection;
  ask: AskOptions | undefined;
  capabilities: () => Capabilities;
  askCapabilities: () => Promise<Capabilities>;
  /** See EngineLimits. */
  unheardMs: number;
};

/** Rejects with a Pop3Error: 'sign-in' with the server's words, 'no-method', 'unsayable', … */
export async function signIn(
  who: Credentials,
  origin: Origin,
  talk: Talk,
): Promise<void> {
  const refused = await trySigningIn(who, origin, talk);
  if (!refused) return;
  const { name: method, isHashed } = refused.method;
  const line = shownLine(talk.connection.redact(refused.line));
  const code = responseCode(line);
  throw new Pop3Error({ kind: 'sign-in', line, code, method, isHashed });
}

type Refusal = { line: string; method: Method };

/**
 * What was remembered of a server is asked for where it leads to no sign-in. A password that
 * was shown is shown again only where the server no longer offers the way it was shown by:
 * then that was refused, and not the password.
 */
async function trySigningIn(
  who: Credentials,
  origin: Origin,
  talk: Talk,
): Promise<Refusal | null> {
  const before = talk.capabilities();
  const methods = choose(who, origin, before);
  const refused = 'kind' in methods ? null : await tryAll(talk, methods);
  const isIn = !('kind' in methods) && !refused;
  if (isIn) return null;
  if (origin.remembered === before) {
    const now = await talk.askCapabilities();
    origin.remember(now);
    const others = choose(who, origin, now);
    const isNews = now.lines.join('\n') !== before.lines.join('\n');
    const isInUtf8 = before.utf8 && !('kind' in methods);
    if (isNews && !('kind' in others) && !isSpent(refused, others))
      return isInUtf8 ? tryInTurn(talk, others) : tryAll(talk, others);
  }
  if ('kind' in methods) throw new Pop3Error(methods);
  return refused;
}

function isSpent(refused: Refusal | null, others: readonly Method[]): boolean {
  if (refused === null || refused.method.isHashed) return false;
  return others.some(({ name }) => name === refused.method.name);
}

function choose(who: Credentials, origin: Origin, capabilities: Capabilities) {
  return methodsFor(who, { ...origin, capabilities });
}

/**
 * Asks for UTF8, which is announced (RFC 6856 §2.1: before the sign-in, after STLS): in
 * one write with what is said next, where PIPELINING is. What it answers changes nothing.
 */
async function inUtf8(
  talk: Talk,
  methods: readonly Method[],
): Promise<readonly Method[]> {
  const { pipelining } = talk.capabilities();
  const question = { line: 'UTF8', shown: 'UTF8', word: 'UTF8', expects: 0 } as const;
  const how = { alone: true, whenAborted: 'cut' } as const;
  const asked = talk.connection.ask({ ...question, ...how }, talk.ask, () => {});
  if (!pipelining) {
    await asked;
    return methods;
  }
  // A line that is lost meanwhile is heard of by what is said behind it.
  asked.catch(() => {});
  const [first, ...others] = methods;
  const [step, ...steps] = first?.steps ?? [];
  if (!first || !step) return methods;
  return [{ ...first, steps: [{ ...step, behind: 'UTF8' }, ...steps] }, ...others];
}

async function tryAll(talk: Talk, methods: readonly Method[]): Promise<Refusal | null> {
  // At once where it can be: what the caller asks in the same tick comes after.
  const { utf8 } = talk.capabilities();
  return tryInTurn(talk, utf8 ? await inUtf8(talk, methods) : methods);
}

/** Null when one succeeded, else the last refusal. */
async function tryInTurn(
  talk: Talk,
  methods: readonly Method[],
): Promise<Refusal | null> {
  let refusal: Refusal | null = null;
  for (const method of methods) {
    const answer = await tryOne(talk, method);
    if (!answer) return null;
    refusal = { line: answer.line, method };
    const code = responseCode(answer.line);
    if (code !== null && code !== 'AUTH') break;
  }
  return refusal;
}

/**
 * Null when it succeeded. A server that says "+OK" without the proof it owes is `garbled`,
 * and the line is cut.
 */
async function tryOne(
  { connection, ask, unheardMs }: Talk,
  { steps }: Method,
): Promise<Answer | null> {
  const say = ({ line, shown, word, behind, more }: Step): Promise<Answer> => {
    // Courier's sign-in swallows what follows PASS in a packet.
    const alone = { expects: 0, alone: true, whenAborted: 'cut' } as const;
    const question = { line, shown, word, behind, more, ...alone };
    if (word !== 'USER') connection.hasPassword = true;
    return connection.ask(question, ask, (whole) => whole);
  };
  for (let at = 0; at < steps.length; at++) {
    const [first, second] = steps.slice(at);
    if (!first) break;
    const isPair = second?.behind === first.word;
    if (isPair) at++;
    const answer = isPair
      ? await both(connection, say(first), say(second), { ...ask, unheardMs })
      : await say(first);
    if (!answer.ok) return answer;
    if (first.isProven?.() === false) throw mistrusted(connection, answer);
  }
  return null;
}

/**
 * The refusal of two that left together, or the last answer. A password taken for a name that
 * was refused is no sign-in anybody could trust.
 */
async function both(
  connection: Connection,
  first: Promise<Answer>,
  second: Promise<Answer>,
  ask: AskOptions & { unheardMs: number },
): Promise<Answer> {
  // Lost together with the first, it has nothing to add.
  second.catch(() => {});
  const judged = first.then(() => answerToPass(connection, second, ask));
  // Who hangs up on a name has said why.
  const [, after] = await Promise.allSettled([first, judged]);
  const name = await first;
  if (name.ok) return judged;
  if (after.status === 'fulfilled' && after.value.ok)
    throw mistrusted(connection, after.value);
  return name;
}

function mistrusted(connection: Connection, { question, line }: Answer): Pop3Error {
  const shown = shownLine(connection.redact(line));
  const { phase } = connection;
  const fault: Pop3Fault = {
    ...{ kind: 'garbled', command: question.word, line: shown },
    phase,
  };
  connection.end(fault);
  return new Pop3Error(fault);
}
