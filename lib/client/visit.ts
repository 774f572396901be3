// A visit to one mailbox, from opening to leaving. The password lives in one variable here
// for as long as the visit does, so that a lost socket is mended by itself; it goes nowhere
// else than into `open`.
import { FaultError, faultOf, steps, type Fault } from '../wire/faults.ts';
import type { Operation, Params, Result, VisitKind } from '../wire/operations.ts';
import { NeverLeft, unlessStopped, type Call, type CallOptions } from './call.ts';
import { keptVisit, noSteps, paramsOf, stepped, type Ask } from './opening.ts';
import { createOwnTries } from './own-tries.ts';
import type { Clock } from './parts.ts';
import type { Socket } from './socket.ts';
import type { Account, LineState, OpenVisit, VisitState } from './state.ts';
import type { Store } from './store.ts';

export type VisitHooks = {
  /** Clears the screen at once, then reads what this device knows of the mailbox. Never rejects. */
  begin(account: Account): Promise<void>;
  /** False when the snapshot's rows never came. */
  rows(snapshot: OpenVisit['snapshot']): boolean;
  /** Its first snapshot is in; what it returns becomes `since`. */
  opened(ask: Ask): Promise<OpenVisit['since']>;
  /** Any snapshot is in, and the visit says so; awaited by whoever asked for it. */
  looked(visit: OpenVisit): Promise<void>;
  /** The line is gone: nothing more is asked for until the next `looked`. */
  detached(): void;
  /** The lost line is back without a look. */
  resumed(): void;
  ended(): void;
};

export type Visit = {
  open(ask: Ask): Promise<boolean>;
  /**
   * Shows what this device kept, without the server. `fill` hands in the rows of `snapshot`
   * once the screen is clear.
   */
  openKept(
    account: Account,
    snapshot: OpenVisit['snapshot'],
    fill: () => void,
  ): Promise<void>;
  cancelOpening(): void;
  /** Leaves and comes back. Rejects with a FaultError; `visit` says it too. */
  look(): Promise<void>;
  setKind(kind: VisitKind): Promise<void>;
  release(): Promise<void>;
  close(): Promise<void>;
  /** As `call`, in this visit: a mailbox lost with its socket is opened again first. */
  call: Call;
  lineChanged(state: 'open' | 'released' | 'lost', fault?: Fault): void;
  socketReady(): void;
  socketGone(): void;
  /** The proxy ended the visit. */
  bye(fault: Fault): void;
};

export function createVisit(parts: {
  store: Store<VisitState>;
  socket: Pick<Socket, 'ready'>;
  call: Call;
  clock: Clock;
  hooks: VisitHooks;
}): Visit {
  const { store, socket, call, clock, hooks } = parts;
  let secret: Ask | null = null;
  let opening: AbortController | null = null;
  /** This socket has our mailbox open. */
  let isAttached = false;
  /** The proxy ended the visit after a pause: it comes back when there is work. */
  let isAsleep = false;
  /** The server refused the password on coming back: it is never sent again. */
  let refused: Fault | null = null;
  /** Open without the server. */
  let isAway = false;
  let looking: Promise<void> | null = null;
  const tries = createOwnTries(clock, () => void lookNow().catch(() => {})); // the line says why
  let leaving: Promise<unknown> = Promise.resolve();

  function setLine(line: LineState): void {
    store.set((now) => (now.name === 'open' ? { ...now, line } : now));
  }

  async function open(ask: Ask): Promise<boolean> {
    await close();
    const mine = (opening = new AbortController());
    const { account, visit } = ask;
    store.set({
      name: 'opening',
      account,
      visit,
      steps: noSteps,
      stepSince: clock.now(),
    });
    try {
      if (!(await socket.ready(mine.signal)))
        throw new FaultError({ kind: 'relay-gone' });
      await leaving;
      const begun = hooks.begin(account); // read from the disk while the server is asked
      const opened = await call('open', paramsOf(ask), {
        signal: mine.signal,
        onPart: ({ step, state }) =>
          store.set((now) => stepped(now, step, state, clock.now())),
      });
      isAttached = true;
      await begun;
      if (!hooks.rows(opened.snapshot)) throw new FaultError(noRows);
      const since = await hooks.opened(ask);
      if (mine.signal.aborted) throw new FaultError({ kind: 'cancelled' });
      secret = ask;
      opening = null;
      const line = { name: 'held' } as const;
      store.set({ name: 'open', account, visit, ...opened, line, since });
      await tellLooked();
      return true;
    } catch (error) {
      const fault = faultOf(error);
      // A cancelled opening may have succeeded a moment later: it is closed in any case.
      if (isAttached || fault.kind === 'cancelled') leave();
      if (opening !== mine) return false; // another opening has taken its place
      opening = null;
      hooks.ended();
      if (fault.kind === 'cancelled') store.set({ name: 'closed' });
      else {
        const now = store.get();
        const during =
          now.name === 'opening'
            ? (steps.find((step) => now.steps[step] === 'running') ?? null)
            : null;
        store.set({ name: 'failed', account, visit, fault, during });
      }
      return false;
    }
  }

  function lookNow(): Promise<void> {
    if (refused) return Promise.reject(new FaultError(refused));
    tries.stop();
    looking ??= lookOnce().finally(() => (looking = null));
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const ask = secret;
    if (!ask) throw new FaultError({ kind: 'not-signed-in' });
    setLine({ name: 'checking' });
    try {
      if (!(await socket.ready())) throw new FaultError({ kind: 'relay-gone' });
      const { server, snapshot } = isAttached
        ? await call('check', {}).catch((error: unknown) => openIfForgotten(error, ask))
        : await call('open', paramsOf(ask));
      if (secret !== ask) return; // disconnected meanwhile
      isAttached = true;
      isAsleep = false;
      if (!hooks.rows(snapshot)) throw new FaultError(noRows);
      tries.reset();
      store.set((now) =>
        now.name === 'open' ? { ...now, server, snapshot, line: { name: 'held' } } : now,
      );
      await tellLooked();
    } catch (error) {
      const fault = faultOf(error);
      if (secret === ask) {
        noteRefusal(fault);
        setLine({ name: 'lost', fault });
        tries.after(fault);
      }
      throw new FaultError(fault);
    }
  }

  /** The proxy no longer knows the visit (it restarted, or forgot the password in time). */
  function openIfForgotten(error: unknown, ask: Ask): Promise<Result<'open'>> {
    if (faultOf(error).kind !== 'not-signed-in') throw error;
    isAttached = false;
    return call('open', paramsOf(ask));
  }

  async function tellLooked(): Promise<void> {
    const now = store.get();
    if (now.name === 'open') await hooks.looked(now);
  }

  function leave(): void {
    isAttached = false;
    leaving = call('close', {}).catch(() => {}); // no mailbox was open: as wished
  }

  async function close(): Promise<void> {
    const wasOpening = opening !== null;
    opening?.abort();
    opening = null;
    tries.reset();
    const wasOpen = secret !== null || wasOpening || isAway;
    isAway = false;
    secret = null;
    refused = null;
    isAsleep = false;
    if (isAttached || looking) leave();
    if (store.get().name !== 'closed') store.set({ name: 'closed' });
    if (wasOpen) hooks.ended();
    await leaving;
  }

  function noteKind(kind: VisitKind): void {
    if (secret) secret = { ...secret, visit: kind };
    store.set((now) => (now.name === 'open' ? { ...now, visit: kind } : now));
  }

  /** The proxy forgot a password that was refused, and so do we. */
  function noteRefusal(fault: Fault): void {
    if (fault.kind !== 'sign-in') return;
    isAttached = false;
    if (secret) secret = { ...secret, password: '' };
    tries.stop();
    refused = fault;
  }

  async function visitCall<N extends Operation>(
    op: N,
    params: Params<N>,
    options: CallOptions<N> = {},
  ): Promise<Result<N>> {
    try {
      // Unasked, a password that was refused is not sent again: accounts get locked by that.
      if (!isAttached && !looking && refused) throw new FaultError(refused);
      const look = looking ?? (isAttached ? null : lookNow());
      if (look) await unlessStopped(look, options.signal, options.stop);
    } catch (error) {
      throw new NeverLeft(faultOf(error));
    }
    return call(op, params, options);
  }

  return {
    open,
    async openKept(account, snapshot, fill) {
      await close();
      await hooks.begin(account);
      fill();
      if (!hooks.rows(snapshot)) throw new FaultError(noRows);
      isAway = true;
      store.set(keptVisit(account, snapshot));
    },
    cancelOpening: () => opening?.abort(),
    look() {
      tries.reset();
      return lookNow();
    },
    async setKind(kind) {
      await looking?.catch(() => {});
      // Given back where it can be told, and otherwise at the next opening.
      if (kind === 'look') noteKind(kind);
      if (kind === 'manage' || isAttached) await visitCall('allow', { visit: kind });
      if (kind === 'manage') noteKind(kind);
    },
    async release() {
      if (!isAttached || looking) return;
      await call('release', {});
      setLine({ name: 'released' });
    },
    close,
    call: visitCall,
    lineChanged(state, fault) {
      if (looking) return; // the look's own end says more
      if (state === 'open') {
        tries.reset();
        setLine({ name: 'held' });
        hooks.resumed();
      } else if (state === 'released') setLine({ name: 'released' });
      else {
        const why = fault ?? { kind: 'closed', during: 'transaction', line: '' };
        noteRefusal(why);
        setLine({ name: 'lost', fault: why });
        if (isAttached) tries.after(why);
      }
    },
    socketReady() {
      if (secret && !isAttached && !isAsleep && !looking && !refused)
        lookNow().catch(() => {});
    },
    socketGone() {
      isAttached = false;
      if (!secret) return;
      hooks.detached();
      const line = { name: 'lost', fault: { kind: 'relay-gone' } } as const;
      if (!looking && !isAsleep) setLine(line);
    },
    bye(fault) {
      isAttached = false;
      // The proxy lets go of who does nothing; coming back unasked would undo that.
      isAsleep = fault.kind === 'idle';
      if (secret) hooks.detached();
      setLine({ name: 'lost', fault });
      if (secret) tries.after(fault);
    },
  };
}

const noRows: Fault = { kind: 'garbled', during: 'relay', line: '' };
