// From a closed door to an open mailbox: budgets asked, signed in, counted and listed.
import { FaultError, type Fault, type Step } from '../../lib/wire/faults.ts';
import type { ServerReport, VisitKind } from '../../lib/wire/operations.ts';
import type { Mailbox } from '../budgets.ts';
import { toFault, type Where } from '../faults.ts';
import type { Pop3Client, Trace } from '../pop3/api.ts';
import { adviceOf } from '../pop3/advice.ts';
import { Pop3Error, type Pop3Fault } from '../pop3/errors.ts';
import { fetchAhead, nothingAhead, type Ahead } from './ahead.ts';
import type { Door } from './door.ts';
import { takeListing, type Listing } from './listing.ts';
import type { Talk } from './talk.ts';

/** An open mailbox: the connection, and what its numbers mean. */
export type Box = { client: Pop3Client; listing: Listing; ahead: Ahead };

/** Sign-ins are counted; each may reject with the fault `too-many`. */
export type Gate = {
  mayEnter(mailbox: Mailbox): Promise<void>;
  refused(mailbox: Mailbox): Promise<void>;
  entered(mailbox: Mailbox): Promise<void>;
};

export type Entering = {
  visit: VisitKind;
  signal: AbortSignal;
  cause: number;
  onStep: (step: Step) => void;
  gate: Gate;
  talk: Talk;
  where: Where;
  /** The browser has no rows yet: the first screen's headers are asked for at once. */
  isFirst: boolean;
};

/** Rejects with FaultError; then nothing is left open. */
export async function enter(door: Door, ask: Entering): Promise<Box> {
  const { gate } = ask;
  await gate.mayEnter(door.mailbox);
  try {
    const box = await letIn(door, ask);
    await gate.entered(door.mailbox);
    return box;
  } catch (error) {
    if (!(error instanceof Pop3Error)) throw error;
    const fault = toFault(error.fault, ask.where);
    if (isRefusal(error.fault, fault)) await gate.refused(door.mailbox);
    throw new FaultError(fault);
  }
}

/**
 * Signs in and lists. Once more where the server was found out not to hear commands that are
 * sent together: from then on it is asked one at a time.
 */
async function letIn(door: Door, ask: Entering): Promise<Box> {
  const first = await tryOnce(door, ask);
  if ('listing' in first) return first;
  if (!first.client.hasLostAnswers || ask.signal.aborted) throw first.error;
  // Who remembers servers hears of the end before we do.
  await first.client.closed;
  const second = await tryOnce(door, { ...ask, onStep: () => {} });
  if ('listing' in second) return second;
  throw second.error;
}

/** Rejects with Pop3Error where nobody was signed in. */
async function tryOnce(
  door: Door,
  { talk, cause, signal, visit, onStep, isFirst }: Entering,
): Promise<Box | { client: Pop3Client; error: unknown }> {
  let box: Box | null = null;
  const say = talk.connection((n) => box?.listing.idOf.get(n));
  /** Said of messages before it is known which they are. */
  const early: Trace[] = [];
  const client = await door.enter({
    visit,
    signal,
    cause,
    onStep,
    // What the engine asks of its own accord on the way in was caused by this request.
    trace: (event) => {
      const isEarly = box === null && (event.message !== null || early.length > 0);
      if (isEarly) early.push(event);
      else say(box === null && event.cause === null ? { ...event, cause } : event);
    },
  });
  onStep('count');
  try {
    let ahead = nothingAhead;
    const onCount = (count: number) => {
      if (isFirst) ahead = fetchAhead(client, count, cause);
    };
    const options = { signal, cause, urgency: 'now' } as const;
    const listing = await takeListing(client, options, onCount);
    box = { client, listing, ahead };
    return box;
  } catch (error) {
    client.destroy();
    return { client, error: rootOf(error, client) };
  } finally {
    early.splice(0).forEach(say);
  }
}

/** It may count as a wrong password where that is counted: a server may hang up instead of saying so. */
function isRefusal(said: Pop3Fault, means: Fault): boolean {
  if (said.kind === 'closed') return said.sent === 'password';
  return said.kind === 'sign-in' && means.kind === 'sign-in';
}

/**
 * RSET, then QUIT: whatever was pending, this goodbye applies none of it. Never rejects.
 * After `patienceMs` the line is cut.
 */
export async function farewell(client: Pop3Client, patienceMs: number): Promise<void> {
  const cut = setTimeout(() => client.destroy(), patienceMs);
  const answers = await Promise.allSettled([client.rset(), client.quit()]);
  clearTimeout(cut);
  if (answers.some(({ status }) => status === 'rejected')) client.destroy();
}

/** What ended the line, for one of the many asks that only learned that it ended. */
export function rootOf(error: unknown, { ended }: Pop3Client): unknown {
  const isEcho = error instanceof Pop3Error && error.fault.kind === 'closed';
  return isEcho && ended !== null ? new Pop3Error(ended) : error;
}

/** Servers end a pause at the very moment a command leaves; and a cancelled read cuts the line. */
export function isLineLost(client: Pop3Client | null): boolean {
  const ended = client?.ended ?? null;
  return ended !== null && adviceOf(ended).again === 'now';
}

export function report(
  { mailbox: { host, port }, security }: Door,
  { client: { capabilities, greeting, tls }, listing }: Box,
): ServerReport {
  return {
    host,
    port,
    security,
    capabilities: [...capabilities.lines],
    greeting,
    tls,
    hasTop: capabilities.top || !capabilities.known,
    hasUidl: listing.hasUidl,
    pipelining: capabilities.pipelining,
    expireDays: capabilities.expireDays,
    loginDelaySeconds: capabilities.loginDelaySeconds,
  };
}
