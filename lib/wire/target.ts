// Copies into an IMAP account: what the browser asks of the proxy for them. The message's
// bytes come as binary frames from the browser, no further than the proxy's `credit` frames
// allow; what the target keeps is read back and told as hashes, for the browser to compare.
import { z } from 'zod/mini';
import { certificate, steps } from './faults.ts';

/** Bounds of what a copy may ask; units in the names. */
export const targetLimits = {
  /**
   * Largest message that is copied: it stands whole in the proxy's memory, for IMAP wants its
   * size first and the library the whole of it. Providers take up to 50 MB. Ours.
   */
  messageBytes: 64 * 1024 * 1024,
  hostChars: 253, // RFC 1035 §2.3.4
  userChars: 1_000, // as for POP3
  passwordChars: 8_000, // as for POP3
  /** ours: a path of ten names of a hundred characters */
  folderChars: 1_000,
  /** ours: a person reads no longer list; the name can be typed */
  folders: 1_000,
  /** RFC 5322 §2.1.1: a line */
  messageIdChars: 998,
  /** Copies that may be the one looked for, each read through; some programs repeat a
   * Message-ID for every message of theirs. Ours. */
  candidates: 32,
} as const;

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const count = z.int().check(z.minimum(0));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** RFC 3501 §2.3.1.1: 32 bits, never 0. */
const uid = z.int().check(z.minimum(1), z.maximum(0xffff_ffff));
const uidValidity = z.string().check(z.regex(/^\d{1,10}$/));

const fingerprint = z.object({
  octets: count,
  whole: sha256,
  lines: sha256,
  body: sha256,
});

/** Encrypted from the start, or by STARTTLS before anything is said. Never in the clear. */
export const targetSecurity = z.enum(['tls', 'starttls']);
export type TargetSecurity = z.infer<typeof targetSecurity>;

const folder = z.object({
  path: z.string(),
  /** False for a name that only holds others. */
  holdsMessages: z.boolean(),
});

/** `quota`, `too-large`: as the server's code or words say it. */
export const refusals = ['quota', 'too-large', 'other'] as const;
export type Refusal = (typeof refusals)[number];

const nothing = z.object({});
const none = z.never();

export const targetOperations = {
  /** Signs in; one account at a time. The password is kept for no second try. */
  targetOpen: {
    params: z.object({
      host: text(targetLimits.hostChars),
      port: z.int().check(z.minimum(1), z.maximum(65_535)),
      security: targetSecurity,
      user: text(targetLimits.userChars),
      password: text(targetLimits.passwordChars),
      /** SHA-256 (hex) of the one certificate to accept in place of a verified chain. */
      pin: z.optional(sha256),
    }),
    part: z.object({ step: z.enum(steps), state: z.enum(['running', 'done']) }),
    result: z.object({
      protocol: z.string(),
      certificate,
      folders: z.array(folder),
      /** Between the names of a path; '' where the server has no folders in folders. */
      delimiter: z.string(),
      /** What every path of the person's own begins with; mostly ''. */
      prefix: z.string(),
      /** Octets by RFC 7889; null where the server names none. */
      appendLimit: z.nullable(count),
    }),
  },
  /** Opens the folder that copies go to; makes it where it is not there. */
  targetFolder: {
    params: z.object({ path: text(targetLimits.folderChars) }),
    part: none,
    result: z.object({
      /** As the server names it. */
      path: z.string(),
      uidValidity,
      messages: count,
      created: z.boolean(),
    }),
  },
  /**
   * One message, `size` octets of it as binary frames; then read back. `refused`: the server
   * said so, and keeps nothing. A fault in place of a result leaves open whether it keeps it:
   * `targetFind` tells.
   */
  targetAppend: {
    params: z.object({
      size: z.int().check(z.minimum(1), z.maximum(targetLimits.messageBytes)),
      sha256,
      seen: z.boolean(),
      /** Milliseconds since 1970; null: the server's own clock. */
      received: z.nullable(z.int().check(z.minimum(0), z.maximum(253_402_300_799_000))),
    }),
    part: none,
    result: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('stored'),
        uidValidity,
        uid: z.nullable(uid),
        /** What is there; null where the server did not say which it is or let it be read. */
        copy: z.nullable(fingerprint),
      }),
      z.object({ state: z.literal('refused'), why: z.enum(refusals), line: z.string() }),
    ]),
  },
  /**
   * Copies in the folder that may be this message: the one of `uid`; else those of its
   * Message-ID, or of its size where it has none. Each was read through.
   */
  targetFind: {
    params: z.object({
      uid: z.nullable(uid),
      /** With its angle brackets; null where it has none that can be asked for. */
      messageId: z.nullable(text(targetLimits.messageIdChars)),
      size: count,
    }),
    part: none,
    result: z.object({ found: z.array(z.object({ uid, copy: fingerprint })) }),
  },
  /** Leaves the account. */
  targetClose: { params: nothing, part: none, result: nothing },
} as const;
