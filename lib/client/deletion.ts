// A commit, from the marked messages to a receipt that was proven by looking again. Nothing
// is sent before the journal holds it, and nothing is ever sent twice for one entry.
import { FaultError, type Fault } from '../wire/faults.ts';
import { wireLimits } from '../wire/operations.ts';
import type { MessageId, Row } from '../mail/message.ts';
import type { Call } from './call.ts';
import { doneWith, type Journal } from './journal.ts';
import type { Answer, Entry } from './kept.ts';
import type { Marks } from './marks.ts';
import type { Notify } from './notices.ts';
import type { Clock } from './parts.ts';
import type {
  CommitState,
  DeletionState,
  MailboxState,
  Mark,
  Receipt,
  VisitState,
} from './state.ts';
import type { Store } from './store.ts';
import type { Undo } from './undo.ts';
import { judge } from './verdict.ts';

/** ours: pauses before looking again for a commit whose end is unknown; the last repeats */
const lookAgainMs = [2_000, 5_000, 10_000, 30_000, 60_000] as const;

/**
 * Faults after which nobody can say whether QUIT was applied: the answer itself was lost.
 * Every other fault comes from the proxy and means that QUIT was not sent.
 */
const tellsNothing: ReadonlySet<Fault['kind']> = new Set([
  'relay-gone',
  'garbled',
  'internal',
  'shutting-down',
]);

export type Deletion = {
  commit(): Promise<void>;
  stop(): void;
  settle(): Promise<void>;
  dismiss(): void;
  /** A listing came. Settles what the journal holds open; resolves when that is written. */
  looked(rows: readonly Row[], takenAt: number): Promise<void>;
  reset(): void;
};

export function createDeletion(parts: {
  store: Store<DeletionState>;
  visit: Store<VisitState>;
  mailboxState: Store<MailboxState>;
  call: Call;
  /** Leaves and comes back; `looked` has been called when it resolves. Rejects with a FaultError. */
  look(): Promise<void>;
  /** Turns a look-only visit into a managing one. Rejects with a FaultError. */
  allowChanges(): Promise<void>;
  journal: Journal;
  marks: Marks;
  undo: Undo;
  notify: Notify;
  clock: Clock;
}): Deletion {
  const { store, visit, mailboxState, call, look, journal, marks, undo, clock } = parts;
  /** The entry whose request is not answered yet: no listing may settle it. */
  let running: string | null = null;
  let stopping = new AbortController();
  /** The person was told that this one deleted nothing; proving it makes no news. */
  const told = new Set<string>();
  let stopWaiting: (() => void) | null = null;
  let tries = 0;

  /** Counts the visits: what an ended one still hears is not shown in the next. */
  let life = 0;

  const show = (commit: CommitState): void => store.set((now) => ({ ...now, commit }));
  const name = (): CommitState['name'] => store.get().commit.name;

  async function commit(): Promise<void> {
    const now = visit.get();
    const victims = forOneCommit([...store.get().marks.values()]);
    if (now.name !== 'open' || victims.length === 0) return;
    if (name() === 'running' || name() === 'checking' || name() === 'unknown') return;
    const mine = life;
    stopping = new AbortController();
    undo.clear();
    show({
      name: 'running',
      progress: { phase: 'checking', done: 0, total: victims.length },
    });

    const entry = await journal.plan(now.account.key, victims, mailboxState.get().rows);
    if (mine !== life) return entry ? journal.withdraw(entry) : undefined;
    if (!entry) return refuse();
    running = entry.id;
    try {
      if (now.visit === 'look') await parts.allowChanges();
      if (stopping.signal.aborted) throw new FaultError({ kind: 'cancelled' });
    } catch (error) {
      await journal.withdraw(entry);
      if (mine !== life) return;
      running = null;
      return show({ name: 'failed', fault: faultOf(error) });
    }
    const isWritten = await journal.sending(entry);
    if (mine !== life || !isWritten) {
      await journal.withdraw(entry);
      if (mine !== life) return;
      running = null;
      return refuse();
    }
    const { summaries } = mailboxState.get();
    const victimOf = ({ id, size, headerHash }: Mark) => ({
      id,
      size,
      // A header that came after the mark proves more than none.
      headerHash: headerHash ?? (summaries.get(id)?.headerHash || null),
    });
    await send(entry, victims.map(victimOf));
  }

  async function send(
    entry: Entry,
    victims: { id: MessageId; size: number; headerHash: string | null }[],
  ): Promise<void> {
    const mine = life;
    let answer: Answer;
    try {
      answer = await call(
        'commit',
        { victims },
        {
          stop: stopping.signal,
          onPart(progress) {
            if (mine === life) show({ name: 'running', progress });
          },
        },
      );
    } catch (error) {
      if (mine !== life) return; // the next visit to this mailbox settles it
      running = null;
      return failed(entry, faultOf(error));
    }
    await journal.answered(entry, answer);
    if (mine !== life) return;
    running = null;
    const newest = journal.unfinished().find(({ id }) => id === entry.id) ?? entry;
    if (answer.quit === null) return doubt(newest, null);
    show({ name: 'checking' });
    await tryToLook(newest);
  }

  /** The journal could not be written: the one thing a commit may not go without. */
  function refuse(): void {
    parts.notify('notices.journalFailed');
    show({ name: 'failed', fault: { kind: 'internal', ref: 'journal' } });
  }

  async function failed(entry: Entry, fault: Fault): Promise<void> {
    if (tellsNothing.has(fault.kind)) return doubt(entry, fault);
    told.add(entry.id);
    show({ name: 'failed', fault });
    // Stopped in time: the proxy said so, and the next listing will prove it for nothing.
    if (fault.kind === 'cancelled') return;
    await look().catch(() => {}); // the next listing settles it
  }

  function doubt(entry: Entry, fault: Fault | null): Promise<void> {
    show({ name: 'unknown', receipt: judge(entry, null), fault });
    return tryToLook(entry);
  }

  /** Looks until the entry is settled or the visit ends, in growing pauses. */
  async function tryToLook(entry: Entry): Promise<void> {
    stopWaiting?.();
    stopWaiting = null;
    try {
      await look();
    } catch (error) {
      if (!isOpen(entry) || visit.get().name !== 'open') return;
      const fault = faultOf(error);
      show({ name: 'unknown', receipt: judge(entry, null), fault });
      const pause = lookAgainMs[Math.min(tries++, lookAgainMs.length - 1)] ?? 60_000;
      const wished = 'retrySeconds' in fault ? fault.retrySeconds * 1000 : 0;
      stopWaiting = clock.after(Math.max(pause, wished), () => void tryToLook(entry));
    }
  }

  function isOpen(entry: Entry): boolean {
    return journal.unfinished().some(({ id }) => id === entry.id);
  }

  return {
    commit,
    stop: () => stopping.abort(),
    async settle() {
      const entry = journal.unfinished().find(({ id }) => id !== running);
      if (entry) await tryToLook(entry);
    },
    dismiss() {
      if (name() === 'done' || name() === 'failed') show({ name: 'idle' });
    },
    async looked(rows, takenAt) {
      let news: Receipt | null = null;
      for (const entry of journal.unfinished()) {
        if (entry.id === running) continue;
        const receipt = await journal.settle(entry, { rows, takenAt });
        marks.drop(doneWith(receipt));
        const isUntouched = receipt.lines.every(
          ({ outcome }) => outcome === 'still-there',
        );
        const isExpected = told.delete(entry.id) || entry.state.name === 'planned';
        if (!(isExpected && isUntouched)) news = receipt;
      }
      if (!news) return;
      stopWaiting?.();
      stopWaiting = null;
      tries = 0;
      show({ name: 'done', receipt: news });
    },
    reset() {
      life++;
      stopWaiting?.();
      stopWaiting = null;
      stopping.abort();
      running = null;
      tries = 0;
      told.clear();
      show({ name: 'idle' });
    },
  };
}

/** As many as one commit carries; the others stay marked for the next. */
function forOneCommit(marks: readonly Mark[]): Mark[] {
  const perVictim = 120; // the hash, the size and the quotes around them
  let room = wireLimits.frameBytes - 1_000;
  return marks
    .slice(0, wireLimits.victimsPerCommit)
    .filter(({ id }) => (room -= perVictim + 3 * id.length) >= 0); // 3 bytes of UTF-8 at most
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { kind: 'internal', ref: '' };
}
