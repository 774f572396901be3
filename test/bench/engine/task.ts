// What one run is asked to do and what it says of it: the shape that every peer's process
// reads from its standard input and prints as one line.
import { z } from 'zod/mini';

/**
 * `list`: sign in, STAT, LIST, UIDL, headers of the newest `count`. `headers`: of all.
 * `download`: all messages into files. `one`: the largest message into a file. `delete`: all.
 */
export const jobNames = ['list', 'headers', 'download', 'one', 'delete'] as const;
export type JobName = (typeof jobNames)[number];

export const task = z.object({
  job: z.enum(jobNames),
  host: z.string(),
  port: z.int(),
  /** `tls`: from the first byte. */
  security: z.enum(['tls', 'stls', 'plain']),
  user: z.string(),
  password: z.string(),
  /** SHA-256 (hex) of the one certificate taken for good; without it the chain is checked. */
  pin: z.optional(z.string()),
  /** What the server answered to CAPA on an earlier visit, for who remembers such things. */
  capa: z.optional(z.array(z.string())),
  /** Messages the mailbox has: told only to the peer that is the physical limit. */
  messages: z.optional(z.int()),
  /**
   * Where the same server answers without delay: first visits there are not measured, as a
   * program that runs for days is not compiled anew for each visitor.
   */
  warmPort: z.optional(z.int()),
  /** Round trips are to be counted, which costs time; only ours can. */
  isCounted: z.optional(z.boolean()),
  /** Headers of `list`. */
  count: z.optional(z.int()),
  /** An empty folder for what is downloaded; '' where it is only counted. */
  folder: z.string(),
});
export type Task = z.infer<typeof task>;

export const outcome = z.object({
  /** From the dial to the answer to QUIT; of `list` to the last header. */
  wall_ms: z.number(),
  /** User and system time of the job; what the process took to start is not in it. */
  cpu_ms: z.nullable(z.number()),
  /** The most memory the process held, in MiB; null where that is not known. */
  rss_mb: z.nullable(z.number()),
  /** Octets of headers or messages, dots removed. */
  bytes: z.number(),
  /** Messages read or deleted. */
  messages: z.number(),
  /** Times an answer had to be there before the next thing could be asked. */
  round_trips: z.optional(z.number()),
});
export type Outcome = z.infer<typeof outcome>;
