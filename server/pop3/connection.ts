// Carries commands to a server and answers back, in order: by urgency, within the window,
// before their deadlines, no faster than the answers are taken. It knows no command by name
// but QUIT, whose loss is unlike any other.
import type { Socket } from 'node:net';
import type { AskOptions, EngineLimits, Trace } from './api.ts';
import { Ask, traceOf, type Answer, type Question } from './ask.ts';
import { endBody, takeBody, type Taken } from './body.ts';
import { Deadline } from './deadline.ts';
import { Pop3Error, type Phase, type Pop3Fault, type Sent } from './errors.ts';
import { Outbox } from './outbox.ts';
import { shownLine } from './redact.ts';
import { isPop3, ReplyReader, type Part, type Status } from './reply.ts';

export class Connection {
  phase: Phase;
  /** Takes secrets out of a server's line before it is shown. */
  redact: (line: string) => string = (line) => line;
  /** Settles once, with why it ended. Never rejects. */
  readonly closed: Promise<Pop3Fault>;

  readonly #socket: Socket;
  readonly #limits: EngineLimits;
  readonly #trace: (event: Trace) => void;
  readonly #reader: ReplyReader;
  readonly #outbox: Outbox;
  readonly #deadline = new Deadline((waitedMs) => this.#onDeadline(waitedMs));
  #onClosed: (fault: Pop3Fault) => void = () => {};
  #ended: Pop3Fault | null = null;
  /** The ask whose sink has not taken its bytes yet: nothing is read meanwhile. */
  #holder: Ask | null = null;
  /** Where on the wire the current answer began. */
  #answerBegan = 0;
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
    this.#outbox = new Outbox({
      limits: options.limits,
      write: (text) => this.#socket.write(text),
      onTurn: () => this.#onTurn(),
    });
    this.#trace = options.trace ?? (() => {});
    this.#reader = new ReplyReader(options.limits.statusLineBytes);
    this.closed = new Promise((resolve) => (this.#onClosed = resolve));
    this.#socket.on('data', this.#onData).on('end', this.#onLost);
    this.#socket.on('error', this.#onLost).on('close', this.#onLost);
  }

  /** Whether commands may follow each other before they are answered (RFC 2449 §6.6). */
  set pipelining(announced: boolean) {
    this.#outbox.pipelining = announced;
  }

  get ended(): Pop3Fault | null {
    return this.#ended;
  }

  /** Resolves with the reply whether good or bad; rejects with a Pop3Error or the sink's error. */
  ask(question: Question, options: AskOptions = {}): Promise<Answer> {
    if (this.#ended) return Promise.reject(new Pop3Error(this.#forOthers(this.#ended)));
    if (options.signal?.aborted)
      return Promise.reject(new Pop3Error({ kind: 'cancelled' }));
    const ask = new Ask(question, options, (aborted) => this.#onAbort(aborted));
    this.#outbox.push(ask);
    return ask.promise;
  }

  /** The reply nobody asked for: the first. */
  greeting(): Promise<Answer> {
    const word = '(greeting)';
    const question: Question = {
      line: '',
      shown: word,
      word,
      alone: true,
      expects: 0,
      whenAborted: 'cut',
      answerMs: this.#limits.greetingMs,
    };
    const ask = new Ask(question, {}, () => {});
    this.#outbox.expect(ask);
    return ask.promise;
  }

  /**
   * Gives the socket away, paused, for a handshake on it. Null, and the end, when the server
   * has sent more than it was asked for: in the clear, that could be anybody's word.
   */
  release(word: string): Socket | null {
    if (this.#reader.hasBytes || this.#socket.readableLength > 0)
      this.#end({ kind: 'garbled', command: word, line: '' });
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

  /** Ends it for a reason only the caller can see: an answer that fits no question, a QUIT done. */
  end(fault: Pop3Fault): void {
    this.#end(fault);
  }

  readonly #onData = (chunk: Buffer): void => {
    if (this.#ended) return;
    this.#reader.push(chunk);
    this.#drain();
  };

  readonly #onLost = (): void => {
    const line = this.#reader.unfinished;
    if (this.phase === 'greeting' && line !== '' && !isPop3(line)) this.#outOfStep(line);
    // Half a line is not shown: it may end within a secret that could not be recognised.
    else this.#end(this.#closedFault(''));
  };

  #drain(): void {
    while (!this.#ended && !this.#holder) {
      const part = this.#reader.next();
      if (!part) break;
      this.#take(part);
    }
    if (this.#ended || this.#holder) return;
    // The beginning of something nobody asked for: its end must come soon.
    if (!this.#outbox.first && this.#reader.hasBytes) this.#touch();
  }

  #take(part: Part): void {
    const ask = this.#outbox.first;
    if (part.type === 'body' && ask) this.#onBody(ask, part.bytes);
    else if (part.type === 'end' && ask) this.#settle(ask);
    else if (part.type === 'status') {
      if (ask && part.is !== 'odd') this.#onStatus(ask, part);
      // A server that gives up on a silent client says so before it hangs up.
      else if (!ask && part.is === 'err') this.#end(this.#closedFault(part.line));
      else this.#outOfStep(part.line);
    } else if (part.type === 'broken') {
      const limit = this.#limits.statusLineBytes;
      if (part.why === 'too-long' && isPop3(part.line))
        this.#end({ kind: 'too-large', what: 'status line', limit });
      else this.#outOfStep(part.line);
    }
  }

  #onStatus(ask: Ask, { is, line }: Status): void {
    if (is === 'more') {
      if (ask.question.more === undefined || ask.continued) return this.#outOfStep(line);
      ask.continued = true;
      this.#socket.write(`${ask.question.more}\r\n`);
      return this.#onTurn();
    }
    ask.status = { ok: is === 'ok', line };
    if (is !== 'ok' || !ask.question.body) return this.#settle(ask);
    this.#reader.expectBody();
    this.#touch();
  }

  #onBody(ask: Ask, bytes: Buffer): void {
    this.#sinceTouch += bytes.length;
    if (this.#sinceTouch >= this.#limits.trickleBytes) this.#touch();
    this.#heed(ask, takeBody(ask, bytes, this.#limits));
  }

  #heed(ask: Ask, taken: Taken): void {
    if (taken.is === 'pending') this.#hold(ask, taken.until);
    else if (taken.is === 'fault') this.#end(taken.fault);
  }

  #hold(ask: Ask, pending: Promise<void>): void {
    this.#holder = ask;
    this.#socket.pause();
    // Waiting for ourselves is no silence of the server's.
    this.#deadline.clear();
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
    const { ok, line } = ask.status ?? { ok: false, line: '' };
    if (this.phase === 'greeting') this.phase = 'authorization';
    if (ok) this.#heed(ask, endBody(ask));
    if (this.#ended) return;
    this.#tell(ask, line, ok);
    ask.resolve({ ok, line, octets: ask.octets });
    this.#outbox.shift();
  }

  /** The first in flight is the one the server owes an answer to. */
  #onTurn(): void {
    this.#answerBegan = this.#reader.consumed;
    const { first } = this.#outbox;
    if (first?.question.word === 'QUIT') this.phase = 'update';
    if (first) this.#deadline.start(first.question.answerMs ?? this.#limits.replyMs);
    else this.#deadline.clear();
  }

  #touch(): void {
    this.#sinceTouch = 0;
    this.#deadline.start(this.#limits.silenceMs);
  }

  #onAbort(ask: Ask): void {
    const { whenAborted } = ask.question;
    if (ask.written && whenAborted === 'wait') return;
    ask.fail({ kind: 'cancelled' });
    if (ask.written && whenAborted === 'cut') return this.#end({ kind: 'cancelled' });
    // Its sink may never take what it holds: nobody grants credit to what was cancelled.
    if (this.#holder === ask) this.#letGo(ask);
    this.#outbox.flushSoon();
  }

  #onDeadline(waitedMs: number): void {
    const { unfinished } = this.#reader;
    const isNoAnswer = unfinished !== '' && !isPop3(unfinished);
    if (this.phase === 'greeting' && isNoAnswer) return this.#outOfStep(unfinished);
    if (!this.#outbox.first) return this.#outOfStep('');
    this.#end({ kind: 'timed-out', phase: this.phase, waitedMs, sent: this.#sent() });
  }

  /** What came fits nothing that was asked: from here on no answer could be trusted. */
  #outOfStep(text: string): void {
    const line = this.#shown(text);
    const command = this.#outbox.first?.question.word ?? '';
    if (this.phase === 'greeting' && !isPop3(text)) this.#end({ kind: 'not-pop3', line });
    else if (command === 'QUIT') this.#end(this.#closedFault(text));
    else this.#end({ kind: 'garbled', command, line });
  }

  #end(fault: Pop3Fault): void {
    if (this.#ended) return;
    this.#ended = fault;
    const others = this.#forOthers(fault);
    this.#deadline.stop();
    const isOver = fault.kind === 'closed' && fault.phase === 'update';
    if (isOver && fault.sent === 'nothing-final') this.#socket.destroySoon();
    else this.#socket.destroy();
    const { written, waiting } = this.#outbox.close();
    written[0]?.fail(fault);
    for (const ask of written) this.#tell(ask, '', null);
    for (const ask of [...written, ...waiting]) ask.fail(others);
    this.#onClosed(fault);
  }

  /** What one ask did to the line is no fault of the others. */
  #forOthers(fault: Pop3Fault): Pop3Fault {
    return fault.kind === 'closed' || fault.kind === 'timed-out'
      ? fault
      : this.#closedFault('');
  }

  #closedFault(line: string): Pop3Fault {
    const { phase } = this;
    return { kind: 'closed', phase, line: this.#shown(line), sent: this.#sent() };
  }

  #sent(): Sent {
    return this.#outbox.hasQuit ? 'quit' : 'nothing-final';
  }

  #shown(line: string): string {
    return shownLine(this.redact(line));
  }

  #tell(ask: Ask, line: string, ok: boolean | null): void {
    const bytesIn = this.#reader.consumed - this.#answerBegan;
    this.#trace(traceOf(ask, { line: this.#shown(line), ok, bytesIn }));
  }
}
