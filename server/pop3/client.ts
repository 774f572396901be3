// POP3 as methods: each is one command, how it is asked and how its answer is read. (It is
// long because the standard's commands are seen together here, and each is short.)
import type {
  AskOptions,
  Capabilities,
  Credentials,
  EngineLimits,
  Pop3Client,
  Sink,
  TlsReport,
} from './api.ts';
import type { Answer, Question } from './ask.ts';
import { secretsOf } from './auth.ts';
import { noCapabilities, readCapabilities } from './capabilities.ts';
import type { Connection } from './connection.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';
import { withoutGap } from './gap.ts';
import { hasQuirk } from './known-servers.ts';
import { createListing, nameIn, numberIn, sizeIn } from './listing.ts';
import { createRedactor, responseCode, shownLine } from './redact.ts';
import { believed, signIn, type Origin } from './signing-in.ts';

/** What a command with a short answer is expected to bring, in bytes. */
const shortAnswer = 64;
/** A header as `TOP n 0` brings it, in bytes, where LIST does not say less. */
const usualHeader = 2_048;

/** RFC 5646 §2.1, as far as its form goes; tags are the same in any case. */
const languageTag = '[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*';

export class Client implements Pop3Client {
  readonly greeting: string;
  readonly tls: TlsReport | null;
  readonly #connection: Connection;
  readonly #limits: EngineLimits;
  readonly #origin: Origin;
  #capabilities: Capabilities;
  /** From the newest LIST: what a RETR will bring. */
  #sizes: ReadonlyMap<number, number> = new Map();

  constructor(options: {
    connection: Connection;
    limits: EngineLimits;
    tls: TlsReport | null;
    origin: Origin;
  }) {
    this.#connection = options.connection;
    this.#limits = options.limits;
    this.#origin = options.origin;
    this.greeting = shownLine(options.origin.greeting);
    this.tls = options.tls;
    this.#capabilities = believed(
      options.origin.remembered ?? noCapabilities,
      options.origin,
    );
  }

  get capabilities(): Capabilities {
    return this.#capabilities;
  }
  get ended(): Pop3Fault | null {
    return this.#connection.ended;
  }
  get hasLostAnswers(): boolean {
    return this.#capabilities.pipelining && this.#connection.hasLostAnswers;
  }
  get closed(): Promise<Pop3Fault> {
    return this.#connection.closed;
  }

  /** Asks CAPA and remembers the answer; "-ERR" leaves what is known as it is. */
  async askCapabilities(ask?: AskOptions): Promise<Capabilities> {
    const lines: string[] = [];
    const read = (line: string) => {
      // No capability begins so: the answer before this one was somebody else's.
      if (/^(\+OK|-ERR)(?![a-z0-9])/i.test(line)) throw this.#garbled('CAPA', line);
      lines.push(line);
    };
    const answer = await this.#listing('CAPA', read, ask);
    if (answer.ok) this.#capabilities = believed(readCapabilities(lines), this.#origin);
    return this.#capabilities;
  }

  async signIn(who: Credentials, ask?: AskOptions & { ahead?: boolean }): Promise<void> {
    const connection = this.#connection;
    connection.redact = createRedactor(secretsOf(who));
    await signIn(who, this.#origin, {
      connection,
      ask,
      capabilities: () => this.#capabilities,
      askCapabilities: () => this.askCapabilities(ask),
      unheardMs: this.#limits.unheardMs,
    });
    connection.phase = 'transaction';
    const since = performance.now();
    connection.returnsIn = () => {
      const delayMs = (this.#capabilities.loginDelaySeconds ?? 0) * 1_000;
      return Math.max(0, since + delayMs - performance.now());
    };
    connection.pipelining = this.#capabilities.pipelining;
    const asked = this.#askAnew(who, ask);
    if (!ask?.ahead || !this.#capabilities.pipelining) return asked;
    // A line that is lost meanwhile is heard of by what the caller asks next.
    asked.catch(() => {});
  }

  /** After the sign-in a server may know more, or other things. */
  async #askAnew(who: Credentials, ask?: AskOptions): Promise<void> {
    const { remembered, forget } = this.#origin;
    const { pipelining, utf8 } = await this.askCapabilities(ask);
    this.#connection.pipelining = pipelining;
    // It can only be asked for before the sign-in: the next visit looks what there is.
    if (utf8 && remembered?.utf8 === false) forget();
    // Hiding every line of a session would hide the session: see createRedactor.
    if ('password' in who && who.password.length < 4)
      this.#connection.redact = (line) => line;
  }

  async languages(ask?: AskOptions): Promise<Map<string, string> | null> {
    const names = new Map<string, string>();
    const tags = new Set<string>();
    const read = (line: string) => {
      const [, tag, name = ''] = new RegExp(`^(${languageTag}) *(.*)$`).exec(line) ?? [];
      const isNew = tag !== undefined && !tags.has(tag.toLowerCase());
      if (!isNew) throw this.#garbled('LANG', line);
      tags.add(tag.toLowerCase());
      names.set(tag, Buffer.from(name, 'latin1').toString('utf8'));
    };
    const answer = await this.#listing('LANG', read, ask);
    return answer.ok ? names : null;
  }

  async speak(tag: string, ask?: AskOptions): Promise<boolean> {
    if (!new RegExp(`^(\\*|${languageTag})$`).test(tag))
      throw new Pop3Error({ kind: 'unsayable' });
    return (await this.#ask({ line: `LANG ${tag}`, word: 'LANG' }, ask)).ok;
  }

  /** What is said of one number; null where it is refused. Of another number is out of step. */
  async #ofOne(
    word: string,
    n: number,
    form: RegExp,
    ask?: AskOptions,
  ): Promise<string | null> {
    const { ok, line } = await this.#ask({ line: `${word} ${n}`, word }, ask);
    // A refusal with a code has another reason, and says nothing of the message.
    if (!ok && responseCode(line) !== null) throw this.#refused(word, line);
    if (!ok) return null;
    const [, number, rest = ''] = /^\+OK +(\d{1,10}) +(.*)$/i.exec(line) ?? [];
    const said = form.exec(rest)?.[1];
    if (said !== undefined && Number(number) === n) return said;
    throw this.#outOfStep(word, line);
  }

  async stat(ask?: AskOptions): Promise<{ count: number; octets: number }> {
    const { line } = await this.#must({ line: 'STAT', word: 'STAT' }, ask);
    const [, count, octets] = /^\+OK +(\d{1,10}) +(\d{1,15})/i.exec(line) ?? [];
    if (count === undefined || octets === undefined) throw this.#outOfStep('STAT', line);
    return { count: Number(count), octets: Number(octets) };
  }

  async list(ask?: AskOptions): Promise<Map<number, number>> {
    const sizes = new Map<number, number>();
    const read = (line: string) => this.#note('LIST', line, sizes, sizeIn(line));
    const answer = await this.#listing('LIST', read, ask);
    if (!answer.ok) await this.#mustBeEmpty('LIST', answer, ask);
    this.#sizes = sizes;
    return sizes;
  }

  async sizeOf(n: number, ask?: AskOptions): Promise<number | null> {
    const size = await this.#ofOne('LIST', n, /^(\d{1,15})(?!\d)/, ask);
    return size === null ? null : Number(size);
  }

  async uidl(ask?: AskOptions): Promise<Map<number, string> | null> {
    const names = new Map<number, string>();
    const read = (line: string) => this.#note('UIDL', line, names, nameIn(line));
    const answer = await this.#listing('UIDL', read, ask);
    if (answer.ok) return names;
    const isKnown = this.#capabilities.uidl || responseCode(answer.line) !== null;
    if (isKnown) await this.#mustBeEmpty('UIDL', answer, ask);
    else if ((await this.stat(ask)).count > 0) return null;
    return names;
  }

  uidlOf(n: number, ask?: AskOptions): Promise<string | null> {
    return this.#ofOne('UIDL', n, /^(\S.*?)\s*$/, ask);
  }

  top(
    n: number,
    lines: number,
    take: Sink,
    ask?: AskOptions,
  ): Promise<{ octets: number }> {
    if (lines > 0 && hasQuirk('doubles-gap', this))
      return withoutGap(take, (sink) => this.#top(n, lines, sink, ask));
    return this.#top(n, lines, take, ask);
  }

  retr(n: number, take: Sink, ask?: AskOptions): Promise<{ octets: number }> {
    const octets = this.#sizes.get(n);
    return this.#message('RETR', n, `RETR ${n}`, take, octets ?? Infinity, octets, ask);
  }

  dele(n: number, ask?: AskOptions): Promise<void> {
    const line = `DELE ${n}`;
    const question: Question = {
      line,
      shown: line,
      word: 'DELE',
      expects: shortAnswer,
      whenAborted: 'wait',
      message: n,
    };
    return this.#connection.ask(question, ask, this.#isDone);
  }

  async noop(ask?: AskOptions): Promise<void> {
    await this.#must({ line: 'NOOP', word: 'NOOP' }, ask);
  }

  async rset(ask?: AskOptions): Promise<void> {
    await this.#must({ line: 'RSET', word: 'RSET', whenAborted: 'wait' }, ask);
  }

  async quit(ask?: AskOptions): Promise<{ ok: boolean; line: string }> {
    const { quitMs: answerMs } = this.#limits;
    const question = { line: 'QUIT', word: 'QUIT', alone: true, answerMs } as const;
    const answer = await this.#ask({ ...question, whenAborted: 'wait' }, ask);
    const shown = this.#shown(answer.line);
    this.#connection.over(shown);
    return { ok: answer.ok, line: shown };
  }

  destroy(): void {
    this.#connection.destroy();
  }

  #top(
    n: number,
    lines: number,
    take: Sink,
    ask?: AskOptions,
  ): Promise<{ octets: number }> {
    const size = this.#sizes.get(n) ?? Infinity;
    // A line may be all of the message: with lines asked for, no less is expected.
    const expects = lines === 0 ? Math.min(size, usualHeader) : size;
    // A line has two octets at least: so many lines are all there are.
    const octets = lines * 2 >= size ? size : undefined;
    return this.#message('TOP', n, `TOP ${n} ${lines}`, take, expects, octets, ask);
  }

  /** TOP and RETR: asked by the ten thousand, so they take the straightest way. */
  #message(
    word: string,
    message: number,
    line: string,
    take: Sink,
    expected: number,
    octets: number | undefined,
    ask?: AskOptions,
  ): Promise<{ octets: number }> {
    const { messageBytes: limitBytes, windowAnswerBytes } = this.#limits;
    // What nobody knows the size of goes alone among bulk commands.
    const expects = Number.isFinite(expected) ? expected : windowAnswerBytes;
    const question: Question = {
      line,
      shown: line,
      word,
      take,
      limitBytes,
      octets,
      expects,
      whenAborted: 'drop',
      message,
    };
    return this.#connection.ask(question, ask, this.#octetsOf);
  }

  #listing(
    word: string,
    read: (line: string) => void,
    ask?: AskOptions,
  ): Promise<Answer> {
    const { listingLineBytes: lineBytes, listingLines, capaLines } = this.#limits;
    const lines = word === 'CAPA' || word === 'LANG' ? capaLines : listingLines;
    const { add: take, end } = createListing({ lineBytes, lines }, read);
    // Nobody knows its size, and what is asked behind it should not wait for its end.
    return this.#ask({ line: word, word, take, end }, ask);
  }

  /**
   * One line of a listing. The same number twice or none at all is no listing, and the
   * answers are out of step: the line is cut.
   */
  #note<T>(word: string, line: string, notes: Map<number, T>, value: T | null): void {
    const n = numberIn(line);
    const before = notes.size;
    if (value !== null && n > 0) notes.set(n, value);
    if (notes.size === before) throw this.#garbled(word, line);
  }

  /** Some servers refuse to list nothing. */
  async #mustBeEmpty(word: string, answer: Answer, ask?: AskOptions): Promise<void> {
    if ((await this.stat(ask)).count > 0) throw this.#refused(word, answer.line);
  }

  async #must(
    question: Partial<Question> & { line: string; word: string },
    ask?: AskOptions,
  ): Promise<Answer> {
    const answer = await this.#ask(question, ask);
    this.#isDone(answer);
    return answer;
  }

  readonly #isDone = ({ ok, line, question }: Answer): void => {
    if (!ok) throw this.#refused(question.word, line);
  };

  readonly #octetsOf = (answer: Answer): { octets: number } => {
    this.#isDone(answer);
    return { octets: answer.octets };
  };

  #ask(
    question: Partial<Question> & { line: string; word: string },
    ask?: AskOptions,
  ): Promise<Answer> {
    const usual = {
      shown: question.line,
      expects: shortAnswer,
      whenAborted: 'drop',
    } as const;
    return this.#connection.ask({ ...usual, ...question }, ask, itself);
  }

  #refused(command: string, line: string): Pop3Error {
    const shown = this.#shown(line);
    return new Pop3Error({
      kind: 'refused',
      command,
      line: shown,
      code: responseCode(shown),
      phase: this.#connection.phase,
    });
  }

  #garbled(command: string, line: string): Pop3Error {
    const { phase } = this.#connection;
    return new Pop3Error({ kind: 'garbled', command, line: this.#shown(line), phase });
  }

  /** An answer that is none to what was asked: the line is cut. */
  #outOfStep(command: string, line: string): Pop3Error {
    const garbled = this.#garbled(command, line);
    this.#connection.end(garbled.fault);
    return garbled;
  }

  #shown(line: string): string {
    return shownLine(this.#connection.redact(line));
  }
}

const itself = (answer: Answer): Answer => answer;
