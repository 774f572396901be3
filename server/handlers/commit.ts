// Deletion. Every victim is proven against the server's own list of this moment; then DELE,
// then QUIT, which is the only thing that deletes. Until QUIT is sent a cancel undoes all.
import type { MessageId } from '../../lib/mail/message.ts';
import { FaultError } from '../../lib/wire/faults.ts';
import type { Result, Victim } from '../../lib/wire/operations.ts';
import { headerBlock } from '../mime/summary.ts';
import { createHash } from 'node:crypto';
import { Pop3Error } from '../pop3/errors.ts';
import type { AskOptions, Pop3Client } from '../pop3/api.ts';
import { takeListing, type Listing } from '../session/listing.ts';
import { canTop, keeper, readHeader } from './header-bytes.ts';
import { eachOf } from './each-of.ts';
import { inStep } from './in-step.ts';
import type { Handler } from './handler.ts';

type Committed = Result<'commit'>;
type Proven = { id: MessageId; n: number };

export const commit: Handler<'commit'> = async ({ victims }, context) => {
  const { session, id, signal, part } = context;
  if (session.visit !== 'manage')
    throw new FaultError({ kind: 'bad-request', what: 'commit in a look-only visit' });
  return session.withMailboxAlone({ signal, cause: id }, async ({ client }, leave) => {
    const ask = { urgency: 'now' as const, cause: id };
    part({ phase: 'checking', done: 0, total: victims.length });
    // Our own connection's numbers, asked for again: what the visit remembers is not proof.
    const listing = await takeListing(client, ask);
    const checked = await prove(client, listing, unique(victims), signal, ask, (done) =>
      part({ phase: 'checking', done, total: victims.length }),
    );
    const removed = await remove(client, checked.proven, signal, ask, (done) =>
      part({ phase: 'deleting', done, total: checked.proven.length }),
    );
    // An answer too many would be taken for QUIT's; out of step, nothing is applied.
    await inStep(client, ask);
    if (signal.aborted) {
      await undo(client);
      throw new FaultError({ kind: 'cancelled' });
    }
    part({ phase: 'applying' });
    const quit = await goodbye(client, ask);
    leave();
    return { ...removed, skipped: checked.skipped, quit };
  });
};

async function prove(
  client: Pop3Client,
  listing: Listing,
  victims: readonly Victim[],
  signal: AbortSignal,
  ask: AskOptions,
  progress: (done: number) => void,
): Promise<{ proven: Proven[]; skipped: Committed['skipped'] }> {
  const verdicts = new Map<MessageId, Proven | Committed['skipped'][number]>();
  await eachOf(victims, signal, progress, async (victim) => {
    const why = await doubt(client, listing, victim, ask);
    const n = listing.numberOf.get(victim.id);
    verdicts.set(
      victim.id,
      why !== null || n === undefined
        ? { id: victim.id, why: why ?? 'gone' }
        : { id: victim.id, n },
    );
  });
  const all = [...verdicts.values()];
  return {
    proven: all.filter((verdict) => 'n' in verdict).sort((a, b) => a.n - b.n),
    skipped: all.filter((verdict) => 'why' in verdict),
  };
}

/** Why this victim must not be deleted; null where it is proven to be the one meant. */
async function doubt(
  client: Pop3Client,
  listing: Listing,
  { id, size, headerHash }: Victim,
  ask: AskOptions,
): Promise<Committed['skipped'][number]['why'] | null> {
  const isMade = id.includes(' ');
  if (listing.doubled.has(id) || (isMade && !id.startsWith(' '))) return 'double';
  const n = listing.numberOf.get(id);
  if (n === undefined) return 'gone';
  if (listing.sizeOf.get(n) !== size) return 'changed';
  // A made name is only a place: without the header's hash nothing is proven.
  if (headerHash === null) return isMade ? 'changed' : null;
  try {
    return (await hashOf(client, n, ask)) === headerHash ? null : 'changed';
  } catch (error) {
    // A message another program removed meanwhile is listed and cannot be read.
    if (error instanceof Pop3Error && error.fault.kind === 'refused') return 'gone';
    throw error;
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
  signal: AbortSignal,
  ask: AskOptions,
  progress: (done: number) => void,
): Promise<Pick<Committed, 'sent' | 'refused'>> {
  const sent: MessageId[] = [];
  const refused: Committed['refused'] = [];
  await eachOf(proven, signal, progress, async ({ id, n }) => {
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

/** Takes every DELE back. Where that fails the line is cut: without QUIT nothing is deleted. */
async function undo(client: Pop3Client): Promise<void> {
  try {
    await client.rset({ urgency: 'now' });
  } catch {
    client.destroy();
  }
}

/** The server's answer to QUIT; null where it was sent and no answer came. */
async function goodbye(client: Pop3Client, ask: AskOptions): Promise<Committed['quit']> {
  try {
    return await client.quit(ask);
  } catch (error) {
    if (!(error instanceof Pop3Error)) throw error;
    const { fault } = error;
    if ('sent' in fault && fault.sent === 'quit') return null;
    throw error;
  }
}

function unique(victims: readonly Victim[]): Victim[] {
  return [...new Map(victims.map((victim) => [victim.id, victim])).values()];
}
