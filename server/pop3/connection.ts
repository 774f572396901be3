// Carries commands to a server and answers back, in order: by urgency, within the window,
// before their deadlines, no faster than the answers are taken. It knows no command by name
// but QUIT, whose loss is unlike any other. (Long because every event of the socket, the clock
// and the asker meets the same few states here, and they are safe only if seen together.)
import type { Socket } from 'node:net';
import type { AskOptions, EngineLimits, Trace } from './api.ts';
import {
  Ask,
  continued,
  greetingQuestion,
  traceOf,
  type Answer,
  type Question,
} from './ask.ts';
import { discard, endBody, takeBody, type Taken } from './body.ts';
import { CallingOff } from './calling-off.ts';
import { Deadline } from './deadline.ts';
import { Pop3Error, type Phase, type Pop3Fault, type Sent } from './errors.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import { shownLine } from './redact.ts';
import { isPop3, ReplyReader, type Part } from './reply.ts';

const usual: AskOptions = {};
/** From the dial to a listing, over TLS: as the benchmark counts them. */
const signInRoundTrips = 8;

export class Connection {
  phase: Phase;
  /** Takes secrets out of a server's line before it is shown. */
  redact: (line: string) => string = (line) => line;
  /** Settles once, with why it ended. Never rejects. */
  readonly closed: Promise<Pop3Fault>;
  /** How long the server would not let us in again, in ms. */
  returnsIn: () => number = () => 0;
  /** A command was asked that says the password, or what was made of it. */
  hasPassword = false;
  /**
   * It ended because answers to commands that were sent together stayed away, or fit nothing,
   * as if only one of them had been heard.
   */
  hasLostAnswers = false;

  readonly #socket: Socket;
  readonly #limits: EngineLimits;
  readonly #trace: ((event: Trace) => void) | null;
  readonly #reader: ReplyReader;
  readonly #outbox: Outbox;
  readonly #pace: Pace;
  readonly #deadline = new Deadline((waitedMs) => this.#onDeadline(waitedMs));
  readonly #callingOff = new CallingOff((ask) => this.#onAbort(ask));
  readonly #onData = (chunk: Buffer): void => this.#read(chunk);
  readonly #onLost = (): void => this.#lost();
  #onClosed: (fault: Pop3Fault) => void = () => {};
  #ended: Pop3Fault | null = null;
  /** QUIT was answered. */
  #isOver = false;
  /** The ask whose sink has not taken its bytes yet: nothing is read meanwhile. */
  #holder: Ask | null = null;
  /** Where on the wire the current answer began. */
  #answerBegan = 0;
  /** Whether it hears more than one command of a packet: what it said, what it was asked. */
  #pipelining: 'announced' | 'asked' | 'proven' = 'announced';
  #sinceTouch = 0;

  constructor(options: {
    socket: Socket;
    limits: EngineLimits;
    phase: Phase;
    trace?: ((event: Trace) => void) | undefined;
  }) {
    this.phase = options.phase;
    this.#socket = options.socket;
    this.#limits = options.limits;
    this.#pace = new Pace(options.limits);
    this.#outbox = new Outbox({
      limits: options.limits,
      pace: this.#pace,
      write: (text) => {
        this.#deadline.heed();
        this.#socket.write(text);
      },
      onTurn: () => this.#onTurn(),
      stamps: options.trace !== undefined,
    });
    this.#trace = options.trace ?? null;
    this.#reader = new ReplyReader(options.limits.statusLineBytes);
    this.closed = new Promise((resolve) => (this.#onClosed = resolve));
    this.#socket.on('data', this.#onData).on('end', this.#onLost);
    this.#socket.on('error', this.#onLost).on('close', this.#onLost).resume();
  }

  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  set pipelining(announced: boolean) {
    this.#outbox.pipelining = announced;
  }

  get ended(): Pop3Fault | null {
    return this.#ended;
  }

  /**
   * Resolves with what `read` makes of the reply, good or bad; rejects with a Pop3Error, the
   * sink's error, or what `read` throws.
   */
  ask<T>(
    question: Question,
    options: AskOptions | undefined,
    read: (answer: Answer) => T,
  ): Promise<T> {
    const { signal } = options ?? {};
    if (this.#ended) return refused(this.#forOthers(this.#ended));
    if (signal?.aborted) return refused(this.#cancelled());
    const ask = new Ask(question, options ?? usual, read);
    if (signal) this.#callingOff.watch(ask, signal);
    this.#outbox.push(ask);
    return ask.read as Promise<T>; // what `read` makes, and nothing else
  }

  /** The reply nobody asked for: the first. */
  greeting(): Promise<Answer> {
    const question = greetingQuestion(this.#limits.greetingMs);
    const ask = new Ask(question, usual, (answer) => answer);
    this.#outbox.expect(ask);
    this.#deadline.heed();
    return ask.read as Promise<Answer>; // as it was handed in
  }

  /**
   * Gives the socket away, paused, for a handshake on it. Null, and the end, when the server
   * has sent more than it was asked for: in the clear, that could be anybody's word.
   */
  release(word: string): Socket | null {
    if (this.#reader.hasBytes || this.#socket.readableLength > 0)
      this.#end({ kind: 'garbled', command: word, line: '', phase: this.phase });
    if (this.#ended) return null;
    this.#deadline.stop();
    this.#socket.pause();
    this.#socket.off('data', this.#onData).off('end', this.#onLost);
    this.#socket.off('error', this.#onLost).off('close', this.#onLost);
    return this.#socket;
  }

  /** Cuts the line; whoever waits gets 'closed'. */
  destroy(): void {
    this.#end(this.#closedFault(''));
  }

  /** Ends it for a reason only the caller can see: an answer that fits no question. */
  end(fault: Pop3Fault): void {
    this.#end(fault);
  }

  /** QUIT was answered, by `line`, which is fit to be shown: there is nothing more to say. */
  over(line: string): void {
    const { phase } = this;
    this.#isOver = true;
    this.#end({ kind: 'closed', phase, line, sent: 'nothing-final' });
  }

  #read(chunk: Buffer): void {
    if (this.#ended) return;
    this.#pace.arrived(chunk.length, performance.now());
    this.#reader.push(chunk);
    this.#drain();
  }

  #lost(): void {
    const line = this.#reader.unfinished;
    if (this.phase === 'greeting' && line !== '' && !isPop3(line)) this.#outOfStep(line);
    // Half a line is not shown: it may end within a secret that could not be recognised.
    else this.#end(this.#closedFault(''));
  }

  #drain(): void {
    while (!this.#ended && !this.#holder) {
      const part = this.#reader.next();
      if (part === null) break;
      this.#take(part, this.#outbox.first);
    }
    if (this.#ended || this.#holder) return;
    // The beginning of something nobody asked for: its end must come soon.
    if (!this.#outbox.first && this.#reader.hasBytes) this.#touch();
    this.#deadline.heed();
  }

  #take(part: Part, ask: Ask | undefined): void {
    const { line } = this.#reader;
    if (ask && part === 'body') this.#onBody(ask, this.#reader.piece);
    else if (ask && part === 'end') this.#settle(ask);
    else if (ask && (part === 'ok' || part === 'err')) this.#onStatus(ask, part === 'ok');
    else if (ask && part === 'more') this.#onMore(ask);
    // A server that gives up on a silent client says so before it hangs up.
    else if (part === 'err') this.#end(this.#closedFault(line));
    else if (part === 'too-long' && isPop3(line)) {
      const limit = this.#limits.statusLineBytes;
      this.#end({ kind: 'too-large', what: 'status line', limit, phase: this.phase });
    } else this.#outOfStep(line);
  }

  #onMore(ask: Ask): void {
    const { line } = this.#reader;
    const { more } = ask.question;
    if (!more || ask.isAnswering) return this.#outOfStep(line);
    ask.isAnswering = true;
    const say = (text: string) => {
      ask.isAnswering = false;
      if (this.#ended) return;
      this.#socket.write(`${text}\r\n`);
      this.#onTurn();
      this.#deadline.heed();
    };
    continued(more, line, say, () => this.#outOfStep(line));
  }

  #onStatus(ask: Ask, ok: boolean): void {
    ask.ok = ok;
    ask.line = this.#reader.line;
    if (!ok || !ask.question.take) return this.#settle(ask);
    this.#reader.expectBody();
    this.#touch();
  }

  #onBody(ask: Ask, bytes: Buffer): void {
    this.#sinceTouch += bytes.length;
    if (this.#sinceTouch >= this.#limits.trickleBytes) this.#touch();
    this.#outbox.arrived(bytes.length);
    const { phase } = this;
    const taken = ask.gone
      ? discard(ask, bytes, this.#worthReading, phase)
      : takeBody(ask, bytes, phase);
    if (taken) this.#heed(ask, taken);
  }

  /** Bytes that come sooner than a new connection would be where this one is. */
  readonly #worthReading = (): number => {
    const { discardBytes, discardMostBytes } = this.#limits;
    const bytes = this.#pace.meanwhile(signInRoundTrips, this.returnsIn());
    return Math.min(Math.max(bytes, discardBytes), discardMostBytes);
  };

  #heed(ask: Ask, taken: NonNullable<Taken>): void {
    if ('kind' in taken) this.#end(taken);
    else this.#hold(ask, taken);
  }

  #hold(ask: Ask, pending: Promise<void>): void {
    this.#holder = ask;
    this.#socket.pause();
    // Waiting for ourselves is no silence of the server's.
    this.#deadline.due(null);
    this.#deadline.heed();
    pending.then(
      () => this.#letGo(ask),
      (error: unknown) => {
        ask.reject(error);
        this.#letGo(ask);
      },
    );
  }

  #letGo(ask: Ask): void {
    if (this.#holder !== ask || this.#ended) return;
    this.#holder = null;
    this.#touch();
    this.#drain();
    if (!this.#holder && !this.#ended) this.#socket.resume();
  }

  #settle(ask: Ask): void {
    if (this.phase === 'greeting') this.phase = 'authorization';
    const taken = ask.ok ? endBody(ask, this.phase) : null;
    if (taken) this.#heed(ask, taken);
    if (this.#ended) return;
    if (ask.isBehind) this.#pipelining = 'proven';
    if (this.#trace) this.#tell(ask, ask.line, ask.ok);
    ask.resolve();
    this.#outbox.shift();
  }

  /** The first in flight is the one the server owes an answer to. */
  #onTurn(): void {
    this.#answerBegan = this.#reader.consumed;
    const { first } = this.#outbox;
    // RFC 1939 §4: before the sign-in QUIT ends the session and nothing else.
    if (first?.question.word === 'QUIT' && this.phase === 'transaction')
      this.phase = 'update';
    if (!first) this.#deadline.due(null);
    else if (this.#mayBeUnheard) this.#deadline.due(this.#limits.unheardMs);
    else this.#deadline.due(first.question.answerMs ?? this.#limits.replyMs);
  }

  #touch(): void {
    this.#sinceTouch = 0;
    this.#deadline.due(this.#limits.silenceMs);
  }

  #onAbort(ask: Ask): void {
    const { whenAborted } = ask.question;
    if (ask.isWritten && whenAborted === 'wait') return;
    ask.fail(this.#cancelled());
    if (ask.isWritten && whenAborted === 'cut') return this.#end(this.#cancelled());
    // Its sink may never take what it holds: nobody grants credit to what was cancelled.
    if (this.#holder === ask) this.#letGo(ask);
    this.#outbox.flushSoon();
  }

  #onDeadline(waitedMs: number): void {
    const { unfinished } = this.#reader;
    const isNoAnswer = unfinished !== '' && !isPop3(unfinished);
    if (this.phase === 'greeting' && isNoAnswer) return this.#outOfStep(unfinished);
    if (!this.#outbox.first) return this.#outOfStep('');
    if (this.#mayBeUnheard) return this.#askIfHeard();
    this.#end({ kind: 'timed-out', phase: this.phase, waitedMs, sent: this.#sent() });
  }

  /** Several commands left together, and it was never seen to answer any but the first of such. */
  get #mayBeUnheard(): boolean {
    // Asked for each answer, and mostly over here.
    if (this.#pipelining !== 'announced' || this.phase !== 'transaction') return false;
    const { first, inFlight } = this.#outbox;
    const { unheardMs, replyMs } = this.#limits;
    return inFlight > 1 && first?.line === '' && unheardMs < replyMs;
  }

  /**
   * By a command behind them, seconds later, so that it shares no packet with them: who is
   * only slow answers it in its turn, and who heard nothing of them answers it now, in place
   * of the first, for which its answer is none.
   */
  #askIfHeard(): void {
    this.#pipelining = 'asked';
    const question = { line: 'NOOP', shown: 'NOOP', word: 'NOOP', expects: 0 } as const;
    this.ask({ ...question, whenAborted: 'drop' }, undefined, () => {}).catch(() => {});
    this.#deadline.due(this.#limits.replyMs - this.#limits.unheardMs);
    this.#deadline.heed();
  }

  /** What came fits nothing that was asked: from here on no answer could be trusted. */
  #outOfStep(text: string): void {
    const line = this.#shown(text);
    const command = this.#outbox.first?.question.word ?? '';
    if (this.phase === 'greeting' && !isPop3(text)) this.#end({ kind: 'not-pop3', line });
    else this.#end({ kind: 'garbled', command, line, phase: this.phase });
  }

  #end(reason: Pop3Fault): void {
    if (this.#ended) return;
    const fault = this.#sent() === 'quit' ? this.#afterQuit(reason) : reason;
    this.#ended = fault;
    const others = this.#forOthers(fault);
    this.#deadline.stop();
    if (this.#isOver) this.#socket.destroySoon();
    else this.#socket.destroy();
    const { written, waiting } = this.#outbox.close();
    this.hasLostAnswers = this.#isUnheard(fault, written);
    written[0]?.fail(fault);
    for (const ask of written) this.#tell(ask, '', null);
    for (const ask of [...written, ...waiting]) ask.fail(others);
    this.#onClosed(fault);
  }

  /**
   * Whatever came in place of QUIT's answer, and whoever cut the line before it: what was
   * marked may be gone. A fault that cannot say so would be told as if nothing had been done.
   */
  #afterQuit(reason: Pop3Fault): Pop3Fault {
    if ('sent' in reason) return { ...reason, sent: 'quit' };
    return this.#closedFault('line' in reason ? reason.line : '');
  }

  /** What one ask did to the line is no fault of the others. */
  #forOthers(fault: Pop3Fault): Pop3Fault {
    return fault.kind === 'closed' || fault.kind === 'timed-out'
      ? fault
      : this.#closedFault('');
  }

  #isUnheard({ kind }: Pop3Fault, written: readonly Ask[]): boolean {
    const [first] = written;
    if (!first?.isBehind && written.length < 2) return false;
    // A body that stops says nothing of what was heard behind it.
    const hasNotBegun = first?.line === '' || this.#pipelining === 'asked';
    return kind === 'garbled' || (kind === 'timed-out' && hasNotBegun);
  }

  #cancelled(): Pop3Fault {
    return { kind: 'cancelled', phase: this.phase };
  }

  #closedFault(line: string): Pop3Fault {
    const { phase } = this;
    return { kind: 'closed', phase, line: this.#shown(line), sent: this.#sent() };
  }

  #sent(): Sent {
    if (this.phase === 'update' && this.#outbox.hasQuit) return 'quit';
    return this.phase === 'authorization' && this.hasPassword
      ? 'password'
      : 'nothing-final';
  }

  #shown(line: string): string {
    return shownLine(this.redact(line));
  }

  #tell(ask: Ask, line: string, ok: boolean | null): void {
    const bytesIn = this.#reader.consumed - this.#answerBegan;
    this.#trace?.(traceOf(ask, { line: this.#shown(line), ok, bytesIn }));
  }
}

function refused(fault: Pop3Fault): Promise<never> {
  return Promise.reject(new Pop3Error(fault));
}
