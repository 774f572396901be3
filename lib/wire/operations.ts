// The contract: what the browser can ask of the proxy, and what comes back. Both sides
// import this file and nothing else of each other. Each operation has parameters, `part`s
// that may come while it runs, and one result; `read` also streams bytes.
import { z } from 'zod/mini';
import { imageTypes } from '../mail/image-type.ts';
import type { MessageId, Summary } from '../mail/message.ts';
import { snippetChars } from '../mail/snippet.ts';
import { certificate, steps } from './faults.ts';
import { targetOperations } from './target.ts';

// One schema serves both sides without generating code, which a strict policy forbids.
z.config({ jitless: true });

/** Raised with every incompatible change; a mismatch says "reload", it does not guess. */
export const wireVersion = 2;

/** Bounds of what may cross in one frame; units in the names. */
export const wireLimits = {
  idsPerRequest: 1_000,
  rowsPerPart: 2_000,
  snippetLines: 100, // a page of text; ours
  /** A made name is a UIDL (70) and a counter; odd servers send longer UIDLs. */
  idChars: 512,
  hostChars: 253, // RFC 1035 §2.3.4
  userChars: 1_000, // RFC 4616 allows 255 octets each; ours, for odd servers
  passwordChars: 8_000, // a token can be long; ours
  urlChars: 4_000, // some CDNs sign theirs with a kilobyte; ours
  listAddressChars: 8_000, // as lib/mail/lists.ts reads them
  victimsPerCommit: 20_000, // one commit is one session, and one frame
  /** Largest frame the proxy takes: the victims above at 200 bytes; a bigger one ends the socket. */
  frameBytes: 4 * 1024 * 1024,
} as const;

const text = (max: number) => z.string().check(z.maxLength(max));
const count = z.int().check(z.minimum(0));
export const messageId = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(wireLimits.idChars)),
  z.transform((id) => id as MessageId), // the schema is where the brand is earned
);

export const security = z.enum(['tls', 'stls', 'plain']);
export type Security = z.infer<typeof security>;
/** `look`: nothing on the server changes. `manage`: DELE is possible, at a commit only. */
export const visit = z.enum(['look', 'manage']);
export type VisitKind = z.infer<typeof visit>;
/**
 * How the password is said. `password`: as it is, also where the line is not encrypted.
 * `challenge`: only in a way that does not show it. Absent: see server/pop3/auth.ts.
 */
export const signInBy = z.enum(['password', 'challenge']);
export type SignInBy = z.infer<typeof signInBy>;

const address = z.object({ name: z.string(), address: z.string() });
export const summary: z.ZodMiniType<Summary> = z.pipe(
  z.object({
    id: messageId,
    from: z.array(address),
    to: z.array(address),
    subject: z.string(),
    date: z.nullable(z.number()),
    arrived: z.nullable(z.number()),
    messageId: z.string(),
    mayHaveAttachments: z.boolean(),
    headerHash: z.string(),
    snippet: z.optional(z.string().check(z.maxLength(snippetChars))),
    piece: z.optional(
      z.object({ id: z.string(), number: z.number(), total: z.nullable(z.number()) }),
    ),
  }),
  z.transform((value) => value as Summary), // exactOptionalPropertyTypes: absent, not undefined
);

/** What the server is and can do, after sign-in. */
export const serverReport = z.object({
  host: z.string(),
  port: z.number(),
  security,
  /** CAPA lines after sign-in, upper-case word and arguments; empty where there is no CAPA. */
  capabilities: z.array(z.string()),
  greeting: z.string(),
  tls: z.nullable(
    z.object({
      protocol: z.string(),
      cipher: z.string(),
      certificate,
      pinned: z.boolean(),
    }),
  ),
  hasTop: z.boolean(),
  hasUidl: z.boolean(),
  pipelining: z.boolean(),
  /** Days the server keeps mail by RFC 2449 EXPIRE; 0 may mean "deleted once read". */
  expireDays: z.nullable(z.number()),
  loginDelaySeconds: z.nullable(z.number()),
});
export type ServerReport = z.infer<typeof serverReport>;

/** What a snapshot of the mailbox amounts to. Its rows arrive before, as `rows` events. */
export const snapshot = z.object({
  /** Counts the snapshots of this socket; rows carry the same number. */
  serial: count,
  count,
  octets: count,
  /** Milliseconds since 1970, by the proxy's clock. */
  takenAt: z.number(),
  /** UIDLs the server gave twice: those messages are read but never deleted (doubtful). */
  doubles: z.array(messageId),
  /** STAT's own word where it contradicts LIST. */
  statDisagrees: z.optional(z.object({ count, octets: count })),
});
export type Snapshot = z.infer<typeof snapshot>;

const nothing = z.object({});
const none = z.never();
const openParams = z.object({
  host: text(wireLimits.hostChars),
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  security,
  user: text(wireLimits.userChars),
  password: text(wireLimits.passwordChars),
  visit,
  /** SHA-256 (hex) of the one certificate to accept in place of a verified chain. */
  pin: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  signIn: z.optional(signInBy),
});
const opened = z.object({ server: serverReport, snapshot });

/** What a commit is asked to remove; `size` and `headerHash` as they were when marked. */
export const victim = z.object({
  id: messageId,
  size: count,
  /** Null where the header was never fetched. */
  headerHash: z.nullable(z.string()),
});
export type Victim = z.infer<typeof victim>;
/** `unproven`: what is there could not be looked at; the server's line says why. */
export const skipReasons = ['gone', 'double', 'changed', 'unproven'] as const;

/** `<selector>._domainkey.<domain>` or `_dmarc.<domain>`, every label of its usual shape. */
const txtName =
  /^(?:(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}_domainkey|_dmarc)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?){2,12}$/;
/** Names that mean something only where the proxy stands (RFC 6761, RFC 6762, RFC 8375). */
function isPublicName(name: string): boolean {
  return !/\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|onion)$/.test(name);
}

export const operations = {
  /** Connect, sign in, count, list. Parts are the five steps as they begin and end. */
  open: {
    params: openParams,
    part: z.object({ step: z.enum(steps), state: z.enum(['running', 'done']) }),
    result: opened,
  },
  /** Leave and come back: a new snapshot. The password is the one the visit holds. */
  check: { params: nothing, part: none, result: opened },
  /**
   * Headers as summaries, in the order asked; `urgent` ones overtake all others. With `lines`
   * so many of the text are read too (TOP), and each summary has a snippet, but for messages
   * so large that a line of theirs may be the whole of them.
   */
  headers: {
    params: z.object({
      ids: z
        .array(messageId)
        .check(z.minLength(1), z.maxLength(wireLimits.idsPerRequest)),
      urgent: z.boolean(),
      lines: z.optional(z.int().check(z.minimum(1), z.maximum(wireLimits.snippetLines))),
    }),
    part: z.object({ summaries: z.array(summary) }),
    /** Ids whose header could not be had, with the server's line. */
    result: z.object({ failed: z.array(z.object({ id: messageId, line: z.string() })) }),
  },
  /**
   * One message's bytes, dots removed, as binary frames; first a part that says how it is
   * read. `lines` asks for the header and so many lines only (TOP). `allowRetr` is the
   * person's consent where a look-only visit cannot do without RETR. `urgent: false` is one
   * of a download: whatever a person waits for overtakes it. Absent, a person waits.
   */
  read: {
    params: z.object({
      id: messageId,
      lines: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
      allowRetr: z.optional(z.boolean()),
      urgent: z.optional(z.boolean()),
    }),
    part: z.object({ via: z.enum(['TOP', 'RETR']), size: count }),
    /** `octets` received; `whole` when the end mark came and nothing was cut away. */
    result: z.object({ octets: count, whole: z.boolean(), via: z.enum(['TOP', 'RETR']) }),
  },
  /**
   * DELE for each victim that is proven to be the same, then QUIT. `quit: null` means the
   * line was lost after QUIT was sent: nobody knows yet; look again with `check`.
   */
  commit: {
    params: z.object({
      victims: z
        .array(victim)
        .check(z.minLength(1), z.maxLength(wireLimits.victimsPerCommit)),
    }),
    part: z.discriminatedUnion('phase', [
      z.object({ phase: z.literal('checking'), done: count, total: count }),
      z.object({ phase: z.literal('deleting'), done: count, total: count }),
      z.object({ phase: z.literal('applying') }),
    ]),
    result: z.object({
      sent: z.array(messageId),
      skipped: z.array(
        z.object({
          id: messageId,
          why: z.enum(skipReasons),
          line: z.optional(z.string()),
        }),
      ),
      refused: z.array(z.object({ id: messageId, line: z.string() })),
      quit: z.nullable(z.object({ ok: z.boolean(), line: z.string() })),
    }),
  },
  /**
   * TXT records by which a sender is checked: keys of signatures (RFC 6376 §3.6.2) and
   * policies (RFC 7489 §6.1). No other name can be asked for.
   */
  txt: {
    params: z.object({
      name: z
        .string()
        .check(
          z.maxLength(wireLimits.hostChars),
          z.regex(txtName),
          z.refine(isPublicName),
        ),
    }),
    part: none,
    result: z.discriminatedUnion('state', [
      z.object({ state: z.literal('found'), records: z.array(z.string()) }),
      z.object({ state: z.literal('none') }),
      z.object({ state: z.literal('no-answer') }),
      /** The person who runs the proxy has switched it off, or the budget is spent. */
      z.object({ state: z.literal('not-asked') }),
    ]),
  },
  /**
   * An image that a message names, fetched by the proxy; its bytes come as binary frames and
   * count for something only when the result says so. The address travels here and nowhere
   * else. Only where `hello.images` is `proxy`.
   */
  image: {
    params: z.object({ url: text(wireLimits.urlChars) }),
    part: none,
    result: z.discriminatedUnion('state', [
      z.object({ state: z.literal('loaded'), type: z.enum(imageTypes), octets: count }),
      /** One word for whatever the network did: who asks learns nothing of ours by it. */
      z.object({
        state: z.literal('failed'),
        why: z.enum(['unreachable', 'not-an-image', 'too-large', 'too-many']),
      }),
    ]),
  },
  /**
   * The one-click POST that leaves a mailing list (RFC 8058), after the person confirmed
   * where it goes. `status` is what the list's server answered.
   */
  leave: {
    params: z.object({ url: text(wireLimits.listAddressChars) }),
    part: none,
    result: z.discriminatedUnion('state', [
      z.object({ state: z.literal('accepted'), status: z.int() }),
      z.object({ state: z.literal('refused'), status: z.int() }),
      z.object({
        state: z.literal('failed'),
        why: z.enum(['unreachable', 'not-allowed', 'too-many']),
      }),
    ]),
  },
  /** Switch between look and manage without a new session. */
  allow: { params: z.object({ visit }), part: none, result: nothing },
  /** Give the mailbox back now; the visit stays and reopens when it has work. */
  release: { params: nothing, part: none, result: nothing },
  /** End the visit and forget the password. */
  close: { params: nothing, part: none, result: nothing },
  ...targetOperations,
} as const;

export type Operation = keyof typeof operations;
export type Params<N extends Operation> = z.input<(typeof operations)[N]['params']>;
export type ParsedParams<N extends Operation> = z.output<
  (typeof operations)[N]['params']
>;
export type Part<N extends Operation> = z.output<(typeof operations)[N]['part']>;
export type Result<N extends Operation> = z.output<(typeof operations)[N]['result']>;

/** A name that came over a wire is not an operation until it was looked up here. */
export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}
