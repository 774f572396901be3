// Deletion. Every victim is proven against the server's own list of this moment; then DELE,
// then QUIT, which is the only thing that deletes. Until QUIT is sent a stop undoes all, at
// once, whatever the server has still to answer.
import { createHash } from 'node:crypto';
import type { MessageId } from '../../lib/mail/message.ts';
import { FaultError } from '../../lib/wire/faults.ts';
import type { Result, Victim } from '../../lib/wire/operations.ts';
import { headerBlock } from '../mime/summary.ts';
import { undoMs } from '../limits.ts';
import { effectOf } from '../pop3/advice.ts';
import { Pop3Error } from '../pop3/errors.ts';
import type { AskOptions, Pop3Client } from '../pop3/api.ts';
import { takeListing, type Listing } from '../session/listing.ts';
import { unlessAborted } from '../session/unless-aborted.ts';
import { canTop, keeper, readHeader } from './header-bytes.ts';
import { eachOf } from './each-of.ts';
import { inStep } from './in-step.ts';
import type { Context, Handler } from './handler.ts';
import { isGone } from './vanished.ts';

type Committed = Result<'commit'>;
type Prepared = Omit<Committed, 'quit'>;
type Proven = { id: MessageId; n: number };
type Stoppable = AskOptions & { signal: AbortSignal };

export const commit: Handler<'commit'> = async ({ victims }, context) => {
  const { session, id, signal, part } = context;
  if (session.visit !== 'manage')
    throw new FaultError({ kind: 'bad-request', what: 'commit in a look-only visit' });
  return session.withMailboxAlone({ signal, cause: id }, async ({ client }, leave) => {
    const ask = { urgency: 'now' as const, cause: id };
    const work = prepare(client, unique(victims), { ...ask, signal }, part);
    let prepared: Prepared | null = null;
    try {
      // An answer that never comes must not keep a stop waiting.
      prepared = await unlessAborted(work, signal);
    } catch (error) {
      // Or the goodbye that ends the visit would delete what was marked and is told as kept.
      if (!signal.aborted && client.ended === null) await undo(client, leave);
      if (!signal.aborted) throw error;
    }
    if (prepared === null || signal.aborted) {
      await undo(client, leave);
      throw new FaultError({ kind: 'cancelled' });
    }
    part({ phase: 'applying' });
    const quit = await goodbye(client, ask);
    leave();
    return { ...prepared, quit };
  });
};

/** Proof and DELE for each; nothing of it is final before QUIT. */
async function prepare(
  client: Pop3Client,
  victims: readonly Victim[],
  ask: Stoppable,
  part: Context<'commit'>['part'],
): Promise<Prepared> {
  part({ phase: 'checking', done: 0, total: victims.length });
  // Our own connection's numbers, asked for again: what the visit remembers is not proof.
  const listing = await takeListing(client, ask);
  const { proven, skipped } = await prove(client, listing, victims, ask, (done) =>
    part({ phase: 'checking', done, total: victims.length }),
  );
  part({ phase: 'deleting', done: 0, total: proven.length });
  const removed = await remove(client, proven, ask, (done) =>
    part({ phase: 'deleting', done, total: proven.length }),
  );
  // An answer too many would be taken for QUIT's; out of step, nothing is applied.
  await inStep(client, ask);
  return { ...removed, skipped };
}

async function prove(
  client: Pop3Client,
  listing: Listing,
  victims: readonly Victim[],
  ask: Stoppable,
  progress: (done: number) => void,
): Promise<{ proven: Proven[]; skipped: Committed['skipped'] }> {
  const verdicts = new Map<MessageId, Proven | Committed['skipped'][number]>();
  await eachOf(victims, ask.signal, progress, async (victim) => {
    verdicts.set(victim.id, await verdictOn(client, listing, victim, ask));
  });
  const all = [...verdicts.values()];
  return {
    proven: all.filter((verdict) => 'n' in verdict).sort((a, b) => a.n - b.n),
    skipped: all.filter((verdict) => 'why' in verdict),
  };
}

/** Proven to be the one meant, or why it must not be deleted. */
async function verdictOn(
  client: Pop3Client,
  listing: Listing,
  { id, size, headerHash }: Victim,
  ask: Stoppable,
): Promise<Proven | Committed['skipped'][number]> {
  const isMade = id.includes(' ');
  if (listing.doubled.has(id) || (isMade && !id.startsWith(' ')))
    return { id, why: 'double' };
  const n = listing.numberOf.get(id);
  if (n === undefined) return { id, why: 'gone' };
  if (listing.sizeOf.get(n) !== size) return { id, why: 'changed' };
  // A made name is only a place: without the header's hash nothing is proven.
  if (headerHash === null) return isMade ? { id, why: 'changed' } : { id, n };
  try {
    const isSame = (await hashOf(client, n, ask)) === headerHash;
    return isSame ? { id, n } : { id, why: 'changed' };
  } catch (error) {
    if (!(error instanceof Pop3Error) || error.fault.kind !== 'refused') throw error;
    // What another program removed meanwhile is listed and cannot be read; but a server may
    // refuse for other reasons, and then the message is still there.
    return (await isGone(error.fault, client, n, ask))
      ? { id, why: 'gone' }
      : { id, why: 'unproven', line: error.fault.line };
  }
}

/** By TOP; by RETR where there is no TOP, which a managing visit may use. */
async function hashOf(client: Pop3Client, n: number, ask: AskOptions): Promise<string> {
  let bytes: Buffer;
  if (canTop(client)) bytes = await readHeader(client, n, ask);
  else {
    const kept = keeper();
    await client.retr(n, kept.keep, ask);
    bytes = kept.bytes();
  }
  return createHash('sha256').update(headerBlock(bytes)).digest('hex');
}

async function remove(
  client: Pop3Client,
  proven: readonly Proven[],
  ask: Stoppable,
  progress: (done: number) => void,
): Promise<Pick<Committed, 'sent' | 'refused'>> {
  const sent: MessageId[] = [];
  const refused: Committed['refused'] = [];
  await eachOf(proven, ask.signal, progress, async ({ id, n }) => {
    try {
      await client.dele(n, ask);
      sent.push(id);
    } catch (error) {
      if (!(error instanceof Pop3Error) || error.fault.kind !== 'refused') throw error;
      refused.push({ id, line: error.fault.line });
    }
  });
  return { sent, refused };
}

/** Takes every DELE back, or cuts the line soon: without QUIT nothing is deleted. */
async function undo(client: Pop3Client, leave: () => void): Promise<void> {
  const cut = () => {
    leave();
    client.destroy();
  };
  const impatience = setTimeout(cut, undoMs);
  await client.rset({ urgency: 'now' }).catch(cut);
  clearTimeout(impatience);
}

/** The server's answer to QUIT; null where it was sent and no answer came. */
async function goodbye(client: Pop3Client, ask: AskOptions): Promise<Committed['quit']> {
  try {
    return await client.quit(ask);
  } catch (error) {
    if (!(error instanceof Pop3Error)) throw error;
    if (effectOf(error.fault).deletions === 'unknown') return null;
    throw error;
  }
}

function unique(victims: readonly Victim[]): Victim[] {
  return [...new Map(victims.map((victim) => [victim.id, victim])).values()];
}
