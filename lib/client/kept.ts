// The shapes of what is kept on this device, checked as they come back from it. A record
// that is not of its shape is left out: it was written by another version, or tampered with.
import { z } from 'zod/mini';
import { vaultRecord } from '../archive/vault/keys.ts';
import type { Archive, Shelf } from '../archive/archive.ts';
import { likenesses, type Likeness } from '../mail/fingerprint.ts';
import type { MessageId } from '../mail/message.ts';
import { messageId, operations, security, signInBy, visit } from '../wire/operations.ts';
import { policyBounds, type Because, type Policy, type Rule } from './policy.ts';
import type { BySender } from './own-senders.ts';
import type { Account, Mark, Receipt, Remembered } from './state.ts';

const because: z.ZodMiniType<Because> = z.object({
  rule: z.enum(['days', 'forgotten', 'move', 'newest', 'octets']),
  n: z.number(),
});

const mark: z.ZodMiniType<Mark> = z.object({
  id: messageId,
  size: z.number(),
  headerHash: z.nullable(z.string()),
  subject: z.nullable(z.string()),
  from: z.nullable(z.string()),
  markedAt: z.number(),
  because: z._default(z.nullable(because), null), // older marks are all by hand
});

const receipt: z.ZodMiniType<Receipt> = z.object({
  entry: z.string(),
  account: z.string(),
  at: z.number(),
  checkedAt: z.nullable(z.number()),
  quitLine: z.nullable(z.string()),
  lines: z.array(
    z.object({
      id: messageId,
      subject: z.nullable(z.string()),
      from: z.nullable(z.string()),
      size: z.number(),
      outcome: z.enum(['gone', 'still-there', 'unknown']),
      why: z.nullable(
        z.union([
          z.enum(['already-gone', 'double', 'changed']),
          z.object({ kind: z.literal('unproven'), line: z.string() }),
          z.object({ line: z.string() }),
        ]),
      ),
    }),
  ),
});

/** What the proxy said a commit did, before anybody looked again. */
export type Answer = z.output<(typeof operations)['commit']['result']>;

/**
 * One commit. `planned`: written before anything is sent. `sent`: from before the request
 * leaves until the mailbox has been looked at. `settled`: every outcome is known, or cannot be.
 */
export type Entry = {
  id: string;
  account: string;
  at: number;
  victims: Mark[];
  /** Sizes of the whole listing, in order; only where a victim's name does not last. */
  before: number[] | null;
  /** How many messages were listed; null in older entries. */
  listed: number | null;
  /** Names that were listed with a victim's size; null where they were too many to keep. */
  like: MessageId[] | null;
  state:
    | { name: 'planned' }
    | { name: 'sent'; answer: Answer | null }
    | { name: 'settled'; receipt: Receipt };
};

const entry: z.ZodMiniType<Entry> = z.object({
  id: z.string(),
  account: z.string(),
  at: z.number(),
  victims: z.array(mark),
  before: z.nullable(z.array(z.number())),
  listed: z._default(z.nullable(z.number()), null), // older entries have neither
  like: z._default(z.nullable(z.array(messageId)), null),
  state: z.discriminatedUnion('name', [
    z.object({ name: z.literal('planned') }),
    z.object({
      name: z.literal('sent'),
      answer: z.nullable(operations.commit.result),
    }),
    z.object({ name: z.literal('settled'), receipt }),
  ]),
});

export const account: z.ZodMiniType<Account> = z.pipe(
  z.object({
    key: z.string(),
    address: z.string(),
    host: z.string(),
    port: z.int(),
    security,
    user: z.string(),
    pin: z.optional(z.string()),
    signIn: z.optional(signInBy),
    isDemo: z.boolean(),
  }),
  z.transform((value) => value as Account), // exactOptionalPropertyTypes: absent, not undefined
);
const remembered: z.ZodMiniType<Remembered> = z.object({
  account,
  lastVisit: z.number(),
  visit,
});

/** What the server listed last; names that last only. */
export type Identities = { at: number; ids: MessageId[] };
const identities: z.ZodMiniType<Identities> = z.object({
  at: z.number(),
  ids: z.array(messageId),
});

/**
 * Messages to have here: all that are listed, or these; of those above `textAbove` octets the
 * text alone, null for none.
 */
export type Download = {
  wanted: 'all' | MessageId[];
  isPaused: boolean;
  textAbove: number | null;
};
const download: z.ZodMiniType<Download> = z.object({
  wanted: z.union([z.literal('all'), z.array(messageId)]),
  isPaused: z.boolean(),
  textAbove: z._default(z.nullable(z.number()), null),
});

/**
 * A message that a target keeps; `isOurs`: put there by us, where else it was found there and
 * may, for all that is known, be the very message it was to be a copy of; `folder` by a hash, `copy` the SHA-256 of what was read back.
 * Without a uid, and without `copy`, it is there by the target's word alone.
 */
export type Copied = {
  id: MessageId;
  folder: string;
  uidValidity: string;
  uid: number | null;
  copy: string | null;
  how: Likeness | 'unproven';
  isOurs: boolean;
};
const copied: z.ZodMiniType<Copied> = z.object({
  id: messageId,
  folder: z.string(),
  uidValidity: z.string(),
  uid: z.nullable(z.number()),
  copy: z.nullable(z.string()),
  how: z.enum([...likenesses, 'unproven']),
  isOurs: z.boolean(),
});

const within = ({ least, most }: { least: number; most: number }) =>
  z.int().check(z.minimum(least), z.maximum(most));
const rule: z.ZodMiniType<Rule> = z.discriminatedUnion('name', [
  z.object({ name: z.literal('leave') }),
  z.object({ name: z.literal('days'), days: within(policyBounds.days) }),
  z.object({ name: z.literal('forgotten') }),
  z.object({ name: z.literal('move') }),
  z.object({ name: z.literal('newest'), messages: within(policyBounds.messages) }),
  z.object({ name: z.literal('octets'), octets: z.int().check(z.minimum(1)) }),
]);
const limit = z.nullable(z.int().check(z.minimum(1)));

/**
 * Two of each mailbox, each written alone: what the person chose; and when that was, or when it
 * was acted on last while the clock was believed.
 */
export type KeptPolicy = { policy: Policy } | { ranAt: number };
const policy: z.ZodMiniType<KeptPolicy> = z.union([
  z.object({
    policy: z.object({
      rule,
      asks: z.boolean(),
      keepHere: z.nullable(z.object({ newest: limit, octets: limit })),
    }),
  }),
  z.object({ ranAt: z.number() }),
]);

/**
 * What the person said of one message. `stays`: it is not removed from the server by a rule;
 * `not-here`: it is not fetched by itself. `differs`: not said by the person but found out, that
 * the server has something else under this name than what is here.
 */
export type Wish = { id: MessageId; wish: 'stays' | 'not-here' | 'differs' };
const wish: z.ZodMiniType<Wish> = z.object({
  id: messageId,
  wish: z.enum(['stays', 'not-here', 'differs']),
});

const senders: z.ZodMiniType<BySender> = z.object({
  trustedSenders: z.array(z.string()),
  originalColours: z.array(z.string()),
  charsets: z.record(z.string(), z.string()),
});

const shapes = {
  marks: mark,
  journal: entry,
  accounts: remembered,
  identities,
  downloads: download,
  copied,
  policies: policy,
  wishes: wish,
  seen: z.object({ id: messageId }),
  vaults: vaultRecord,
  senders,
} as const satisfies Record<Shelf, z.ZodMiniType>;
export type Kept<S extends Shelf> = z.output<(typeof shapes)[S]>;

/** What is on a shelf and in its shape. Rejects with an ArchiveError. */
export async function readShelf<S extends Shelf>(
  archive: Archive,
  shelf: S,
  owner?: string,
): Promise<Kept<S>[]> {
  const whole: Kept<S>[] = [];
  for (const { value } of await archive.all(shelf, owner)) {
    const read = shapes[shelf].safeParse(value);
    // The table pairs each shelf with its shape; TypeScript cannot see it through the index.
    if (read.success) whole.push(read.data as Kept<S>);
  }
  return whole;
}
