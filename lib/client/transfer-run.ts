// The messages of one copy into an account, one behind the other: each counts once the target
// keeps it and it was read back. What cannot be copied is set aside with the server's line; a
// line that is lost ends nothing, and nothing is put there twice.
import { headValue } from '../mail/head-value.ts';
import { mailDate } from '../mail/mail-date.ts';
import type { MessageId } from '../mail/message.ts';
import { FaultError, faultOf } from '../wire/faults.ts';
import { targetLimits } from '../wire/target.ts';
import type { Keeping } from './keeping.ts';
import { isOfLine } from './line-faults.ts';
import type { Mailbox } from './mailbox.ts';
import type { Parts } from './parts.ts';
import type { Reader } from './reader.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';
import { isStillThere, putOne, type Outcome } from './transfer-one.ts';
import { openRecords, type Records } from './transfer-records.ts';
import type {
  Altered,
  NotCopied,
  TargetAddress,
  TransferFigures,
} from './transfer-state.ts';
import { LostBy, type AtTarget, type TransferTarget } from './transfer-target.ts';

const bounds = {
  /** ours: a source's line that was lost is opened again by the next question */
  triesEach: 3,
  /** ours: twice as long before each further try */
  firstPauseMs: 1_000,
  /** ours: asked for while another is sent, so that it is in memory twice for a moment */
  aheadOctets: 1024 * 1024,
  /** ours: so many in vain, one after the other, are no longer the messages' fault */
  failuresInARow: 8,
} as const;

export type TransferWish = {
  ids: readonly MessageId[];
  folder: string;
  /** At the end, what the target confirmed goes on the Marked tray; nothing is sent by that. */
  markAfter: boolean;
};

/** How far it is; goes on from there when it is run again. */
export type TransferJob = {
  readonly wish: TransferWish;
  readonly account: string;
  readonly target: TargetAddress;
  /** In the folder before anything of this job was put there. */
  readonly hadMessages: boolean;
  readonly altered: Altered[];
  readonly missing: NotCopied[];
  /** Left for the target without its answer. */
  readonly uncertain: Set<MessageId>;
  /** Put there by us and equal, octet for octet or but for line ends. */
  readonly confirmed: MessageId[];
  copied: number;
  there: number;
  octets: number;
  totalOctets: number;
  next: number;
};

export type TransferRunParts = {
  mailboxState: Store<MailboxState>;
  mailbox: Pick<Mailbox, 'row'>;
  take: Reader['take'];
  keeping: Keeping;
  clock: Parts['clock'];
};

type RecordsAt = (at: AtTarget) => Promise<Records>;

export function newJob(
  given: Pick<TransferJob, 'wish' | 'account' | 'target' | 'hadMessages'>,
  { mailbox }: Pick<TransferRunParts, 'mailbox'>,
): TransferJob {
  const totalOctets = given.wish.ids.reduce(
    (sum, id) => sum + (mailbox.row(id)?.size ?? 0),
    0,
  );
  return {
    ...given,
    ...{ altered: [], missing: [], uncertain: new Set(), confirmed: [] },
    ...{ copied: 0, there: 0, octets: 0, totalOctets, next: 0 },
  };
}

export function figuresOf(job: TransferJob): TransferFigures {
  const { altered, missing, copied, there, octets, totalOctets, next: done } = job;
  const total = job.wish.ids.length;
  return { done, total, octets, totalOctets, copied, there, altered, missing };
}

/** Until all were tried. Rejects with a FaultError where it cannot go on now. */
export async function runTransfer(
  job: TransferJob,
  at: TransferTarget,
  parts: TransferRunParts,
  { signal, tell }: { signal: AbortSignal; tell: () => void },
): Promise<void> {
  const { mailbox, mailboxState, keeping, clock } = parts;
  const { ids, markAfter } = job.wish;
  let opened: { uidValidity: string; records: Promise<Records> } | null = null;
  const recordsAt: RecordsAt = ({ folder }) => {
    const { uidValidity } = folder;
    if (opened?.uidValidity !== uidValidity) {
      const records = openRecords(keeping, job.account, job.target, folder);
      opened = { uidValidity, records };
    }
    return opened.records;
  };

  let ahead: { id: MessageId; taken: ReturnType<typeof taking> } | null = null;
  let failures = 0;
  while (job.next < ids.length) {
    signal.throwIfAborted();
    const id = ids[job.next] as MessageId; // within the list, by the condition
    const size = mailbox.row(id)?.size ?? 0;
    const outcome = (await known(id, size)) ?? (await put(id, size));
    const isRefused =
      outcome.name === 'missing' && /^(quota|other|lost)$/.test(outcome.why);
    failures = isRefused ? failures + 1 : 0;
    job.next++;
    note(job, id, size, outcome);
    tell();
    if (isRefused && failures >= bounds.failuresInARow)
      throw new FaultError({ kind: 'refused', command: 'APPEND', line: outcome.line });
  }

  /** Null where nothing is known of it. Before it is marked for deletion it is looked at again. */
  function known(id: MessageId, size: number): Promise<Outcome | null> {
    return at.work(signal, async (there) => {
      const records = await recordsAt(there);
      const record = records.of(id);
      if (record === null) return null;
      const { how, isOurs } = record;
      const outcome = { name: 'there', how, isOurs } as const;
      if (!markAfter || (await isStillThere(record, size, there, signal))) return outcome;
      if (record.uid === null) return outcome;
      records.drop(id);
      return null;
    });
  }

  /** The next one comes while this one goes, where it is small. */
  function takeAhead(): void {
    const id = ids[job.next + 1];
    const size = id === undefined ? Infinity : (mailbox.row(id)?.size ?? 0);
    if (id === undefined || size > bounds.aheadOctets || signal.aborted) return;
    const taken = taking(id);
    taken.catch(() => {}); // who asks for it hears of it; nobody may
    ahead = { id, taken };
  }

  async function put(id: MessageId, size: number): Promise<Outcome> {
    if (size > targetLimits.messageBytes)
      return { name: 'missing', why: 'limit', line: '' };
    const taken = await (ahead?.id === id ? ahead.taken : taking(id));
    ahead = null;
    takeAhead();
    if ('fault' in taken) {
      const { fault } = taken;
      const line = 'line' in fault ? fault.line : '';
      return { name: 'missing', why: 'unreadable', line };
    }
    const { raw, whole } = taken;
    if (!whole || raw.length === 0)
      return { name: 'missing', why: 'incomplete', line: '' };
    const { seen } = mailboxState.get();
    const put = at.work(signal, async (there) => {
      const outcome = await putOne(
        {
          id,
          raw,
          seen: seen.has(id),
          received: receivedOf(id, raw),
          mayBeThere: job.hadMessages || job.uncertain.has(id),
          onAppend: () => void job.uncertain.add(id),
        },
        there,
        await recordsAt(there),
        signal,
      );
      job.uncertain.delete(id);
      return outcome;
    });
    return put.catch((error: unknown) => {
      if (!(error instanceof LostBy)) throw error;
      const { fault } = error;
      const line = 'line' in fault && fault.line !== '' ? fault.line : fault.kind;
      return { name: 'missing', why: 'lost', line };
    });
  }

  /** A fault of this message's own is given; one of the line ends the run, to be resumed. */
  async function taking(id: MessageId) {
    for (let n = 1; ; n++) {
      try {
        return await parts.take(id, signal);
      } catch (error) {
        signal.throwIfAborted();
        const fault = faultOf(error);
        const isLine = isOfLine(error) || fault.kind === 'not-signed-in';
        if (!isLine) return { fault };
        if (n === bounds.triesEach) throw error;
        const ms = bounds.firstPauseMs * 2 ** (n - 1);
        await new Promise<void>((resolve) => void clock.after(ms, resolve));
      }
    }
  }

  /** When it came, as far as is known; else when it was written. */
  function receivedOf(id: MessageId, raw: Uint8Array): number | null {
    const summary = mailboxState.get().summaries.get(id);
    const stamp = headValue(raw, 'Received')?.split(';').at(-1) ?? '';
    const at =
      summary?.arrived ?? mailDate(stamp) ?? mailDate(headValue(raw, 'Date') ?? '');
    return at !== null && at >= 0 ? at : null;
  }
}

function note(job: TransferJob, id: MessageId, size: number, outcome: Outcome): void {
  job.octets += size;
  if (outcome.name === 'missing') {
    job.missing.push({ id, why: outcome.why, line: outcome.line });
    return;
  }
  const { how, isOurs } = outcome;
  if (outcome.name === 'copied') job.copied++;
  else job.there++;
  if (how !== 'same') job.altered.push({ id, how });
  // What was found there may be this very message, seen from another side: a copy that nobody
  // put there is no reason to delete anything.
  if (isOurs && (how === 'same' || how === 'line-ends')) job.confirmed.push(id);
}
