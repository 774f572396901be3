// What a tab may ask the worker that has the database, and what it answers. Both sides check
// what comes: it may be from a tab that runs another version of this app.
import { z } from 'zod/mini';
import { archiveFailures } from './archive.ts';
import { vaultLimits } from './vault/limits.ts';

const account = z.string().check(z.maxLength(1_000));
/** As long as a name may be on the wire (wire/operations.ts). */
const id = z.string().check(z.maxLength(512));
const ids = z.array(id);
const count = z.int().check(z.minimum(0));
const most = z.int().check(z.minimum(0), z.maximum(100_000));
const octets: z.ZodMiniType<Uint8Array> = z.instanceof(Uint8Array);
const vault = z.string().check(z.regex(/^vault:[0-9a-f]{32}$/));
const key = octets.check(z.refine((value) => value.length === vaultLimits.keyOctets));
const via = z.enum(['TOP', 'RETR']);
/** Names a message on its way in; made by the tab that brings it. */
const put = z.string().check(z.maxLength(100));

const words = z.object({
  subject: z.string(),
  people: z.string(),
  body: z.string(),
  files: z.array(z.string()),
  date: z.number(),
});
const wanted = z.object({
  text: z.string(),
  in: z.optional(z.enum(['subject', 'people', 'body', 'files'])),
  isBeginning: z.optional(z.boolean()),
  isNot: z.optional(z.boolean()),
});
const saved = z.object({
  id,
  announced: count,
  octets: count,
  savedAt: z.number(),
  same: z.nullable(count),
});
const listed = z.object({
  id,
  size: count,
  firstSeen: z.number(),
  summary: z.nullable(z.string()),
});
const pairs = z.array(z.object({ from: id, to: id, isCertain: z.boolean() }));
const gone = z.object({
  id,
  size: count,
  firstSeen: z.number(),
  lastSeen: z.nullable(z.number()),
  goneAt: z.number(),
  removedAt: z.nullable(z.number()),
  receipt: z.nullable(z.string()),
  summary: z.nullable(z.string()),
  isHere: z.boolean(),
  expireDays: z.nullable(z.number()),
  renamed: count,
});
const summarised = z.object({ id, octets: count, summary: z.string() });
const mailboxUse = z.object({ account, messages: count, octets: count, stored: count });

/** Every question may be asked twice: a tab asks again when another one takes over. */
export const requests = {
  keeps: { ask: z.object({}), answer: z.enum(['device', 'tab']) },
  begin: { ask: z.object({ put, account, id, size: count }), answer: z.boolean() },
  write: { ask: z.object({ put, bytes: octets }), answer: z.null() },
  finish: {
    ask: z.object({ put, via }),
    answer: z.object({ octets: count, sha256: z.string() }),
  },
  drop: { ask: z.object({ put }), answer: z.null() },
  read: {
    ask: z.object({ account, id }),
    answer: z.nullable(z.object({ raw: octets, via })),
  },
  readRange: {
    ask: z.object({ account, id, from: count, to: count }),
    answer: z.nullable(octets),
  },
  verify: {
    ask: z.object({ account, id }),
    answer: z.nullable(
      z.object({
        announced: count,
        octets: count,
        savedAt: z.number(),
        sha256: z.string(),
        headerHash: z.string(),
      }),
    ),
  },
  list: { ask: z.object({ account }), answer: z.array(saved) },
  sightings: {
    ask: z.object({ account }),
    answer: z.array(z.object({ id, firstSeen: z.number() })),
  },
  keepListing: {
    ask: z.object({
      account,
      takenAt: z.int(),
      rows: z.array(z.tuple([id, count])),
      expireDays: z.nullable(z.number()),
      doubled: ids,
    }),
    answer: z.null(),
  },
  keepSummaries: {
    ask: z.object({
      account,
      summaries: z.array(summarised),
    }),
    answer: z.null(),
  },
  lastListing: {
    ask: z.object({ account }),
    answer: z.nullable(z.object({ takenAt: z.number(), rows: z.array(listed) })),
  },
  summaries: {
    ask: z.object({ account }),
    answer: z.array(z.object({ id, octets: count, summary: z.string() })),
  },
  everListed: {
    ask: z.object({ account, until: z.number() }),
    answer: z.array(
      z.object({
        id,
        size: count,
        headerHash: z.nullable(z.string()),
        messageId: z.nullable(z.string()),
      }),
    ),
  },
  rename: {
    ask: z.object({ account, pairs, parted: ids }),
    answer: z.null(),
  },
  newNames: { ask: z.object({ account }), answer: pairs },
  forgetNewNames: { ask: z.object({ account }), answer: z.null() },
  gone: { ask: z.object({ account, most }), answer: z.array(gone) },
  noteRemoved: {
    ask: z.object({ account, ids, at: z.number(), receipt: z.string() }),
    answer: z.null(),
  },
  headersOf: { ask: z.object({ account, ids }), answer: z.array(summarised) },
  keepBeginning: {
    ask: z.object({ account, id, size: count, raw: octets }),
    answer: z.null(),
  },
  readBeginning: { ask: z.object({ account, id }), answer: z.nullable(octets) },
  beginnings: {
    ask: z.object({ account }),
    answer: z.array(z.object({ id, announced: count })),
  },
  unread: { ask: z.object({ account, most }), answer: ids },
  learn: {
    ask: z.object({ account, messages: z.array(z.object({ id, words })) }),
    answer: z.null(),
  },
  find: {
    ask: z.object({
      account,
      wanted: z.array(wanted),
      most,
      before: z.nullable(z.int()),
    }),
    answer: z.object({ names: z.string(), next: z.nullable(z.int()) }),
  },
  countFindable: { ask: z.object({ account }), answer: count },
  findable: {
    ask: z.object({ account, withFiles: z.boolean() }),
    answer: z.string(),
  },
  lonely: { ask: z.object({ account }), answer: ids },
  use: { ask: z.object({}), answer: z.array(mailboxUse) },
  forget: { ask: z.object({ account, ids }), answer: z.null() },
  forgetAccount: { ask: z.object({ account }), answer: z.null() },
  forgetEverything: { ask: z.object({}), answer: z.null() },

  /** Opens the sealed database of a vault, and makes it where there is none. */
  unlockVault: { ask: z.object({ vault, key }), answer: z.null() },
  /** For every tab. */
  lockVault: { ask: z.object({ vault }), answer: z.null() },
  /** Its database goes, whether it can be opened or not. */
  forgetVault: { ask: z.object({ vault }), answer: z.null() },
  /** Octets on the disk of each vault, open or not. */
  vaultSizes: { ask: z.object({}), answer: z.array(z.object({ vault, octets: count })) },
  /** Some messages of an account that lie open, into this vault; asked until none is left. */
  moveIn: {
    ask: z.object({ vault, account }),
    answer: z.object({ left: count, damaged: count }),
  },
} as const;

export type RequestName = keyof typeof requests;
export type Ask<N extends RequestName> = z.output<(typeof requests)[N]['ask']>;
export type Answer<N extends RequestName> = z.output<(typeof requests)[N]['answer']>;

const names = Object.keys(requests) as [RequestName, ...RequestName[]]; // of the table above

/** A question on its way to the worker that answers it. */
export const question = z.object({
  n: count,
  name: z.enum(names),
  ask: z.unknown(),
});
export type Question = z.output<typeof question>;

/** Each question gets one. */
export const reply = z.union([
  z.object({ n: count, answer: z.unknown() }),
  z.object({ n: count, why: z.enum(archiveFailures), text: z.string() }),
]);
export type Reply = z.output<typeof reply>;
