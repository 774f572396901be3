// Copies of messages into an IMAP account, from the sign-in to the last message. Nothing is
// deleted here: what the target has confirmed can be marked, as a person marks.
import type { MessageId } from '../mail/message.ts';
import { FaultError, faultOf } from '../wire/faults.ts';
import type { Call } from './call.ts';
import { mayBeSame } from './same-account.ts';
import type { Socket } from './socket.ts';
import type { Account } from './state.ts';
import type { Store } from './store.ts';
import {
  figuresOf,
  newJob,
  runTransfer,
  type TransferJob,
  type TransferRunParts,
  type TransferWish,
} from './transfer-run.ts';
import type { TargetAddress, TransferState } from './transfer-state.ts';
import { createTransferTarget, type TransferTarget } from './transfer-target.ts';

export type Transferring = {
  open(target: TargetAddress, password: string): Promise<void>;
  start(wish: TransferWish): Promise<void>;
  /** What was confirmed stays; `resume` goes on. */
  stop(): void;
  resume(): Promise<void>;
  /** Signs out, forgets the password. */
  leave(): void;
  /** Another mailbox comes. */
  reset(): void;
};

export function createTransferring(
  parts: TransferRunParts & {
    store: Store<TransferState>;
    mark(ids: readonly MessageId[]): void;
    /** The mailbox the messages are of. */
    account(): Account | null;
    call: Call;
    socket: Pick<Socket, 'ready'>;
  },
): Transferring {
  const { store, call, socket, clock } = parts;
  let target: TransferTarget | null = null;
  let work: AbortController | null = null;
  let job: TransferJob | null = null;

  async function open(address: TargetAddress, password: string): Promise<void> {
    leave();
    const mine = new AbortController();
    work = mine;
    const opening = createTransferTarget({ address, password, call, socket, clock });
    target = opening;
    store.set({ name: 'opening', target: address, step: null });
    try {
      const opened = await opening.open(mine.signal, (step) => {
        if (work === mine) store.set({ name: 'opening', target: address, step });
      });
      if (work !== mine) return;
      store.set({ name: 'signed-in', target: address, opened, fault: null });
    } catch (error) {
      if (work !== mine) return;
      opening.leave();
      store.set({ name: 'refused', target: address, fault: faultOf(error) });
    } finally {
      if (work === mine) work = null;
    }
  }

  async function start(wish: TransferWish): Promise<void> {
    const now = store.get();
    if (now.name !== 'signed-in' || work || !target) return;
    const mine = new AbortController();
    work = mine;
    try {
      const folder = await target.folder(wish.folder, mine.signal);
      if (work !== mine) return;
      const source = parts.account();
      const markAfter =
        wish.markAfter && source !== null && !mayBeSame(source, now.target);
      job = newJob(
        {
          wish: { ...wish, folder: folder.path, markAfter },
          account: source?.key ?? '',
          target: now.target,
          hadMessages: folder.messages > 0,
        },
        parts,
      );
    } catch (error) {
      if (work === mine) {
        work = null;
        store.set({ ...now, fault: faultOf(error) });
      }
      return;
    }
    await run(mine);
  }

  async function run(mine: AbortController): Promise<void> {
    if (!job || !target) return;
    const now = job;
    const about = () => ({
      target: now.target,
      folder: now.wish.folder,
      figures: figuresOf(now),
    });
    const tell = () => {
      if (work === mine) store.set({ name: 'running', ...about() });
    };
    try {
      tell();
      await runTransfer(now, target, parts, { signal: mine.signal, tell });
      if (work !== mine) return;
      work = null;
      const { confirmed, wish } = now;
      if (wish.markAfter) parts.mark(confirmed);
      const marked = wish.markAfter ? confirmed.length : null;
      store.set({ name: 'done', ...about(), marked });
      target.leave();
    } catch (error) {
      if (work !== mine) return;
      work = null;
      store.set({ name: 'stopped', ...about(), why: faultOf(error) });
    }
  }

  function stop(): void {
    const now = store.get();
    if (now.name !== 'running') return;
    work?.abort(new FaultError({ kind: 'cancelled' }));
    work = null;
    store.set({ ...now, name: 'stopped', why: { kind: 'cancelled' } });
  }

  async function resume(): Promise<void> {
    if (store.get().name !== 'stopped' || work || !job) return;
    const mine = new AbortController();
    work = mine;
    await run(mine);
  }

  function leave(): void {
    work?.abort(new FaultError({ kind: 'cancelled' }));
    work = null;
    job = null;
    target?.leave();
    target = null;
    store.set({ name: 'idle' });
  }

  return { open, start, stop, resume, leave, reset: leave };
}
