// One person's visit to one mailbox, over as many POP3 connections as it takes and never
// two at a time. It holds the mailbox only while there is work, gives it back when idle, and
// comes back by itself. Nothing here deletes: every way out but a commit's own QUIT is
// preceded by RSET.
import type { MessageId } from '../lib/mail/message.ts';
import { FaultError, type Fault } from '../lib/wire/faults.ts';
import type { ServerFrame } from '../lib/wire/frames.ts';
import {
  wireLimits,
  type Result,
  type ServerReport,
  type Snapshot,
  type VisitKind,
} from '../lib/wire/operations.ts';
import type { Mailbox } from './budgets.ts';
import { toFault, type Where } from './faults.ts';
import type { visitLimits } from './limits.ts';
import type { Dial, Pop3Client } from './pop3/api.ts';
import { Pop3Error, type Pop3Fault } from './pop3/errors.ts';
import {
  createDoor,
  type Credentials,
  type Door,
  type Entering,
} from './session/door.ts';
import { isSame, takeListing, type Listing } from './session/listing.ts';
import { createLock } from './session/lock.ts';
import { createTalk } from './session/talk.ts';

export type SessionParts = {
  dial: Dial;
  allowedServers: readonly string[];
  send: (frame: ServerFrame) => void;
  /** Settles when the browser has taken most of what was sent. */
  drained: () => Promise<void>;
  /** Sign-ins are counted; each may reject with the fault `too-many`. */
  gate: {
    mayEnter(mailbox: Mailbox): Promise<void>;
    refused(mailbox: Mailbox): Promise<void>;
    entered(mailbox: Mailbox): Promise<void>;
  };
  limits: typeof visitLimits;
  now: () => number;
};

/** An open mailbox lent to one piece of work. */
export type Inside = {
  readonly client: Pop3Client;
  readonly listing: Listing;
  readonly visit: VisitKind;
  /** Null where the message is gone, or a made name may mean another one by now. */
  numberOf(id: MessageId): number | null;
};

type Ask = { signal: AbortSignal; cause: number };
type Box = { client: Pop3Client; listing: Listing };
type State =
  | { name: 'signed-out' }
  | { name: 'opening'; door: Door }
  | { name: 'open'; door: Door; box: Box }
  | { name: 'released'; door: Door; listing: Listing }
  | {
      name: 'reopening';
      door: Door;
      listing: Listing;
      box: Promise<Box>;
      stop: AbortController;
    };
type Opened = Result<'open'>;
type Step = Parameters<Entering['onStep']>[0] | 'count';

export class Session {
  readonly #parts: SessionParts;
  readonly #lock = createLock();
  readonly #talk;
  #state: State = { name: 'signed-out' };
  #visit: VisitKind = 'look';
  #serial = 0;
  #lastWork: number;
  #idle: NodeJS.Timeout | null = null;
  /** The server asked for patience, or failed: until then it is not asked again. */
  #pause: { until: number; fault: Fault; failures: number } | null = null;
  #loginDelay: number | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#lastWork = parts.now();
    this.#talk = createTalk((lines) => parts.send({ type: 'talk', lines }));
  }

  /** Rejects with FaultError: `busy` when a mailbox is open already. */
  async open(
    credentials: Credentials,
    visit: VisitKind,
    ask: Ask & { onStep: (step: Step) => void },
  ): Promise<Opened> {
    if (this.#state.name !== 'signed-out') throw new FaultError({ kind: 'busy' });
    const door = createDoor(credentials, this.#parts.dial);
    const opening: State = { name: 'opening', door };
    this.#state = opening;
    this.#visit = visit;
    this.#pause = null;
    this.#loginDelay = null;
    try {
      const box = await this.#enter(door, ask);
      if (this.#state !== opening) {
        box.client.destroy();
        throw new FaultError({ kind: 'cancelled' });
      }
      return await this.#welcome(door, box);
    } catch (error) {
      if (this.#state === opening) this.#state = { name: 'signed-out' };
      throw error;
    }
  }

  /** Leaves and comes back: what the server has now. */
  check(ask: Ask): Promise<Opened> {
    return this.#lock.alone(async () => {
      await this.#leave();
      if (this.#state.name !== 'released')
        throw new FaultError({ kind: 'not-signed-in' });
      const { door } = this.#state;
      const box = await this.#comeBack(door, ask);
      return this.#welcome(door, box);
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

  /** Lends the mailbox to this work alone. `leave` ends the connection without a goodbye. */
  withMailboxAlone<T>(
    ask: Ask,
    work: (inside: Inside, leave: () => void) => Promise<T>,
  ): Promise<T> {
    return this.#lock.alone(
      () => this.#lend(ask, (inside) => work(inside, () => this.#forgetLine('released'))),
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
   * `patienceMs`. The caller has called off all work before.
   */
  async close(patienceMs: number): Promise<void> {
    const state = this.#state;
    this.#state = { name: 'signed-out' };
    this.#stopIdle();
    if (state.name === 'reopening') state.stop.abort();
    if (state.name !== 'open') return;
    const { client } = state.box;
    const cut = setTimeout(() => client.destroy(), patienceMs);
    await this.#lock.alone(() => farewell(client));
    clearTimeout(cut);
  }

  /** What waits for the console is sent; nothing is sent after. */
  stopTalking(): void {
    this.#talk.stop();
  }

  /** Which server; null while signed out. */
  place(): { host: string; port: number } | null {
    return this.#state.name === 'signed-out' ? null : this.#state.door.mailbox;
  }

  /** The engine's faults as the browser's, with what is known of this mailbox. */
  faultOf(fault: Pop3Fault): Fault {
    const where = this.#where();
    return where === null ? { kind: 'not-signed-in' } : toFault(fault, where);
  }

  async #lend<T>(ask: Ask, work: (inside: Inside) => Promise<T>): Promise<T> {
    const known = this.#knownListing();
    const { client, listing } = await this.#inside(ask);
    this.#stopIdle();
    const numberOf = (id: MessageId): number | null => {
      const n = listing.numberOf.get(id);
      if (n === undefined) return null;
      // A made name is a place, not an identity: after a change it may mean another message.
      const isSure = !id.includes(' ') || known?.sizeOf.get(n) === listing.sizeOf.get(n);
      return isSure ? n : null;
    };
    try {
      return await work({ client, listing, visit: this.#visit, numberOf });
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
    const box = this.#reopen(state, { signal: stop.signal, cause: ask.cause });
    if (this.#state === state) this.#state = { ...state, name: 'reopening', box, stop };
    return unlessAborted(box, ask.signal);
  }

  async #reopen(
    { door, listing: before }: Extract<State, { name: 'released' }>,
    ask: Ask,
  ) {
    await Promise.resolve(); // the state says `reopening` before anything can fail
    try {
      const box = await this.#comeBack(door, ask);
      if (this.#state.name !== 'reopening') {
        box.client.destroy();
        throw new FaultError({ kind: 'cancelled' });
      }
      this.#begin(door, box);
      if (!isSame(before, box.listing)) await this.#pushRows(box.listing);
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
    try {
      return await this.#enter(door, { ...ask, onStep: () => {} });
    } catch (error) {
      if (error instanceof FaultError && error.fault.kind === 'sign-in') {
        this.#state = { name: 'signed-out' };
        this.#parts.send({ type: 'line', state: 'lost', fault: error.fault });
      }
      throw error;
    }
  }

  async #enter(
    door: Door,
    { signal, cause, onStep }: Ask & { onStep: (step: Step) => void },
  ): Promise<Box> {
    const { gate, now } = this.#parts;
    this.#respectPause();
    await gate.mayEnter(door.mailbox);
    let box: Box | null = null;
    try {
      const client = await door.enter({
        visit: this.#visit,
        signal,
        cause,
        onStep,
        trace: this.#talk.connection((n) => box?.listing.idOf.get(n)),
      });
      this.#loginDelay = client.capabilities.loginDelaySeconds;
      onStep('count');
      try {
        const listing = await takeListing(client, { signal, cause, urgency: 'now' });
        box = { client, listing };
      } catch (error) {
        client.destroy();
        throw error;
      }
      await gate.entered(door.mailbox);
      this.#pause = null;
      return box;
    } catch (error) {
      if (!(error instanceof Pop3Error)) throw error;
      const fault = toFault(error.fault, this.#whereOf(door));
      if (fault.kind === 'sign-in' && error.fault.kind === 'sign-in')
        await gate.refused(door.mailbox);
      this.#notePause(fault, now());
      throw new FaultError(fault);
    }
  }

  #respectPause(): void {
    const pause = this.#pause;
    const waitMs = pause === null ? 0 : pause.until - this.#parts.now();
    if (pause === null || waitMs <= 0) return;
    const { fault } = pause;
    const retrySeconds = Math.ceil(waitMs / 1000);
    throw new FaultError('retrySeconds' in fault ? { ...fault, retrySeconds } : fault);
  }

  /** What the server asks for; without a word of its own, 1, 2, 4 … 60 s between failures. */
  #notePause(fault: Fault, now: number): void {
    if (fault.kind === 'cancelled' || this.#state.name === 'opening') return;
    const failures = (this.#pause?.failures ?? 0) + 1;
    const seconds =
      'retrySeconds' in fault ? fault.retrySeconds : Math.min(2 ** (failures - 1), 60);
    this.#pause = { until: now + seconds * 1000, fault, failures };
  }

  async #welcome(door: Door, box: Box): Promise<Opened> {
    this.#begin(door, box);
    const snapshot = await this.#pushRows(box.listing);
    return { server: report(door, box), snapshot };
  }

  #begin(door: Door, box: Box): void {
    this.#state = { name: 'open', door, box };
    this.#startIdle();
    void box.client.closed.then((fault) => {
      if (this.#state.name !== 'open' || this.#state.box !== box) return;
      // We cut it ourselves, to be rid of the rest of a message nobody wants any more.
      if (fault.kind === 'cancelled') this.#forgetLine('released');
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
    await farewell(client);
  }

  async #pushRows({ rows, octets, doubles, statDisagrees }: Listing): Promise<Snapshot> {
    const { send, drained, now } = this.#parts;
    const serial = ++this.#serial;
    let from = 0;
    do {
      const part = rows.slice(from, from + wireLimits.rowsPerPart);
      const last = from + part.length >= rows.length;
      send({
        type: 'rows',
        serial,
        from,
        rows: part.map(({ id, size }) => [id, size]),
        last,
      });
      from += part.length;
      await drained();
    } while (from < rows.length);
    return {
      serial,
      count: rows.length,
      octets,
      takenAt: now(),
      doubles: [...doubles],
      ...(statDisagrees === null ? {} : { statDisagrees }),
    };
  }

  #startIdle(): void {
    this.#lastWork = this.#parts.now();
    this.#stopIdle();
    this.#idle = setTimeout(() => {
      if (this.#lock.busy === 0) void this.#lock.alone(() => this.#leave());
    }, this.#parts.limits.idleMs);
  }

  #stopIdle(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }

  #where(): Where | null {
    return this.#state.name === 'signed-out' ? null : this.#whereOf(this.#state.door);
  }

  #whereOf({ mailbox: { host, port }, security }: Door): Where {
    const { allowedServers } = this.#parts;
    return { host, port, security, allowedServers, loginDelaySeconds: this.#loginDelay };
  }
}

/** Servers end a pause at the very moment a command leaves; and a cancelled read cuts the line. */
function isLineLost(client: Pop3Client | null): boolean {
  return client?.ended?.kind === 'closed' || client?.ended?.kind === 'cancelled';
}

/** RSET, then QUIT: whatever was pending, this goodbye applies none of it. Never rejects. */
async function farewell(client: Pop3Client): Promise<void> {
  try {
    const [undone, quit] = await Promise.allSettled([client.rset(), client.quit()]);
    if (undone.status === 'rejected' || quit.status === 'rejected') client.destroy();
  } catch {
    client.destroy();
  }
}

function report(
  { mailbox: { host, port }, security }: Door,
  { client, listing }: Box,
): ServerReport {
  const { capabilities, greeting, tls } = client;
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

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
