// A commit, from the marked messages to a receipt that was proven by looking again. Nothing
// is sent before the journal holds it, and nothing is ever sent twice for one entry.
// (Long because it is one state machine, better seen whole.)
import { faultOf, type Fault } from '../wire/faults.ts';
import type { MessageId, Row } from '../mail/message.ts';
import { isAgainLater } from './again-later.ts';
import { NeverLeft, unlessStopped, type Call } from './call.ts';
import { elsewhere } from './elsewhere.ts';
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
import { forOneCommit, splitDoubles } from './victims.ts';

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
  /** Of these, what is marked still. */
  commit(asked: ReadonlySet<MessageId>): Promise<void>;
  stop(): void;
  settle(): Promise<void>;
  dismiss(): void;
  /** A listing came. Settles what the journal holds open; resolves when that is written. */
  looked(rows: readonly Row[], takenAt: number): Promise<void>;
  reset(): void;
};

/** `proven` with the hashes of their copies' headers; `lost` are no longer to be removed. */
export type Proven = { proven: Mark[]; lost: MessageId[] };

export function createDeletion(parts: {
  store: Store<DeletionState>;
  visit: Store<VisitState>;
  mailboxState: Store<MailboxState>;
  /** False while the person has not agreed to what asking may cost. */
  mayFetch(): boolean;
  call: Call;
  /** Leaves and comes back; `looked` has been called when it resolves. Rejects with a FaultError. */
  look(): Promise<void>;
  /** Turns a look-only visit into a managing one. Rejects with a FaultError. */
  allowChanges(): Promise<void>;
  /** The way back. Rejects with a FaultError. */
  forbidChanges(): Promise<void>;
  journal: Journal;
  marks: Marks;
  undo: Undo;
  notify: Notify;
  clock: Clock;
  /** Reads the copies of what rules marked again; what is not proven is not sent. */
  prove(victims: readonly Mark[]): Promise<Proven>;
  /** What was proven was sent, or will not be. */
  sent(): void;
  /** An entry was settled. */
  settled(entry: Entry, receipt: Receipt): void;
}): Deletion {
  const { store, visit, mailboxState, call, look, journal, marks, undo, clock } = parts;
  /** The entry whose request is not answered yet: no listing may settle it. */
  let running: string | null = null;
  let stopping = new AbortController();
  /** The person was told that this one deleted nothing; proving it makes no news. */
  const told = new Set<string>();
  /** A listing whose headers have to be seen before it settles all. */
  let waiting: { rows: readonly Row[]; takenAt: number } | null = null;
  let stopWaiting: (() => void) | null = null;
  let tries = 0;

  /** Counts the visits: what an ended one still hears is not shown in the next. */
  let life = 0;

  const show = (commit: CommitState): void => store.set((now) => ({ ...now, commit }));
  const name = (): CommitState['name'] => store.get().commit.name;

  mailboxState.subscribe(() => {
    if (waiting && visit.get().name === 'open')
      void looked(waiting.rows, waiting.takenAt);
  });

  async function commit(asked: ReadonlySet<MessageId>): Promise<void> {
    const now = visit.get();
    if (now.name !== 'open' || isUnderWay()) return;
    const marked = [...store.get().marks.values()].filter(({ id }) => asked.has(id));
    const { sure } = splitDoubles(marked, now.snapshot.doubles);
    const chosen = forOneCommit(sure);
    if (chosen.length === 0) return;
    const mine = life;
    const wasLook = now.visit === 'look';
    stopping = new AbortController();
    undo.clear();
    show({
      name: 'running',
      progress: { phase: 'checking', done: 0, total: chosen.length },
    });

    const victims = await provenOf(chosen);
    if (mine !== life) return;
    if (stopping.signal.aborted)
      return show({ name: 'failed', fault: { kind: 'cancelled' } });
    if (victims.length === 0) return show({ name: 'idle' });
    const entry = await journal.plan(now.account.key, victims, mailboxState.get().rows);
    if (mine !== life) return entry ? journal.withdraw(entry) : undefined;
    if (!entry) return refuse();
    running = entry.id;
    const allowed = wasLook ? parts.allowChanges() : Promise.resolve();
    const undoAllowing = wasLook
      ? () =>
          void allowed
            .then(() => (isUnderWay() ? undefined : parts.forbidChanges()))
            .catch(() => {})
      : () => {};
    try {
      await unlessStopped(allowed, stopping.signal);
    } catch (error) {
      await journal.withdraw(entry);
      if (mine !== life) return;
      running = null;
      undoAllowing();
      return show({ name: 'failed', fault: faultOf(error) });
    }
    const isWritten = await journal.sending(entry);
    if (mine !== life || !isWritten) {
      await journal.withdraw(entry);
      if (mine !== life) return;
      running = null;
      undoAllowing();
      return refuse();
    }
    const { summaries } = mailboxState.get();
    const victimOf = ({ id, size, headerHash }: Mark) => ({
      id,
      size,
      // A header that came after the mark proves more than none.
      headerHash: headerHash ?? (summaries.get(id)?.headerHash || null),
    });
    await send(entry, victims.map(victimOf), wasLook);
  }

  /** What of these may be sent: a copy that is not what it should be keeps the original. */
  async function provenOf(chosen: readonly Mark[]): Promise<Mark[]> {
    const { proven, lost } = await parts.prove(chosen);
    marks.drop(lost);
    if (lost.length > 0) parts.notify('notices.notProven', { n: lost.length });
    const { marks: kept } = store.get(); // meanwhile the person may have kept one
    return proven.filter(({ id }) => kept.has(id));
  }

  function isUnderWay(): boolean {
    return ['running', 'stopping', 'checking', 'unknown'].includes(name());
  }

  async function send(
    entry: Entry,
    victims: { id: MessageId; size: number; headerHash: string | null }[],
    wasLook: boolean,
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
            if (mine !== life) return;
            const isStopping = stopping.signal.aborted && progress.phase !== 'applying';
            show({ name: isStopping ? 'stopping' : 'running', progress });
          },
        },
      );
    } catch (error) {
      const hasLeft = !(error instanceof NeverLeft);
      if (!hasLeft) await journal.withdraw(entry);
      if (mine !== life) return; // the next visit to this mailbox settles it
      running = null;
      const fault = faultOf(error);
      if (hasLeft && tellsNothing.has(fault.kind)) return doubt(entry, fault);
      show({ name: 'failed', fault });
      if (hasLeft) told.add(entry.id);
      if (wasLook) await parts.forbidChanges().catch(() => {}); // the visit says what it is
      // Stopped in time: the proxy said so, and the next listing will prove it for nothing.
      if (!hasLeft || fault.kind === 'cancelled' || mine !== life) return;
      return look().catch(() => {}); // the next listing settles it
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
      // The entry stays: the next opening of this mailbox settles it.
      if (!isAgainLater(fault)) return;
      const pause = lookAgainMs[Math.min(tries++, lookAgainMs.length - 1)] ?? 60_000;
      const wished = 'retrySeconds' in fault ? fault.retrySeconds * 1000 : 0;
      stopWaiting = clock.after(Math.max(pause, wished), () => void tryToLook(entry));
    }
  }

  function isOpen(entry: Entry): boolean {
    return journal.unfinished().some(({ id }) => id === entry.id);
  }

  /** What waits for headers is looked at again as they come. */
  async function looked(rows: readonly Row[], takenAt: number): Promise<void> {
    waiting = null;
    let news: Receipt | null = null;
    for (const entry of journal.unfinished()) {
      if (entry.id === running) continue;
      const { summaries, failed, headers } = mailboxState.get();
      const canCome = headers === 'can-come' && parts.mayFetch();
      const known = { summaries, failed, canCome };
      const there = elsewhere(entry, rows, known);
      if (!there) {
        waiting = { rows, takenAt };
        if (rows.length === 0 && name() === 'checking')
          show({ name: 'unknown', receipt: judge(entry, null), fault: null });
        continue;
      }
      const receipt = await journal.settle(entry, { rows, takenAt, elsewhere: there });
      marks.drop(doneWith(receipt));
      parts.settled(entry, receipt);
      const isUntouched = receipt.lines.every(({ outcome }) => outcome === 'still-there');
      const isExpected = told.delete(entry.id) || entry.state.name === 'planned';
      if (!(isExpected && isUntouched)) news = receipt;
    }
    if (!news) return;
    stopWaiting?.();
    stopWaiting = null;
    tries = 0;
    show({ name: 'done', receipt: news });
  }

  return {
    commit: (asked) => commit(asked).finally(() => parts.sent()),
    stop() {
      const { commit: now } = store.get();
      if (now.name === 'running' && now.progress.phase !== 'applying')
        show({ name: 'stopping', progress: now.progress });
      stopping.abort();
    },
    async settle() {
      const entry = journal.unfinished().find(({ id }) => id !== running);
      if (entry) await tryToLook(entry);
    },
    dismiss() {
      if (name() === 'done' || name() === 'failed') show({ name: 'idle' });
    },
    looked,
    reset() {
      life++;
      stopWaiting?.();
      stopWaiting = null;
      stopping.abort();
      running = null;
      tries = 0;
      waiting = null;
      told.clear();
      show({ name: 'idle' });
    },
  };
}
