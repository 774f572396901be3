// The engine's face: what a caller hands in and what it gets. Everything else in this
// folder is how. The engine imports only itself, `server/net` and Node.
import type { Socket } from 'node:net';
import type { Pop3Fault } from './errors.ts';

export type Security = 'tls' | 'stls' | 'plain';

/**
 * Opens a TCP connection to a checked address (see server/net/dial.ts). Rejects with Node's error.
 *
 * `oneBuffer`: all that comes may lie in the same memory, which is written over once 'data' was
 * heard, unless the socket was paused then: a large message leaves no garbage. Such a socket
 * is handed over paused.
 */
export type Dial = (target: {
  host: string;
  port: number;
  signal: AbortSignal;
  oneBuffer?: boolean;
}) => Promise<Socket>;

export type ConnectOptions = {
  host: string;
  port: number;
  security: Security;
  dial: Dial;
  /** Hex SHA-256 of the one certificate accepted in place of a verified chain. */
  pin?: string;
  limits: EngineLimits;
  /** Each command and what became of it; secrets are taken out before it is called. */
  trace?: (event: Trace) => void;
  /** 'connect', 'tls', 'cert' as they begin; the caller knows 'auth' and 'count' itself. */
  onStep?: (step: 'connect' | 'tls' | 'cert') => void;
  signal?: AbortSignal;
  /** What this server answered to CAPA before; see capability-memory.ts. */
  memory?: CapabilityMemory;
  /** SASLprep for SCRAM and APOP; without it NFKC, which is its largest part. */
  prepare?: Prepare;
  /** Shown to a server that asks for it: for SASL EXTERNAL. */
  clientCertificate?: ClientCertificate;
};

/** SASLprep (RFC 4013). What it throws means that the name or password cannot be used. */
export type Prepare = (text: string, what: 'name' | 'password') => string;

/** In PEM: the certificate, its chain behind it, and its key, which may be locked. */
export type ClientCertificate = {
  readonly pem: string;
  readonly key: string;
  readonly passphrase?: string | undefined;
};

/** Remembers what a server can do before the sign-in. Keys hold no user and no secret. */
export type CapabilityMemory = {
  get(key: string): Capabilities | undefined;
  set(key: string, capabilities: Capabilities): void;
  delete(key: string): void;
  /**
   * It announced PIPELINING and lost answers: for a while its commands go one at a time.
   */
  suspect(key: string): void;
  isSuspect(key: string): boolean;
};

/** Every bound of the engine; units in the names, values and sources in server/limits.ts. */
export type EngineLimits = {
  connectMs: number;
  greetingMs: number;
  tlsMs: number;
  /** From a command's turn (its answer is the next one due) to that answer's first byte. */
  replyMs: number;
  /**
   * How long what was sent with another command may stay unanswered before the server is
   * asked something else: it may have heard one command of the two. See unheard.ts.
   */
  unheardMs: number;
  /** Between two chunks of one answer. */
  silenceMs: number;
  quitMs: number;
  statusLineBytes: number;
  /** One line of a LIST, UIDL or CAPA answer. */
  listingLineBytes: number;
  listingLines: number;
  capaLines: number;
  messageBytes: number;
  /** Commands and their bytes written but not yet answered, when PIPELINING is announced. */
  windowCommands: number;
  windowBytes: number;
  /**
   * Bytes that bulk commands in flight are expected to bring: a person's click waits for no
   * more than these, or for half of them and one message where that is larger. On lines
   * that bring more in four round trips (see pace.ts) so much more, up to the second figure.
   */
  windowAnswerBytes: number;
  windowAnswerMostBytes: number;
  /**
   * What is still read and thrown away of a cancelled body; where more is left the line is
   * cut. On lines that bring more in the time of a new sign-in, the server's LOGIN-DELAY
   * included, so much more, up to the second figure.
   */
  discardBytes: number;
  discardMostBytes: number;
  /** Bytes a body must bring in each `silenceMs`: a drip is silence too. */
  trickleBytes: number;
};

/** What a verified or pinned handshake gave. */
export type TlsReport = {
  protocol: string;
  cipher: string;
  certificate: CertificateReport;
  pinned: boolean;
};
export type CertificateReport = {
  subject: string;
  issuer: string;
  names: string[];
  validFrom: string;
  validTo: string;
  sha256: string;
};

/** One line for the protocol console. The command never holds a secret. */
export type Trace = {
  at: number;
  ms: number | null;
  command: string;
  answer: string;
  ok: boolean;
  bytesOut: number;
  bytesIn: number;
  cause: number | null;
  /** The message number a TOP, RETR, DELE spoke of. */
  message: number | null;
};

/** `now`: a person waits. `soon`: it is on screen. `bulk`: all else. In order within each. */
export type Urgency = 'now' | 'soon' | 'bulk';
/**
 * Two sorts of bulk work that do not wait for each other: where both are asked for, each is
 * given as many of the bytes that come as the other. In order within each.
 */
export type Lane = 'rows' | 'bodies';
/**
 * An aborted ask that was not written yet costs nothing. A body that is coming is thrown
 * away where that is sooner done than a new sign-in, else the line is cut (`ended` is then 'cancelled'). DELE,
 * RSET and QUIT, once written, are waited for: they may have been done. A sign-in is cut.
 * Urgency is 'now' where none is named.
 */
export type AskOptions = {
  urgency?: Urgency;
  /** 'bodies' where none is named. */
  lane?: Lane;
  signal?: AbortSignal;
  cause?: number;
};

/**
 * Takes body bytes: dots removed, the last line's CRLF kept, ".CRLF" left out; a view that
 * is only valid until it returns or its promise settles. While a promise is pending the
 * socket is not read. What it throws ends its ask only.
 */
export type Sink = (bytes: Uint8Array) => void | Promise<void>;

/**
 * A token is an OAuth 2.0 access token (RFC 7628, XOAUTH2); `certificate` is SASL EXTERNAL by
 * the one of ConnectOptions, whose `user` may be ''.
 *
 * `by` is the person's choice of how a password is said. 'automatic': the cheapest way where
 * the line is encrypted, and in the clear one that does not show it, if the server offers
 * one. 'challenge': by such a one only. 'password': as it is, also in the clear.
 */
export type Credentials =
  | { user: string; password: string; by?: SignInBy }
  | { user: string; token: string }
  | { user: string; certificate: true };
export type SignInBy = 'automatic' | 'password' | 'challenge';

/** A connection that was greeted, encrypted as asked, and asked for its capabilities. */
export interface Pop3Client {
  /** '' after STLS: it was said in the clear, and could have been anybody's. */
  readonly greeting: string;
  readonly tls: TlsReport | null;
  /** The newest CAPA answer; empty where the server knows no CAPA. */
  readonly capabilities: Capabilities;
  /** Why the connection ended; null while it lives. */
  readonly ended: Pop3Fault | null;
  /**
   * It announced PIPELINING, and the connection ended because answers to commands that were
   * sent together stayed away or fit nothing. Once `closed` has settled, what remembers
   * servers has noted it: on a new connection the same is asked one command at a time.
   */
  readonly hasLostAnswers: boolean;
  /** Settles once, when the connection ended for whatever reason. Never rejects. */
  readonly closed: Promise<Pop3Fault>;

  /**
   * The strongest method both know; see auth.ts. Asks CAPA again after. `ahead`: where
   * PIPELINING was announced before, that answer is not waited for, so that what the caller
   * asks next leaves in the same flight; `capabilities` are the newest once any of it is
   * answered.
   *
   * Where `UTF8` is announced it is asked for just before: else letters in UTF-8 are kept
   * back from us (RFC 6856 §2.1).
   *
   * 'unheard': it announced PIPELINING and did not hear PASS behind USER. What remembers
   * servers has noted it, and on a new connection the same succeeds.
   */
  signIn(who: Credentials, ask?: AskOptions & { ahead?: boolean }): Promise<void>;
  /** Tags and names of the languages it can speak (RFC 6856 §3.2); null where it has no LANG. */
  languages(ask?: AskOptions): Promise<Map<string, string> | null>;
  /** LANG: the language of its lines from here on; `*` is its own choice. False: refused. */
  speak(tag: string, ask?: AskOptions): Promise<boolean>;
  stat(ask?: AskOptions): Promise<{ count: number; octets: number }>;
  /** Size of each message number. */
  list(ask?: AskOptions): Promise<Map<number, number>>;
  /** LIST of one number: null where the server refuses it, for the message is gone. */
  sizeOf(n: number, ask?: AskOptions): Promise<number | null>;
  /** Name of each message number; null where the server does not know UIDL. */
  uidl(ask?: AskOptions): Promise<Map<number, string> | null>;
  /** UIDL of one number: null where the server refuses it, for the message is gone. */
  uidlOf(n: number, ask?: AskOptions): Promise<string | null>;
  /** Header and `lines` of body. */
  top(
    n: number,
    lines: number,
    sink: Sink,
    ask?: AskOptions,
  ): Promise<{ octets: number }>;
  retr(n: number, sink: Sink, ask?: AskOptions): Promise<{ octets: number }>;
  dele(n: number, ask?: AskOptions): Promise<void>;
  noop(ask?: AskOptions): Promise<void>;
  rset(ask?: AskOptions): Promise<void>;
  /**
   * The server's answer to QUIT. Rejects with a fault whose `sent` is 'quit' when no answer
   * came to what had been written, or none that can be read, whatever the reason: then nobody
   * knows what was applied. After an answer `ended` is 'closed' in phase 'update' with `sent`
   * 'nothing-final'; before the sign-in the phase stays, and nothing can have been applied.
   */
  quit(ask?: AskOptions): Promise<{ ok: boolean; line: string }>;
  /** Cuts the line; open asks end in `closed`. */
  destroy(): void;
}

/** CAPA read (RFC 2449); an absent answer is everything false. */
export type Capabilities = {
  /** Each line as sent, word upper-cased. */
  lines: string[];
  /** Was there a CAPA answer at all. */
  known: boolean;
  top: boolean;
  uidl: boolean;
  user: boolean;
  stls: boolean;
  pipelining: boolean;
  respCodes: boolean;
  /** RFC 3206: a refused password is said with [AUTH]. */
  authRespCode: boolean;
  sasl: string[];
  expireDays: number | null;
  expiresNever: boolean;
  loginDelaySeconds: number | null;
  /** The figure may be another for each user: it is sure after the sign-in only. */
  perUser: { expire: boolean; loginDelay: boolean };
  /** What the server calls itself. */
  implementation: string | null;
  /** RFC 6856: the UTF8 command, UTF-8 in user names and passwords, the LANG command. */
  utf8: boolean;
  utf8Names: boolean;
  lang: boolean;
};
