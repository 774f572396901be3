// One person's visit to one mailbox, over as many POP3 connections as it takes and never
// two at a time. It holds the mailbox only while there is work, gives it back when idle, and
// comes back by itself. Nothing here deletes: every way out but a commit's own QUIT is
// preceded by RSET. (Long because it is the one state machine: its states and the ways
// between them are better seen together.)
import type { MessageId } from '../lib/mail/message.ts';
import { FaultError, type Fault, type Step } from '../lib/wire/faults.ts';
import type { ServerFrame } from '../lib/wire/frames.ts';
import type { Result, VisitKind } from '../lib/wire/operations.ts';
import { toFault, type Where } from './faults.ts';
import { engineLimits, type visitLimits } from './limits.ts';
import type { Dial, EngineLimits, Pop3Client, Trace } from './pop3/api.ts';
import type { Pop3Fault } from './pop3/errors.ts';
import type { Ahead } from './session/ahead.ts';
import { createDoor, type Credentials, type Door } from './session/door.ts';
import {
  enter,
  farewell,
  isLineLost,
  report,
  rootOf,
  type Box,
  type Gate,
} from './session/entering.ts';
import { isSame, type Listing } from './session/listing.ts';
import { createLock } from './session/lock.ts';
import { createPatience } from './session/patience.ts';
import { sendRows } from './session/rows.ts';
import { createTalk } from './session/talk.ts';
import { unlessAborted } from './session/unless-aborted.ts';

export type SessionParts = {
  dial: Dial;
  allowedServers: readonly string[];
  send: (frame: ServerFrame) => void;
  /** Settles when the browser has taken most of what was sent. */
  drained: () => Promise<void>;
  gate: Gate;
  limits: typeof visitLimits;
  engine: EngineLimits;
  now: () => number;
};

/** An open mailbox lent to one piece of work. */
export type Inside = {
  readonly client: Pop3Client;
  readonly listing: Listing;
  readonly ahead: Ahead;
  readonly visit: VisitKind;
  /** Null where the message is gone, or a made name may mean another one by now. */
  readonly numberOf: (id: MessageId) => number | null;
};

type Ask = { signal: AbortSignal; cause: number };
type Stepped = Ask & { onStep: (step: Step) => void };
type Released = { name: 'released'; door: Door; listing: Listing };
type State =
  | { name: 'signed-out' }
  | { name: 'opening'; door: Door }
  | { name: 'open'; door: Door; box: Box }
  | Released
  | (Omit<Released, 'name'> & {
      name: 'reopening';
      box: Promise<Box>;
      stop: AbortController;
    });

export class Session {
  readonly #parts: SessionParts;
  readonly #lock = createLock();
  readonly #talk;
  readonly #patience;
  #state: State = { name: 'signed-out' };
  #visit: VisitKind = 'look';
  #serial = 0;
  #lastWork: number;
  #enteredAt: number;
  #idle: NodeJS.Timeout | null = null;
  #loginDelay: number | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#lastWork = this.#enteredAt = parts.now();
    this.#talk = createTalk((lines) => parts.send({ type: 'talk', lines }));
    this.#patience = createPatience(parts.now);
  }

  /** Rejects with FaultError: `busy` when a mailbox is open already. */
  async open(
    credentials: Credentials,
    visit: VisitKind,
    ask: Stepped,
  ): Promise<Result<'open'>> {
    if (this.#state.name !== 'signed-out') throw new FaultError({ kind: 'busy' });
    const door = createDoor(credentials, this.#parts);
    const opening: State = { name: 'opening', door };
    this.#state = opening;
    this.#visit = visit;
    this.#loginDelay = null;
    this.#patience.forget();
    try {
      const box = await this.#enter(door, ask, true);
      if (this.#state !== opening) {
        box.client.destroy();
        throw new FaultError({ kind: 'cancelled' });
      }
      return await this.#welcome(door, box);
    } finally {
      if (this.#state === opening) this.#state = { name: 'signed-out' };
    }
  }

  /** Leaves and comes back: what the server has now. */
  check(ask: Ask): Promise<Result<'check'>> {
    return this.#lock.alone(async () => {
      await this.#leave();
      const state = this.#state;
      if (state.name !== 'released') throw new FaultError({ kind: 'not-signed-in' });
      const box = await this.#comeBack(state.door, ask);
      if (this.#state !== state) {
        box.client.destroy();
        throw new FaultError({ kind: 'cancelled' });
      }
      return this.#welcome(state.door, box);
    }, ask.signal);
  }

  /**
   * Lends the mailbox, opened again if need be, together with other such work. Where the
   * line is lost under it the work is begun again on a new one, once, if `mayRepeat`.
   */
  withMailbox<T>(
    ask: Ask,
    work: (inside: Inside) => Promise<T>,
    mayRepeat: () => boolean,
  ): Promise<T> {
    return this.#lock.shared(async () => {
      let client: Pop3Client | null = null;
      const lent = (inside: Inside) => {
        client = inside.client;
        return work(inside);
      };
      try {
        return await this.#lend(ask, lent);
      } catch (error) {
        if (ask.signal.aborted || !isLineLost(client) || !mayRepeat()) throw error;
        return this.#lend(ask, work);
      }
    }, ask.signal);
  }

  /** Lends the mailbox to this work alone. `left` says that it ended the connection itself. */
  withMailboxAlone<T>(
    ask: Ask,
    work: (inside: Inside, left: () => void) => Promise<T>,
  ): Promise<T> {
    const left = () => this.#forgetLine('released');
    return this.#lock.alone(
      () => this.#lend(ask, (inside) => work(inside, left)),
      ask.signal,
    );
  }

  get visit(): VisitKind {
    return this.#visit;
  }

  allow(visit: VisitKind): void {
    if (this.#state.name === 'signed-out')
      throw new FaultError({ kind: 'not-signed-in' });
    this.#visit = visit;
  }

  /** Gives the mailbox back now. Settles when the server has let go. */
  async release(signal: AbortSignal): Promise<void> {
    await this.#lock.alone(() => this.#leave(), signal);
  }

  /**
   * Ends the visit: the password is forgotten at once, the line ended politely, or cut after
   * `patienceMs`. The caller has called off all work before, and it has come to its end
   * before QUIT is sent: a commit called off takes its DELEs back first.
   */
  async close(patienceMs: number): Promise<void> {
    const state = this.#state;
    this.#state = { name: 'signed-out' };
    this.#stopIdle();
    if (state.name === 'reopening') state.stop.abort();
    if (state.name !== 'open') return;
    const { client } = state.box;
    const cut = setTimeout(() => client.destroy(), patienceMs);
    await this.#lock.alone(() => farewell(client, patienceMs));
    clearTimeout(cut);
  }

  /** What waits for the console is sent; nothing is sent after. */
  stopTalking(): void {
    this.#talk.stop();
  }

  /** Another server's lines for the same console, for a new connection to it. */
  converse(): (event: Trace) => void {
    return this.#talk.connection(() => undefined);
  }

  /** Which server; null while signed out. */
  place(): { host: string; port: number } | null {
    return this.#state.name === 'signed-out' ? null : this.#state.door.mailbox;
  }

  /** The engine's faults as the browser's, with what is known of this mailbox. */
  faultOf(fault: Pop3Fault): Fault {
    const state = this.#state;
    return state.name === 'signed-out'
      ? { kind: 'not-signed-in' }
      : toFault(fault, this.#where(state.door));
  }

  async #lend<T>(ask: Ask, work: (inside: Inside) => Promise<T>): Promise<T> {
    const known = this.#knownListing();
    const { client, listing, ahead } = await this.#inside(ask);
    this.#stopIdle();
    const numberOf = (id: MessageId): number | null => {
      const n = listing.numberOf.get(id);
      if (n === undefined) return null;
      // A made name is a place, not an identity: after a change it may mean another message.
      const isSure = !id.includes(' ') || known?.sizeOf.get(n) === listing.sizeOf.get(n);
      return isSure ? n : null;
    };
    try {
      return await work({ client, listing, ahead, visit: this.#visit, numberOf });
    } catch (error) {
      throw rootOf(error, client);
    } finally {
      this.#startIdle();
    }
  }

  #knownListing(): Listing | null {
    const state = this.#state;
    if (state.name === 'open') return state.box.listing;
    return 'listing' in state ? state.listing : null;
  }

  async #inside(ask: Ask): Promise<Box> {
    const state = this.#state;
    if (state.name === 'open') return state.box;
    if (state.name === 'reopening') return unlessAborted(state.box, ask.signal);
    if (state.name !== 'released') throw new FaultError({ kind: 'not-signed-in' });
    // Others may come to wait for the same connection: only the end of the visit stops it.
    const stop = new AbortController();
    // `then`: the state says `reopening` before anything of it runs.
    const box = Promise.resolve().then(() =>
      this.#reopen(state, { signal: stop.signal, cause: ask.cause }),
    );
    this.#state = { ...state, name: 'reopening', box, stop };
    return unlessAborted(box, ask.signal);
  }

  async #reopen({ door, listing: before }: Released, ask: Ask): Promise<Box> {
    try {
      const box = await this.#comeBack(door, ask);
      if (this.#state.name !== 'reopening') {
        box.client.destroy();
        throw new FaultError({ kind: 'cancelled' });
      }
      this.#begin(door, box);
      if (!isSame(before, box.listing))
        await sendRows(box.listing, ++this.#serial, this.#parts);
      this.#parts.send({ type: 'line', state: 'open' });
      return box;
    } catch (error) {
      if (this.#state.name === 'reopening')
        this.#state = { name: 'released', door, listing: before };
      throw error;
    }
  }

  /** A sign-in refused now is refused for good: the password is forgotten. */
  async #comeBack(door: Door, ask: Ask): Promise<Box> {
    this.#patience.respect();
    try {
      const box = await this.#enter(door, { ...ask, onStep: () => {} }, false);
      this.#patience.forget();
      return box;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const { fault } = error;
      if (fault.kind === 'sign-in') {
        this.#state = { name: 'signed-out' };
        this.#parts.send({ type: 'line', state: 'lost', fault });
      } else this.#patience.refused(fault);
      throw error;
    }
  }

  async #enter(door: Door, ask: Stepped, isFirst: boolean): Promise<Box> {
    const box = await enter(door, {
      ...ask,
      visit: this.#visit,
      gate: this.#parts.gate,
      talk: this.#talk,
      where: this.#where(door),
      isFirst,
    });
    this.#loginDelay = box.client.capabilities.loginDelaySeconds;
    this.#enteredAt = this.#parts.now();
    return box;
  }

  async #welcome(door: Door, box: Box): Promise<Result<'open'>> {
    this.#begin(door, box);
    const snapshot = await sendRows(box.listing, ++this.#serial, this.#parts);
    return { server: report(door, box), snapshot };
  }

  #begin(door: Door, box: Box): void {
    this.#state = { name: 'open', door, box };
    this.#startIdle();
    void box.client.closed.then((fault) => {
      if (this.#state.name !== 'open' || this.#state.box !== box) return;
      // We cut it ourselves, to be rid of a message nobody wants any more, or QUIT was answered.
      const isOurs =
        fault.kind === 'cancelled' ||
        (fault.kind === 'closed' &&
          fault.phase === 'update' &&
          fault.sent === 'nothing-final');
      if (isOurs) this.#forgetLine('released');
      else
        this.#forgetLine(
          'lost',
          this.#lock.busy > 0 ? this.faultOf(fault) : this.#pausedFor(),
        );
    });
  }

  /** Lost while nothing was asked: the server ends pauses, mostly after a minute or ten. */
  #pausedFor(): Fault {
    const minutes = (this.#parts.now() - this.#lastWork) / 60_000;
    return { kind: 'idle', minutes: Math.max(1, Math.round(minutes)) };
  }

  #forgetLine(state: 'released' | 'lost', fault?: Fault): void {
    if (this.#state.name !== 'open') return;
    const { door, box } = this.#state;
    this.#state = { name: 'released', door, listing: box.listing };
    this.#stopIdle();
    this.#parts.send({ type: 'line', state, ...(fault === undefined ? {} : { fault }) });
  }

  async #leave(): Promise<void> {
    if (this.#state.name !== 'open') return;
    const { client } = this.#state.box;
    this.#forgetLine('released');
    await farewell(client, engineLimits.quitMs);
  }

  #startIdle(): void {
    this.#lastWork = this.#parts.now();
    this.#stopIdle();
    if (this.#state.name !== 'open') return;
    this.#idle = setTimeout(() => {
      if (this.#lock.busy === 0) void this.#lock.alone(() => this.#leave());
    }, this.#mayLeaveIn());
  }

  /** In ms. A server that counts the time between sign-ins would not let us in again before. */
  #mayLeaveIn(): number {
    const { limits, now } = this.#parts;
    const delayMs =
      Math.min(this.#loginDelay ?? 0, limits.loginDelayAtMostSeconds) * 1_000;
    return Math.max(limits.idleMs, this.#enteredAt + delayMs - now());
  }

  #stopIdle(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }

  #where({ mailbox: { host, port }, security }: Door): Where {
    const { allowedServers } = this.#parts;
    return { host, port, security, allowedServers, loginDelaySeconds: this.#loginDelay };
  }
}
