// Everything that can go wrong between a click and its answer, as one closed union. The
// words for people are made from it in one table (lib/client/fault-words.ts), in every
// language; nothing here is a sentence. Numbers F1… are the failure catalogue's.
import { z } from 'zod/mini';

/** The five visible steps of opening a mailbox, in order. */
export const steps = ['connect', 'tls', 'cert', 'auth', 'count'] as const;
export type Step = (typeof steps)[number];

/** What a certificate says; every text is the server's own and therefore untrusted. */
export const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the DER bytes, lower-case hex: what is pinned. */
  sha256: z.string(),
  protocol: z.optional(z.string()),
});
export type Certificate = z.infer<typeof certificate>;

/** The server's own line, as text, cut at 512 characters; '' where it said nothing. */
const line = z.string();

/** What the conversation was about when it went wrong. Words are made from these only. */
export const moments = [
  'connect',
  'greeting',
  'tls',
  'authorization',
  'transaction',
  'update',
  'capabilities',
  'listing',
  'message',
  'deletion',
  'relay', // the browser did not understand the relay
] as const;
export type Moment = (typeof moments)[number];
const moment = z.enum(moments);

/** `line` and `lines` are a listing's: one too long, or too many. `status` is an answer's first. */
export const ceilings = ['message', 'status', 'line', 'lines'] as const;

export const fault = z.discriminatedUnion('kind', [
  // reaching the server
  z.object({ kind: z.literal('no-such-host'), host: z.string() }), // F1
  z.object({ kind: z.literal('refused-port'), host: z.string(), port: z.number() }), // F2
  z.object({
    kind: z.literal('no-answer'),
    host: z.string(),
    port: z.number(),
    seconds: z.number(),
  }), // F3
  z.object({ kind: z.literal('unreachable'), host: z.string() }), // F4
  z.object({ kind: z.literal('closed'), during: moment, line }), // F5, F28a
  z.object({
    kind: z.literal('not-pop3'),
    host: z.string(),
    port: z.number(),
    looksLike: z.enum(['imap', 'smtp', 'http', 'ftp', 'ssh', 'tls', 'unknown']),
    line,
  }), // F6
  z.object({ kind: z.literal('port-not-tls'), port: z.number() }), // F7
  z.object({ kind: z.literal('port-wants-tls'), port: z.number() }), // F8
  z.object({ kind: z.literal('no-stls'), host: z.string() }), // F9
  z.object({
    kind: z.literal('certificate'),
    why: z.enum([
      'expired',
      'not-yet',
      'name',
      'self-signed',
      'chain',
      'pin-changed',
      'other',
    ]),
    host: z.string(),
    certificate,
    code: z.string(),
  }), // F10–F13
  z.object({ kind: z.literal('old-tls'), host: z.string(), detail: z.string() }), // F14
  // signing in
  z.object({
    kind: z.literal('sign-in'),
    why: z.enum([
      'refused',
      'challenge-refused', // in the clear: the password itself was not sent
      'app-password',
      'oauth-only',
      'pop-off',
      'blocked',
      'plain-forbidden',
      'unsayable',
      'no-method',
    ]),
    line,
  }), // F15–F18, F23
  z.object({ kind: z.literal('in-use'), line, retrySeconds: z.number() }), // F19
  z.object({ kind: z.literal('login-delay'), line, retrySeconds: z.number() }), // F20
  z.object({ kind: z.literal('server-temporary'), line }), // F21
  z.object({ kind: z.literal('server-permanent'), line }), // F22
  // working
  z.object({ kind: z.literal('no-top') }), // F24
  z.object({ kind: z.literal('no-uidl') }), // F25
  z.object({ kind: z.literal('needs-retr') }), // look-only, and only RETR can read: asked first
  z.object({ kind: z.literal('gone'), line }), // F26
  z.object({ kind: z.literal('refused'), command: z.string(), line }),
  z.object({ kind: z.literal('garbled'), during: moment, line }),
  z.object({ kind: z.literal('timed-out'), during: moment, seconds: z.number() }),
  z.object({ kind: z.literal('too-large'), what: z.enum(ceilings), limit: z.number() }),
  z.object({ kind: z.literal('idle'), minutes: z.number() }), // F33
  // the relay itself
  z.object({ kind: z.literal('relay-gone') }), // F29
  z.object({
    kind: z.literal('not-allowed'),
    host: z.string(),
    allowed: z.array(z.string()),
  }), // F30
  z.object({ kind: z.literal('too-many'), retrySeconds: z.number() }),
  z.object({ kind: z.literal('bad-request'), what: z.string() }),
  z.object({ kind: z.literal('wrong-version'), ours: z.number(), theirs: z.number() }),
  z.object({ kind: z.literal('not-signed-in') }),
  z.object({ kind: z.literal('busy') }), // this socket already has a mailbox open
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('shutting-down') }),
  z.object({ kind: z.literal('internal'), ref: z.string() }), // a defect of ours; `ref` finds it in the log
]);
export type Fault = z.infer<typeof fault>;
export type FaultKind = Fault['kind'];
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** The one error that crosses from the wire into code. Its message is the kind, never a secret. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** What went wrong, where anything can: what nobody foresaw is `internal`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { kind: 'internal', ref: '' };
}
